#include "es/snapshot.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace es {

bool due(const SnapshotPolicy& policy, const Reached& last, const Reached& now) {
  if (now.version <= last.version) return false;
  if (policy.every > 0 && now.version.value - last.version.value >= policy.every) return true;
  return policy.microseconds &&
         now.recorded_at.microseconds - last.recorded_at.microseconds >= *policy.microseconds;
}

std::optional<IgnoredSnapshot> misfit(const Snapshot& snapshot, const EventStore& store, int schema) {
  using Why = IgnoredSnapshot::Why;
  const auto ignored = [&](Why why) { return IgnoredSnapshot{snapshot.stream, snapshot.version, why}; };
  if (snapshot.schema != schema) return ignored(Why::stale_schema);
  if (snapshot.version > store.version_of(snapshot.stream)) return ignored(Why::ahead);
  if (snapshot.version.value == 0) return ignored(Why::other_history);
  const auto last = store.read_stream(snapshot.stream, Version{snapshot.version.value - 1}).front();
  if (last.position != snapshot.position || last.recorded_at != snapshot.recorded_at)
    return ignored(Why::other_history);
  return std::nullopt;
}

void Snapshots::add(Snapshot snapshot) {
  auto& kept = by_stream_[snapshot.stream];
  const auto place = std::ranges::lower_bound(kept, snapshot.version, {}, &Snapshot::version);
  if (place != kept.end() && place->version == snapshot.version)
    *place = std::move(snapshot);
  else
    kept.insert(place, std::move(snapshot));
}

std::span<const Snapshot> Snapshots::of(const StreamId& stream) const {
  const auto found = by_stream_.find(stream);
  if (found == by_stream_.end()) return {};
  return found->second;
}

std::vector<Snapshot> Snapshots::all() const {
  std::vector<Snapshot> all;
  for (const auto& [stream, kept] : by_stream_) std::ranges::copy(kept, std::back_inserter(all));
  std::ranges::sort(all, {}, &Snapshot::position);
  return all;
}

}  // namespace es
