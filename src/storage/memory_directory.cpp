#include "storage/memory_directory.hpp"

namespace storage {
namespace {

struct MemoryLock final : Directory::Lock {
  explicit MemoryLock(std::shared_ptr<bool> flag) : locked(std::move(flag)) { *locked = true; }
  ~MemoryLock() override { *locked = false; }
  std::shared_ptr<bool> locked;
};

}  // namespace

std::expected<std::vector<std::string>, es::StorageError> MemoryDirectory::list() {
  std::vector<std::string> names;
  names.reserve(files_.size());
  for (const auto& [name, bytes] : files_) names.push_back(name);
  return names;
}

std::expected<std::string, es::StorageError> MemoryDirectory::read(const std::string& name,
                                                                   std::uint64_t offset) {
  const auto file = files_.find(name);
  if (file == files_.end() || offset >= file->second.size()) return std::string{};
  return file->second.substr(static_cast<std::size_t>(offset));
}

std::expected<void, es::StorageError> MemoryDirectory::append(const std::string& name,
                                                              std::string_view bytes) {
  files_[name] += bytes;
  return {};
}

std::expected<void, es::StorageError> MemoryDirectory::truncate(const std::string& name, std::uint64_t size) {
  files_[name].resize(static_cast<std::size_t>(size));
  return {};
}

std::expected<void, es::StorageError> MemoryDirectory::remove(const std::string& name) {
  files_.erase(name);
  return {};
}

std::expected<void, es::StorageError> MemoryDirectory::replace(const std::string& name,
                                                               const std::string& by) {
  files_[name] = std::move(files_[by]);
  files_.erase(by);
  return {};
}

std::expected<void, es::StorageError> MemoryDirectory::sync(const std::string&) { return {}; }

std::expected<std::unique_ptr<Directory::Lock>, es::StorageError> MemoryDirectory::lock() {
  if (*locked_) return std::unexpected(es::StorageError{es::StorageError::Kind::locked, "memory", "locked"});
  return std::make_unique<MemoryLock>(locked_);
}

}  // namespace storage
