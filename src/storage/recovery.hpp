// Reading a folder of segments from the beginning: what is whole, what a crash left half-written, and
// what is damaged. It changes nothing; whoever may write decides what to do with what was found.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "es/journal.hpp"
#include "storage/damage.hpp"
#include "storage/directory.hpp"

namespace storage {

// The end of what is whole: where the next frame goes, and what it has to follow.
struct Tail {
  std::string segment;       // "" before the first
  std::uint64_t offset = 0;  // in that segment
  std::uint64_t store_id = 0;
  std::uint32_t chain = 0;
  es::CommitNumber last_commit;
  es::Position last_position;
};

// A file of the log, as far as it is whole.
struct Segment {
  std::string name;
  std::uint64_t bytes = 0;
  bool operator==(const Segment&) const = default;
};

// A commit's frame, as one finds it again in its segment.
struct FrameMark {
  std::uint32_t chain = 0;  // its header's checksum, which covers everything before it too
  std::uint32_t bytes = 0;  // header and body
};

// What `verify` tells. The counts are those of the intact prefix, but for the segments, which are files.
struct RecoveryReport {
  std::uint64_t commits = 0;
  std::uint64_t events = 0;
  std::uint64_t segments = 0;
  std::vector<Damage> damage;  // in the order of the log; after the first, what can still be judged
  std::optional<Torn> torn;    // not damage
};

// Is handed the commits in order, up to the first damage, each as soon as it is known to be whole: nobody
// holds a large log twice.
using TakeCommit = std::function<void(es::Commit)>;

struct Recovery {
  es::CommitNumber after;              // what was read follows this commit
  std::vector<FrameMark> frames;       // of each commit, up to the first damage
  std::vector<Segment> segments;       // those that were read, up to the first damage
  std::vector<std::string> leftovers;  // what a compaction left that was cut off: in the way of nobody
  RecoveryReport report;
  Tail tail;
};

// Reads on from `from`, or everything if nothing is there any more at that place. A writer beside it may
// append and compact meanwhile. Only a folder or a file that cannot be read at all is an error.
std::expected<Recovery, es::StorageError> recover(Directory& directory, const Tail& from,
                                                  const TakeCommit& take);

// "0000000064.log" holds the commits from 64 on.
std::string segment_name(es::CommitNumber first);
es::CommitNumber first_commit(const std::string& segment_name);

}  // namespace storage
