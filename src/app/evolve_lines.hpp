// The very lines of bank/account.hpp that make an account's next state, one for each event: cut out of the
// source when it is built (evolve_lines.cmake), so that the page shows the code that runs.
#pragma once

#include <span>
#include <string_view>

namespace app {

struct EvolveLine {
  std::string_view event, code;
  std::string_view file;
  int line = 0;
};

std::span<const EvolveLine> evolve_lines();

// Null for an event that is nothing to an account.
inline const EvolveLine* evolve_line_of(std::string_view event) {
  for (const auto& line : evolve_lines())
    if (line.event == event) return &line;
  return nullptr;
}

}  // namespace app
