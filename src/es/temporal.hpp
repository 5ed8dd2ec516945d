// Time travel is reading less. Everything as of a position is the fold of a shorter history, and a
// question about a time first becomes a position, so that ties and clock steps have exact answers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ranges>
#include <utility>

#include "es/fold.hpp"
#include "es/log.hpp"

namespace es {

// The log through `position`, or through its end. An event that cannot be read keeps its place in it; who
// needs that event stops there (projection.hpp).
template <class E>
History<E> until(const Log<E>& log, Position position) {
  const Position through = std::min(position, log.through());
  const auto events = log.events();
  const auto unreadable = log.unreadable();
  return {{events.begin(), std::ranges::upper_bound(events, through, {}, &Recorded<E>::position)},
          {unreadable.begin(), std::ranges::upper_bound(unreadable, through, {}, &Unreadable::position)},
          through};
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

// One stream at two points, and what happened to it in between.
template <class State, class Events>
struct Difference {
  State before, after;
  Events between;
};

// The later state is folded on from the earlier one: a fold may be cut anywhere.
template <class Evolve, class State, class E>
auto difference(Evolve evolve, State initial, const Log<E>& log, const StreamId& stream, Position after,
                Position through) {
  const auto earlier = until(log, stream, after);
  State before = fold(evolve, std::move(initial), earlier);
  auto between = std::ranges::drop_view(until(log, stream, through), std::ranges::ssize(earlier));
  State later = fold(evolve, before, between);
  return Difference{std::move(before), std::move(later), std::move(between)};
}

// Where in the log a moment lies.
struct AsOf {
  Position position;                     // the last one recorded at or before it; 0: before the first
  std::optional<Timestamp> recorded_at;  // of that position; nothing at 0
  std::uint64_t ties = 0;                // how many events of the whole log bear that very time
};

AsOf as_of(const EventStore& store, Position position);
AsOf position_at(const EventStore& store, Timestamp time);

// The last position recorded before `time`: what follows it, was recorded at that time or later. Whoever
// reads on from here loses no event that bears the very time.
Position position_before(const EventStore& store, Timestamp time);

}  // namespace es
