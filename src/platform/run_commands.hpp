// `foldline run`: commands in, one a line, answers out, each only after its events are durable.
#pragma once

#include <string>

#include "es/snapshot.hpp"

namespace platform {

// Returns the exit code: the highest of all the answers'.
int run_commands(const std::string& store, int input, const es::SnapshotPolicy& policy);

}  // namespace platform
