// Time travel is reading less. Everything as of a position is the fold of a shorter history, and a
// question about a time first becomes a position, so that ties and clock steps have exact answers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ranges>
#include <span>
#include <utility>

#include "es/log.hpp"

namespace es {

// The log through `position`, or through its end, or up to the first event that cannot be read:
// whichever comes first.
template <class E>
History<E> until(const Log<E>& log, Position position) {
  Position through = std::min(position, log.through());
  if (!log.unreadable().empty())
    through = std::min(through, Position{log.unreadable().front().position.value - 1});
  const auto events = log.events();
  const auto end = std::ranges::upper_bound(events, through, {}, &Recorded<E>::position);
  return {events.first(static_cast<std::size_t>(end - events.begin())), through};
}

// How far `stream` can be read: through `position`, or up to its first event that cannot be.
template <class E>
Position readable_through(const Log<E>& log, const StreamId& stream, Position position) {
  const auto first = std::ranges::find(log.unreadable(), stream, &Unreadable::stream);
  if (first == log.unreadable().end()) return position;
  return std::min(position, Position{first->position.value - 1});
}

// One stream, so far.
template <class E>
auto until(const Log<E>& log, const StreamId& stream, Position position) {
  auto events = log.stream(stream);
  const auto through = readable_through(log, stream, position);
  const auto end = std::ranges::upper_bound(events, through, {}, &Recorded<E>::position);
  const auto count = end - events.begin();
  return std::ranges::take_view(std::move(events), count);  // the view itself: its iterators point into it
}

// Where in the log a moment lies.
struct AsOf {
  Position position;                     // the last one recorded at or before it; 0: before the first
  std::optional<Timestamp> recorded_at;  // of that position; nothing at 0
  std::uint64_t ties = 0;                // how many events of the whole log bear that very time
};

AsOf as_of(std::span<const RecordedEvent> log, Position position);
AsOf position_at(std::span<const RecordedEvent> log, Timestamp time);

}  // namespace es
