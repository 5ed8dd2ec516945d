// Snapshots on disk: one line each, in one file that is not part of the log. They are memos. So nothing here
// fails: what cannot be written is not written, and what cannot be read, or was not written about this very
// log, is passed over. All of it can be deleted at any time.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "es/snapshot.hpp"
#include "storage/directory.hpp"
#include "storage/segmented_journal.hpp"

namespace storage {

inline constexpr const char* snapshot_file_name = "snapshots.memo";

class SnapshotFile {
 public:
  // Both must outlive it. A directory of its own spares the journal's the opening and closing of files.
  SnapshotFile(Directory& directory, const SegmentedJournal& journal)
      : directory_(directory), journal_(journal) {}

  // Those that were written about this log as it is now. A line that is damaged costs only itself.
  std::vector<es::Snapshot> read();

  // `store` has the events that they are of.
  void write(std::span<const es::Snapshot> snapshots, const es::EventStore& store);

  std::expected<void, es::StorageError> drop() { return directory_.remove(snapshot_file_name); }

 private:
  Directory& directory_;
  const SegmentedJournal& journal_;
  bool goes_on_ = false;  // this object has ended the last line itself
};

}  // namespace storage
