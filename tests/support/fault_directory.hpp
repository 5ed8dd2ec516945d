// A directory that fails when it is told to, and counts what is asked of it.
#pragma once

#include <optional>
#include <utility>

#include "storage/directory.hpp"

class FaultDirectory final : public storage::Directory {
 public:
  explicit FaultDirectory(storage::Directory& below) : below_(below) {}

  void fail_next_append(std::size_t after_bytes) { append_stops_after_ = after_bytes; }
  void fail_next_drop() { drop_fails_ = true; }  // truncate or remove
  void fail_next_sync() { sync_fails_ = true; }

  int appends() const { return appends_; }
  int syncs() const { return syncs_; }

  std::expected<std::vector<std::string>, es::StorageError> list() override { return below_.list(); }
  std::expected<std::string, es::StorageError> read(const std::string& name, std::uint64_t offset) override {
    return below_.read(name, offset);
  }
  std::expected<void, es::StorageError> append(const std::string& name, std::string_view bytes) override {
    ++appends_;
    if (!append_stops_after_) return below_.append(name, bytes);
    if (auto part = below_.append(name, bytes.substr(0, *append_stops_after_)); !part) return part;
    append_stops_after_.reset();
    return failure(es::StorageError::Kind::disk_full, name, "No space left on device");
  }
  std::expected<void, es::StorageError> truncate(const std::string& name, std::uint64_t size) override {
    if (std::exchange(drop_fails_, false))
      return failure(es::StorageError::Kind::not_saved, name, "I/O error");
    return below_.truncate(name, size);
  }
  std::expected<void, es::StorageError> remove(const std::string& name) override {
    if (std::exchange(drop_fails_, false))
      return failure(es::StorageError::Kind::not_saved, name, "I/O error");
    return below_.remove(name);
  }
  std::expected<void, es::StorageError> sync(const std::string& name) override {
    ++syncs_;
    if (std::exchange(sync_fails_, false)) return failure(es::StorageError::Kind::disk_full, name, "full");
    return below_.sync(name);
  }
  std::expected<std::unique_ptr<Lock>, es::StorageError> lock() override { return below_.lock(); }

 private:
  static std::unexpected<es::StorageError> failure(es::StorageError::Kind kind, const std::string& name,
                                                   const std::string& detail) {
    return std::unexpected(es::StorageError{kind, name, detail});
  }

  storage::Directory& below_;
  std::optional<std::size_t> append_stops_after_;
  bool drop_fails_ = false;
  bool sync_fails_ = false;
  int appends_ = 0;
  int syncs_ = 0;
};
