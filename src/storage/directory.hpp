// A folder of files that only grow: all that a journal needs of a disk. It is a port, so that the same
// journal stands on a real folder, on a browser's files and on a few strings in memory, and so that a test
// can stand in between and let things fail.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "es/journal.hpp"

namespace storage {

class Directory {
 public:
  // The one writer's right to write: it lasts as long as this value lives, and not longer than its process.
  struct Lock {
    virtual ~Lock() = default;
  };

  virtual ~Directory() = default;

  virtual std::expected<std::vector<std::string>, es::StorageError> list() = 0;  // file names, sorted

  // The bytes from `offset` on: none where the file ends before, or is not there (any more).
  virtual std::expected<std::string, es::StorageError> read(const std::string& name,
                                                            std::uint64_t offset) = 0;

  // Grows a file, which is made if need be. After a failure some of the bytes may be there.
  virtual std::expected<void, es::StorageError> append(const std::string& name, std::string_view bytes) = 0;

  virtual std::expected<void, es::StorageError> truncate(const std::string& name, std::uint64_t size) = 0;
  virtual std::expected<void, es::StorageError> remove(const std::string& name) = 0;

  // `by` becomes `name`, in one step: whoever looks, even after a loss of power, finds the old or the new.
  virtual std::expected<void, es::StorageError> replace(const std::string& name, const std::string& by) = 0;

  // Returns when the file, and its name in the folder, would survive a loss of power.
  virtual std::expected<void, es::StorageError> sync(const std::string& name) = 0;

  // Makes the folder if need be. A lock that somebody else holds is an error at once, never a wait.
  virtual std::expected<std::unique_ptr<Lock>, es::StorageError> lock() = 0;
};

}  // namespace storage
