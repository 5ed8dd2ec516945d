#include "platform/store_folder.hpp"

#include <utility>

#include "platform/clock.hpp"

namespace platform {

std::expected<std::unique_ptr<StoreFolder>, es::StorageError> StoreFolder::open(const std::string& path,
                                                                                storage::Mode mode,
                                                                                std::uint64_t segment_bytes) {
  std::unique_ptr<StoreFolder> folder{new StoreFolder(path)};
  auto opened = storage::SegmentedJournal::open(
      folder->directory_, {.mode = mode, .new_store_id = random_number(), .segment_bytes = segment_bytes});
  if (!opened) return std::unexpected(std::move(opened.error()));
  folder->journal_ = std::move(opened->journal);
  folder->report_ = std::move(opened->report);
  folder->session_ = std::make_unique<app::Session>(*folder->journal_, std::move(opened->commits));
  return folder;
}

}  // namespace platform
