// A file on its way into the log, in pieces of any size, so that a large one can be watched and given up.
// Until the end nothing is kept, and the session must not change.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "app/import.hpp"

namespace app {

class FileImport {
 public:
  FileImport(Session& session, std::string name, std::uint64_t size)
      : import_(session), name_(std::move(name)), size_(size) {}

  // The next bytes of the file; a line may begin in one piece and end in another.
  std::expected<void, ImportRefused> take(std::string_view bytes);

  // There are no more: the last line may lack its end.
  std::expected<Imported, ImportRefused> keep();

  const std::string& name() const { return name_; }
  std::uint64_t lines() const { return import_.lines(); }
  int percent() const { return size_ == 0 ? 100 : static_cast<int>(taken_ * 100 / size_); }

 private:
  Import import_;
  std::string name_;
  std::uint64_t size_, taken_ = 0;
  std::string begun_;  // a line whose end has not come yet
};

}  // namespace app
