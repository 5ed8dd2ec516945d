#include "es/temporal.hpp"

namespace es {

AsOf as_of(std::span<const RecordedEvent> log, Position position) {
  if (position.value == 0) return {};
  const Timestamp time = log[position.value - 1].recorded_at;
  const auto tied = std::ranges::equal_range(log, time, {}, &RecordedEvent::recorded_at);
  return {position, time, static_cast<std::uint64_t>(tied.size())};
}

// Recorded times never go back, so the events at or before `time` are a prefix of the log.
AsOf position_at(std::span<const RecordedEvent> log, Timestamp time) {
  const auto later = std::ranges::upper_bound(log, time, {}, &RecordedEvent::recorded_at);
  return as_of(log, Position{static_cast<std::uint64_t>(later - log.begin())});
}

Position position_before(std::span<const RecordedEvent> log, Timestamp time) {
  const auto first = std::ranges::lower_bound(log, time, {}, &RecordedEvent::recorded_at);
  return Position{static_cast<std::uint64_t>(first - log.begin())};
}

}  // namespace es
