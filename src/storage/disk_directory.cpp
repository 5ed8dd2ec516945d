#include "storage/disk_directory.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace storage {
namespace {

using es::StorageError;

StorageError::Kind kind_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:  // the limit of a process or of a file system: no room either way
      return StorageError::Kind::disk_full;
    case EROFS:
    case EACCES:
    case EPERM:
      return StorageError::Kind::read_only;
    case EWOULDBLOCK:
      return StorageError::Kind::locked;
    default:
      return StorageError::Kind::not_saved;
  }
}

std::unexpected<StorageError> failed(const std::string& where) {  // says what errno says
  const int error = errno;
  return std::unexpected(StorageError{kind_of(error), where, std::generic_category().message(error)});
}

// Repeats a call that a signal has interrupted before it did anything.
template <class Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

Descriptor open_path(const std::string& path, int flags) {
  constexpr mode_t everybody_as_umask_allows = 0666;
  return Descriptor(
      uninterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, everybody_as_umask_allows); }));
}

// A new name is durable only when the folder that holds it is.
bool sync_folder(const std::string& path) {
  const Descriptor folder = open_path(path, O_RDONLY | O_DIRECTORY);
  return folder && uninterrupted([&] { return ::fsync(folder.number()); }) == 0;
}

std::string parent_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool make_folder(const std::string& path) {
  constexpr mode_t everybody_as_umask_allows = 0777;
  const std::string parent = parent_of(path);
  if (::mkdir(path.c_str(), everybody_as_umask_allows) == 0) return sync_folder(parent);
  if (errno == EEXIST) return true;
  if (errno != ENOENT || parent == path || !make_folder(parent)) return false;
  return ::mkdir(path.c_str(), everybody_as_umask_allows) == 0 ? sync_folder(parent) : errno == EEXIST;
}

std::string without_trailing_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

struct DiskLock final : Directory::Lock {
  explicit DiskLock(Descriptor held) : folder(std::move(held)) {}
  Descriptor folder;
};

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

std::expected<std::vector<std::string>, StorageError> DiskDirectory::list() {
  DIR* folder = ::opendir(path_.c_str());
  if (folder == nullptr) return failed(path_);
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(folder)) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  const int error = errno;
  ::closedir(folder);
  errno = error;
  if (error != 0) return failed(path_);
  std::ranges::sort(names);
  return names;
}

std::expected<std::string, StorageError> DiskDirectory::read(const std::string& name, std::uint64_t offset) {
  const Descriptor file = open_path(place_of(name), O_RDONLY);
  if (!file) {
    if (errno == ENOENT) return std::string{};
    return failed(place_of(name));
  }
  struct stat about{};
  if (::fstat(file.number(), &about) != 0) return failed(place_of(name));
  std::string bytes;
  const auto size = static_cast<std::uint64_t>(about.st_size);
  if (offset >= size) return bytes;
  bytes.resize(static_cast<std::size_t>(size - offset));
  std::size_t have = 0;
  while (have < bytes.size()) {
    const auto got = uninterrupted([&] {
      return ::pread(file.number(), bytes.data() + have, bytes.size() - have,
                     static_cast<off_t>(offset + have));
    });
    if (got < 0) return failed(place_of(name));
    if (got == 0) break;  // a writer dropped its tail meanwhile
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

std::expected<void, StorageError> DiskDirectory::open_for_append(const std::string& name) {
  if (open_.file && open_.name == name) return {};
  Descriptor file = open_path(place_of(name), O_WRONLY | O_APPEND | O_CREAT);
  if (!file) return failed(place_of(name));
  open_ = Open{name, std::move(file)};
  return {};
}

std::expected<void, StorageError> DiskDirectory::append(const std::string& name, std::string_view bytes) {
  if (auto opened = open_for_append(name); !opened) return opened;
  while (!bytes.empty()) {
    const auto written =
        uninterrupted([&] { return ::write(open_.file.number(), bytes.data(), bytes.size()); });
    if (written < 0) return failed(place_of(name));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::expected<void, StorageError> DiskDirectory::truncate(const std::string& name, std::uint64_t size) {
  if (uninterrupted([&] { return ::truncate(place_of(name).c_str(), static_cast<off_t>(size)); }) != 0)
    return failed(place_of(name));
  return {};
}

std::expected<void, StorageError> DiskDirectory::remove(const std::string& name) {
  if (open_.name == name) open_ = Open{};
  if (::unlink(place_of(name).c_str()) != 0 && errno != ENOENT) return failed(place_of(name));
  return {};
}

std::expected<void, StorageError> DiskDirectory::replace(const std::string& name, const std::string& by) {
  if (open_.name == name || open_.name == by) open_ = Open{};
  if (::rename(place_of(by).c_str(), place_of(name).c_str()) != 0) return failed(place_of(name));
  if (!sync_folder(path_)) return failed(path_);
  return {};
}

std::expected<void, StorageError> DiskDirectory::sync(const std::string& name) {
  if (auto opened = open_for_append(name); !opened) return opened;
  if (uninterrupted([&] { return ::fdatasync(open_.file.number()); }) != 0) return failed(place_of(name));
  struct stat about{};
  if (::fstat(open_.file.number(), &about) == 0 && about.st_nlink == 0) {  // somebody deleted it: nobody
    errno = ENOENT;                                                        // will find what is in it
    return failed(place_of(name));
  }
  if (!open_.named && !sync_folder(path_)) return failed(path_);
  open_.named = true;
  return {};
}

// The lock is on the folder itself: no file has to be made for it, so that a store which turns out to be
// damaged was not touched at all, and the system frees it when a process dies, however it dies.
std::expected<std::unique_ptr<Directory::Lock>, StorageError> DiskDirectory::lock() {
  if (!make_folder(without_trailing_slashes(path_))) return failed(path_);
  Descriptor folder = open_path(path_, O_RDONLY | O_DIRECTORY);
  if (!folder || ::flock(folder.number(), LOCK_EX | LOCK_NB) != 0) return failed(path_);
  return std::make_unique<DiskLock>(std::move(folder));
}

}  // namespace storage
