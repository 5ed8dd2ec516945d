#include "es/temporal.hpp"

namespace es {
namespace {

// The last position of the first so many commits.
Position end_of(const EventStore& store, std::ptrdiff_t commits) {
  if (commits == 0) return {};
  return store.read_commit({static_cast<std::uint64_t>(commits)}).back().position;
}

}  // namespace

AsOf as_of(const EventStore& store, Position position) {
  if (position.value == 0) return {};
  const Timestamp time = store.read_all()[position.value - 1].recorded_at;
  const auto times = store.commit_times();
  const auto tied = std::ranges::equal_range(times, time);
  const Position before = end_of(store, tied.begin() - times.begin());
  return {position, time, end_of(store, tied.end() - times.begin()).value - before.value};
}

// Recorded times never go back, so the commits at or before `time` are a prefix of the log.
AsOf position_at(const EventStore& store, Timestamp time) {
  const auto times = store.commit_times();
  return as_of(store, end_of(store, std::ranges::upper_bound(times, time) - times.begin()));
}

Position position_before(const EventStore& store, Timestamp time) {
  const auto times = store.commit_times();
  return end_of(store, std::ranges::lower_bound(times, time) - times.begin());
}

}  // namespace es
