#include "app/file_import.hpp"

#include "es/new_commit.hpp"

namespace app {

std::expected<void, ImportRefused> FileImport::take(std::string_view bytes) {
  taken_ += bytes.size();
  for (auto end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
    begun_ += bytes.substr(0, end);
    if (auto taken = import_.take(begun_); !taken) return taken;
    begun_.clear();
    bytes.remove_prefix(end + 1);
  }
  begun_ += bytes;
  // What is longer than any line may be is refused now: a file may have no line's end at all.
  if (begun_.size() > es::limit::event_bytes) return import_.take(begun_);
  return {};
}

std::expected<Imported, ImportRefused> FileImport::keep() {
  if (auto taken = import_.take(begun_); !taken) return std::unexpected(std::move(taken.error()));
  return import_.keep();
}

}  // namespace app
