// A real folder, by POSIX calls. It keeps the file open that it appends to, so that a commit is one write
// and one fdatasync. Under Emscripten the same calls reach the page's files in memory; there sync and
// lock do nothing, and what makes a commit durable is the page's own save.
#pragma once

#include "storage/directory.hpp"

namespace storage {

// A file descriptor that is closed once.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

class DiskDirectory final : public Directory {
 public:
  explicit DiskDirectory(std::string path) : path_(std::move(path)) {}

  std::expected<std::vector<std::string>, es::StorageError> list() override;
  std::expected<std::string, es::StorageError> read(const std::string& name, std::uint64_t offset) override;
  std::expected<void, es::StorageError> append(const std::string& name, std::string_view bytes) override;
  std::expected<void, es::StorageError> truncate(const std::string& name, std::uint64_t size) override;
  std::expected<void, es::StorageError> remove(const std::string& name) override;
  std::expected<void, es::StorageError> replace(const std::string& name, const std::string& by) override;
  std::expected<void, es::StorageError> sync(const std::string& name) override;
  std::expected<std::unique_ptr<Lock>, es::StorageError> lock() override;

 private:
  struct Open {
    std::string name;
    Descriptor file;
    bool named = false;  // the folder was synced since: the name would survive
  };

  std::string place_of(const std::string& name) const { return path_ + "/" + name; }
  std::expected<void, es::StorageError> open_for_append(const std::string& name);

  std::string path_;
  Open open_;
};

}  // namespace storage
