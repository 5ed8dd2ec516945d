#include "platform/store_folder.hpp"

#include <utility>

#include "platform/clock.hpp"
#include "storage/disk_directory.hpp"

namespace platform {

std::expected<std::unique_ptr<StoreFolder>, es::StorageError> StoreFolder::open(const std::string& path,
                                                                                storage::Mode mode,
                                                                                std::uint64_t segment_bytes) {
  return open(
      {std::make_unique<storage::DiskDirectory>(path), std::make_unique<storage::DiskDirectory>(path)}, mode,
      segment_bytes);
}

std::expected<std::unique_ptr<StoreFolder>, es::StorageError> StoreFolder::open(Files files,
                                                                                storage::Mode mode,
                                                                                std::uint64_t segment_bytes) {
  std::unique_ptr<StoreFolder> folder{new StoreFolder(std::move(files))};
  es::Commits kept;
  auto opened = storage::SegmentedJournal::open(
      *folder->files_.log, {.mode = mode, .new_store_id = random_number(), .segment_bytes = segment_bytes},
      [&](es::Commit commit) { kept.take(std::move(commit)); });
  if (!opened) return std::unexpected(std::move(opened.error()));
  folder->journal_ = std::move(opened->journal);
  folder->report_ = std::move(opened->report);
  folder->snapshot_file_ =
      std::make_unique<storage::SnapshotFile>(*folder->files_.snapshots, *folder->journal_);
  es::Snapshots snapshots;
  for (auto& snapshot : folder->snapshot_file_->read()) snapshots.add(std::move(snapshot));
  folder->session_ = std::make_unique<app::Session>(*folder->journal_, std::move(kept), std::move(snapshots));
  return folder;
}

void StoreFolder::write_new_snapshots() {
  snapshot_file_->write(session_->fetch_new_snapshots(), session_->store());
}

void StoreFolder::compact() {
  for (auto due = journal_->due_for_compaction(); !due.empty(); due = journal_->due_for_compaction())
    if (!journal_->compact(due)) return;
}

}  // namespace platform
