// `foldline import`: events from elsewhere, all of them or none.
#pragma once

#include <string>

namespace platform {

// Reads lines from the file descriptor `input` until it ends. Answers the exit code.
int run_import(const std::string& store, int input);

}  // namespace platform
