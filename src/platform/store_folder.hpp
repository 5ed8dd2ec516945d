// A store folder, opened: its files, its journal, its snapshots and the session over it, in the order in
// which each needs the one before.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <utility>

#include "app/session.hpp"
#include "storage/directory.hpp"
#include "storage/segmented_journal.hpp"
#include "storage/snapshot_file.hpp"

namespace platform {

class StoreFolder {
 public:
  // Two ways to the same folder: the log's keeps the file open that grows.
  struct Files {
    std::unique_ptr<storage::Directory> log, snapshots;
  };
  static std::expected<std::unique_ptr<StoreFolder>, es::StorageError> open(
      Files files, storage::Mode mode, std::uint64_t segment_bytes = storage::Options{}.segment_bytes);
  static std::expected<std::unique_ptr<StoreFolder>, es::StorageError> open(
      const std::string& path, storage::Mode mode,
      std::uint64_t segment_bytes = storage::Options{}.segment_bytes);

  app::Session& session() { return *session_; }
  storage::SegmentedJournal& journal() { return *journal_; }
  const storage::RecoveryReport& report() const { return report_; }

  // Writes down the snapshots that the session has taken since. No answer may wait for it.
  void write_new_snapshots();
  // Joins small segments that have become many. Before the first command or after an answer, never in
  // between; where it is not possible, the log stays as it is.
  void compact();

  std::expected<void, es::StorageError> drop_snapshots() { return snapshot_file_->drop(); }

 private:
  explicit StoreFolder(Files files) : files_(std::move(files)) {}

  Files files_;
  std::unique_ptr<storage::SegmentedJournal> journal_;
  storage::RecoveryReport report_;
  std::unique_ptr<storage::SnapshotFile> snapshot_file_;
  std::unique_ptr<app::Session> session_;
};

}  // namespace platform
