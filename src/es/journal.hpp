// A journal keeps commits and knows nothing of what they mean. It is the one port below the event
// store, with two verbs, so that the same store stands over a folder, a browser's database or memory.
//
// The store decides who is right; the journal only says whether it was first. An append that finds
// another writer's commit in its place answers `Behind`: the store then reads on and checks again.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "es/event.hpp"

namespace es {

// One append is one commit: one time, one frame on disk, all of its events or none of them.
struct Commit {
  CommitNumber number;
  Timestamp recorded_at;
  std::string command_id;                 // "" where the command brought none
  std::uint64_t command_fingerprint = 0;  // tells a retry from another command under the same id
  std::string key_id;                     // names the key of an encrypted payload; "" for plain text
  std::vector<RecordedEvent> events;      // never empty; positions follow those of the commit before
  bool operator==(const Commit&) const = default;
};

// What storage says no with. The evidence travels as data; the sentence is made at the edge.
struct StorageError {
  enum class Kind {
    disk_full,
    damaged,    // a checksum, a chain or a number does not agree: see the damage report
    read_only,  // the medium, or this tab, may read and not write
    locked,     // another writer holds the lock
    not_saved,  // anything else that kept a write from being durable: it may be kept, or not
  };
  Kind kind = Kind::not_saved;
  std::string where;   // the file or the folder
  std::string detail;  // what the system said
  bool operator==(const StorageError&) const = default;
};

enum class Appended { kept, behind };

class Journal {
 public:
  virtual ~Journal() = default;

  // Keeps a run of commits, whole or not at all, if run.front().number is the next number.
  virtual std::expected<Appended, StorageError> append(std::span<const Commit> run) = 0;

  // The commits after `number`, in order.
  virtual std::expected<std::vector<Commit>, StorageError> read(CommitNumber after) = 0;
};

// A journal that lives as long as the process: for tests, for benchmarks and for a page without storage.
class MemoryJournal final : public Journal {
 public:
  std::expected<Appended, StorageError> append(std::span<const Commit> run) override;
  std::expected<std::vector<Commit>, StorageError> read(CommitNumber after) override;

 private:
  std::vector<Commit> commits_;
};

}  // namespace es
