// A directory of somebody else: it outlives whoever owns this one, as a disk outlives a program.
#pragma once

#include "storage/directory.hpp"

class BorrowedDirectory : public storage::Directory {
 public:
  explicit BorrowedDirectory(storage::Directory& directory) : directory_(directory) {}
  std::expected<std::vector<std::string>, es::StorageError> list() override { return directory_.list(); }
  std::expected<std::string, es::StorageError> read(const std::string& name, std::uint64_t offset) override {
    return directory_.read(name, offset);
  }
  std::expected<void, es::StorageError> append(const std::string& name, std::string_view bytes) override {
    return directory_.append(name, bytes);
  }
  std::expected<void, es::StorageError> truncate(const std::string& name, std::uint64_t size) override {
    return directory_.truncate(name, size);
  }
  std::expected<void, es::StorageError> remove(const std::string& name) override {
    return directory_.remove(name);
  }
  std::expected<void, es::StorageError> replace(const std::string& name, const std::string& by) override {
    return directory_.replace(name, by);
  }
  std::expected<void, es::StorageError> sync(const std::string& name) override {
    return directory_.sync(name);
  }
  std::expected<std::unique_ptr<Lock>, es::StorageError> lock() override { return directory_.lock(); }

 private:
  storage::Directory& directory_;
};
