// A snapshot is a memo of a fold: the state that a stream had at a version, so that the next fold may begin
// there. Delete every one at any time: it costs time and changes no answer. So a snapshot is believed only
// where it fits the stream that it claims to be of, and is ignored, and told, where it does not.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "es/event.hpp"
#include "es/event_store.hpp"

namespace es {

struct Snapshot {
  StreamId stream;
  Version version;        // the events that it holds
  Position position;      // of the last of them
  Timestamp recorded_at;  // of that one too: a snapshot is as old as what it knows
  int schema = 1;         // of the state's shape; counted apart from any event's
  JsonText state;
  bool operator==(const Snapshot&) const = default;
};

// When a new one is worth its place.
struct SnapshotPolicy {
  std::uint64_t every = 0;                   // so many events after the last one; 0: not for their number
  std::optional<std::int64_t> microseconds;  // so long after the last one; nothing: not for its age
};

// How far a stream has come: at its beginning (version 0, the time of its first event), at its last
// snapshot, or now.
struct Reached {
  Version version;
  Timestamp recorded_at;
};

// It is the distance that counts. `version % every == 0` would be stepped over by a commit of two events.
bool due(const SnapshotPolicy& policy, const Reached& last, const Reached& now);

// How a state is written and read. The schema is raised when its shape changes, or what evolve makes of the
// same events: old memos are then worth nothing.
template <class State>
struct SnapshotCodec {
  int schema = 1;
  JsonText (*encode)(const State&);
  std::optional<State> (*decode)(const JsonText&);
};

struct IgnoredSnapshot {
  enum class Why {
    stale_schema,   // written by a program that had another idea of the state
    ahead,          // knows more events than the stream has
    other_history,  // the event that it ends with stands elsewhere, or is of another time
    unreadable,     // its text is no state
  };
  StreamId stream;
  Version version;
  Why why = Why::unreadable;
  bool operator==(const IgnoredSnapshot&) const = default;
};

// Why the snapshot may not be used on this store, as far as can be told without reading its state.
std::optional<IgnoredSnapshot> misfit(const Snapshot& snapshot, const EventStore& store, int schema);

// The snapshots of many streams. A stream may have several, so that a question about the past finds one that
// is not younger than what it asks about.
class Snapshots {
 public:
  // An older one never takes the place of a younger one. Of two of the same version the last one stays.
  void add(Snapshot snapshot);

  std::span<const Snapshot> of(const StreamId& stream) const;  // by version
  std::vector<Snapshot> all() const;                           // by position
  bool empty() const { return by_stream_.empty(); }

 private:
  std::unordered_map<StreamId, std::vector<Snapshot>, StreamIdHash> by_stream_;
};

}  // namespace es
