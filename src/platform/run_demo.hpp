// `foldline demo`: tells the story to people, and prints each claim.
#pragma once

#include <string>

namespace platform {

// In the folder `store`, which it makes; "" for a log in memory. Answers the exit code.
int run_demo(const std::string& store);

}  // namespace platform
