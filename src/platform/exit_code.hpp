// How the program ends, as the contract has it. The highest of a run wins.
#pragma once

#include "app/failure.hpp"

namespace platform {

inline constexpr int done = 0;
inline constexpr int refused = 1;         // a rejection, a conflict, a thing that does not exist
inline constexpr int wrong_input = 2;     // wrong usage, an invalid line, a store that is missing
inline constexpr int storage_failed = 3;  // damaged or failing

inline int exit_code(const app::Failure& failure) {
  const auto family = app::family(failure);
  return family == "invalid" ? wrong_input : family == "storage" ? storage_failed : refused;
}

}  // namespace platform
