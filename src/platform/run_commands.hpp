// `foldline run`: commands in, one a line, answers out, each only after its events are durable.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "es/snapshot.hpp"
#include "platform/store_folder.hpp"

namespace platform {

// A folder that could not be opened answers every line with the reason.
using StoreOrReason = std::expected<std::unique_ptr<StoreFolder>, es::StorageError>;

// Prints the answers of a group of lines. False where nobody can hear them any more.
using Print = std::function<bool(const std::vector<std::string>& answers)>;

int run_commands(StoreOrReason store, int input, const es::SnapshotPolicy& policy, const Print& print);

// Returns the exit code: the highest of all the answers'.
int run_commands(const std::string& store, int input, const es::SnapshotPolicy& policy);

}  // namespace platform
