// What a folder of segments holds, with its commits in a list.
#pragma once

#include <expected>
#include <utility>
#include <vector>

#include "es/journal.hpp"
#include "storage/directory.hpp"
#include "storage/recovery.hpp"

namespace sample {

struct Recovered : storage::Recovery {
  std::vector<es::Commit> commits;
};

inline std::expected<Recovered, es::StorageError> recover(storage::Directory& directory) {
  std::vector<es::Commit> commits;
  auto found = storage::recover(directory, storage::Tail{},
                                [&](es::Commit commit) { commits.push_back(std::move(commit)); });
  if (!found) return std::unexpected(std::move(found.error()));
  return Recovered{std::move(*found), std::move(commits)};
}

}  // namespace sample
