// Why a line is not imported: which line, what stands there, and what would have to stand there.
#pragma once

#include <cstdint>
#include <string>

#include "app/failure.hpp"

namespace app {

struct ImportRefused {
  Failure failure;
  std::uint64_t line = 0;       // the first bad one, from 1; 0 where none was to blame
  std::string found, expected;  // for people; "" where the failure says it all
};

// A value of a line, as long as a sentence can bear.
std::string excerpt(std::string json);

std::string sentence(const ImportRefused& refused);

}  // namespace app
