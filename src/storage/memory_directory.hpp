// A folder that lives as long as its object, and keeps what was written when a journal over it goes:
// so a test reopens a log, or cuts it at every byte, without a disk.
#pragma once

#include <map>

#include "storage/directory.hpp"

namespace storage {

class MemoryDirectory final : public Directory {
 public:
  std::expected<std::vector<std::string>, es::StorageError> list() override;
  std::expected<std::string, es::StorageError> read(const std::string& name, std::uint64_t offset) override;
  std::expected<void, es::StorageError> append(const std::string& name, std::string_view bytes) override;
  std::expected<void, es::StorageError> truncate(const std::string& name, std::uint64_t size) override;
  std::expected<void, es::StorageError> remove(const std::string& name) override;
  std::expected<void, es::StorageError> replace(const std::string& name, const std::string& by) override;
  std::expected<void, es::StorageError> sync(const std::string& name) override;
  std::expected<std::unique_ptr<Lock>, es::StorageError> lock() override;

 private:
  std::map<std::string, std::string> files_;
  std::shared_ptr<bool> locked_ = std::make_shared<bool>(false);
};

}  // namespace storage
