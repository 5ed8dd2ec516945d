// The log in memory: every stored event decoded once, in order, and found by stream. It consumes the
// event store as any subscriber would, from the position that it has reached.
#pragma once

#include <algorithm>
#include <cstdint>
#include <ranges>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "es/codec.hpp"
#include "es/event_store.hpp"

namespace es {

// A stored event that cannot be read. It keeps its place; only the folds that need it stop before it.
struct Unreadable {
  Position position;
  StreamId stream;
  DecodeError error;
};

// The log from its beginning: what a projection reads. `through` is the last position that it covers, which
// may lie beyond its last event (an old event may be read as none).
template <class E>
struct History {
  std::span<const Recorded<E>> events;
  std::span<const Unreadable> unreadable;  // those that keep their place among the events
  Position through;

  auto begin() const { return events.begin(); }
  auto end() const { return events.end(); }

  // The events behind `after`, up to and with `last`.
  std::span<const Recorded<E>> between(Position after, Position last) const {
    const auto begin = std::ranges::upper_bound(events, after, {}, &Recorded<E>::position);
    const auto end = std::ranges::upper_bound(events, last, {}, &Recorded<E>::position);
    return {begin, std::max(begin, end)};
  }
};

template <class E>
class Log {
 public:
  explicit Log(Codec<E> codec) : codec_(std::move(codec)) {}

  // Decodes what the store has kept since.
  void catch_up(const EventStore& store) {
    for (const RecordedEvent& stored : store.read_all(through_)) {
      take(stored);
      through_ = stored.position;
    }
  }

  const Codec<E>& codec() const { return codec_; }
  Position through() const { return through_; }
  std::span<const Recorded<E>> events() const { return events_; }  // by position, then part
  std::span<const Unreadable> unreadable() const { return unreadable_; }

  // What the stored event at `position` is read as: its parts.
  std::span<const Recorded<E>> at(Position position) const {
    const auto parts = std::ranges::equal_range(events_, position, {}, &Recorded<E>::position);
    return {parts.begin(), parts.end()};
  }

  // The events of one stream, in order.
  auto stream(const StreamId& id) const {
    const auto found = streams_.find(id);
    const std::span<const std::uint32_t> places =
        found == streams_.end() ? std::span<const std::uint32_t>{} : std::span(found->second);
    return places | std::views::transform(
                        [this](std::uint32_t place) -> const Recorded<E>& { return events_[place]; });
  }

 private:
  void take(const RecordedEvent& stored) {
    auto read_as = read(codec_, stored.data);
    if (!read_as) {
      unreadable_.push_back({stored.position, stored.stream, std::move(read_as.error())});
      return;
    }
    int part = 0;
    for (E& event : *read_as) {
      streams_[stored.stream].push_back(static_cast<std::uint32_t>(events_.size()));
      events_.push_back({.position = stored.position,
                         .part = part++,
                         .stream = stored.stream,
                         .version = stored.version,
                         .recorded_at = stored.recorded_at,
                         .event = std::move(event)});
    }
  }

  Codec<E> codec_;
  Position through_;
  std::vector<Recorded<E>> events_;
  std::vector<Unreadable> unreadable_;
  std::unordered_map<StreamId, std::vector<std::uint32_t>, StreamIdHash> streams_;
};

}  // namespace es
