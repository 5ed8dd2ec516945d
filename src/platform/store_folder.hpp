// A store folder, opened: its files, its journal and the session over it, in the order in which each needs
// the one before.
#pragma once

#include <expected>
#include <memory>
#include <string>

#include "app/session.hpp"
#include "storage/disk_directory.hpp"
#include "storage/segmented_journal.hpp"

namespace platform {

class StoreFolder {
 public:
  static std::expected<std::unique_ptr<StoreFolder>, es::StorageError> open(
      const std::string& path, storage::Mode mode,
      std::uint64_t segment_bytes = storage::Options{}.segment_bytes);

  app::Session& session() { return *session_; }
  storage::SegmentedJournal& journal() { return *journal_; }
  const storage::RecoveryReport& report() const { return report_; }

 private:
  explicit StoreFolder(const std::string& path) : directory_(path) {}

  storage::DiskDirectory directory_;
  std::unique_ptr<storage::SegmentedJournal> journal_;
  storage::RecoveryReport report_;
  std::unique_ptr<app::Session> session_;
};

}  // namespace platform
