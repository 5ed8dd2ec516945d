// `foldline bench`: how fast the store is on this machine, one work a line.
#pragma once

#include <string>

namespace platform {

// All works, or the one of that name. Answers the exit code.
int run_bench(const std::string& only);

}  // namespace platform
