// Time travel is reading less. Everything as of a position is the fold of a shorter history, and a
// question about a time first becomes a position, so that ties and clock steps have exact answers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ranges>
#include <span>

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

// One stream through `position`.
template <class E>
auto until(const Log<E>& log, const StreamId& stream, Position position) {
  const auto events = log.stream(stream);
  const auto end = std::ranges::upper_bound(events, position, {}, &Recorded<E>::position);
  return events | std::views::take(end - events.begin());
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
