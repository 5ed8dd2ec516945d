#include "es/journal.hpp"

namespace es {

std::expected<Appended, StorageError> MemoryJournal::append(std::span<const Commit> run) {
  if (run.empty()) return Appended::kept;
  if (run.front().number.value != commits_.size() + 1) return Appended::behind;
  commits_.insert(commits_.end(), run.begin(), run.end());
  return Appended::kept;
}

std::expected<std::vector<Commit>, StorageError> MemoryJournal::read(CommitNumber after) {
  if (after.value >= commits_.size()) return std::vector<Commit>{};
  return std::vector<Commit>(commits_.begin() + static_cast<std::ptrdiff_t>(after.value), commits_.end());
}

}  // namespace es
