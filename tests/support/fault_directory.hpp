// A directory that does what disks do on bad days, and counts what is asked of it. What happens to bytes that
// are already there is told in damage_verbs.hpp.
#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "storage/directory.hpp"

class FaultDirectory final : public storage::Directory {
 public:
  enum class Verb { append, truncate, remove, replace, sync };

  explicit FaultDirectory(storage::Directory& below) : below_(below) {}

  // The next call of that verb fails; of an append the first bytes may have got there.
  void fail_next(Verb verb, std::size_t bytes_that_arrive = 0) {
    fails_next_.insert(verb);
    bytes_that_arrive_ = bytes_that_arrive;
  }
  // From the call after so many on, nothing that changes the folder works any more: a crash.
  void fail_after(int changes) { changes_left_ = changes; }
  // The disk has room for so many bytes more.
  void fill_up(std::size_t room = 0) { room_ = room; }
  void make_room() { room_.reset(); }
  // Syncs are answered and not done, as some disks do.
  void drop_sync() { drops_syncs_ = true; }
  void slow_sync(std::chrono::milliseconds each) { sync_takes_ = each; }
  // Every byte is lost that was not synced, and so is every file.
  void lose_power() {
    for (const std::string& name : below_.list().value_or(std::vector<std::string>{})) {
      const auto durable = durable_.find(name);
      (void)(durable == durable_.end() ? below_.remove(name) : below_.truncate(name, durable->second));
    }
  }

  int appends() const { return appends_; }
  int syncs() const { return syncs_; }
  int changes() const { return changes_; }  // of every verb

  std::expected<std::vector<std::string>, es::StorageError> list() override { return below_.list(); }
  std::expected<std::string, es::StorageError> read(const std::string& name, std::uint64_t offset) override {
    return below_.read(name, offset);
  }
  std::expected<void, es::StorageError> append(const std::string& name, std::string_view bytes) override {
    ++appends_;
    if (fails(Verb::append)) {
      if (auto part = below_.append(name, bytes.substr(0, bytes_that_arrive_)); !part) return part;
      return failure(es::StorageError::Kind::disk_full, name, "No space left on device");
    }
    const std::size_t room = room_.value_or(bytes.size());
    if (auto written = below_.append(name, bytes.substr(0, room)); !written) return written;
    if (room_) room_ = room - std::min(room, bytes.size());
    if (room < bytes.size())
      return failure(es::StorageError::Kind::disk_full, name, "No space left on device");
    return {};
  }
  std::expected<void, es::StorageError> truncate(const std::string& name, std::uint64_t size) override {
    if (fails(Verb::truncate)) return failure(es::StorageError::Kind::not_saved, name, "I/O error");
    if (durable_.contains(name)) durable_[name] = std::min(durable_[name], size);
    return below_.truncate(name, size);
  }
  std::expected<void, es::StorageError> remove(const std::string& name) override {
    if (fails(Verb::remove)) return failure(es::StorageError::Kind::not_saved, name, "I/O error");
    durable_.erase(name);
    return below_.remove(name);
  }
  std::expected<void, es::StorageError> replace(const std::string& name, const std::string& by) override {
    if (fails(Verb::replace)) return failure(es::StorageError::Kind::not_saved, name, "I/O error");
    const auto durable = durable_.find(by);
    durable_[name] = durable == durable_.end() ? 0 : durable->second;
    durable_.erase(by);
    return below_.replace(name, by);
  }
  std::expected<void, es::StorageError> sync(const std::string& name) override {
    ++syncs_;
    std::this_thread::sleep_for(sync_takes_);
    if (fails(Verb::sync)) return failure(es::StorageError::Kind::disk_full, name, "full");
    if (drops_syncs_) return {};
    if (const auto bytes = below_.read(name, 0)) durable_[name] = bytes->size();
    return below_.sync(name);
  }
  std::expected<std::unique_ptr<Lock>, es::StorageError> lock() override { return below_.lock(); }

 private:
  bool fails(Verb verb) {
    ++changes_;
    if (changes_left_ && (*changes_left_)-- <= 0) {
      changes_left_ = 0;
      return true;
    }
    return fails_next_.erase(verb) > 0;
  }

  static std::unexpected<es::StorageError> failure(es::StorageError::Kind kind, const std::string& name,
                                                   const std::string& detail) {
    return std::unexpected(es::StorageError{kind, name, detail});
  }

  storage::Directory& below_;
  std::set<Verb> fails_next_;
  std::size_t bytes_that_arrive_ = 0;
  std::optional<int> changes_left_;
  std::optional<std::size_t> room_;
  bool drops_syncs_ = false;
  std::chrono::milliseconds sync_takes_{0};
  std::map<std::string, std::uint64_t> durable_;  // how much of each file a loss of power leaves
  int appends_ = 0;
  int syncs_ = 0;
  int changes_ = 0;
};
