// The only place that knows what time it is, or a random number. Everything else is told.
#pragma once

#include <cstdint>

#include "es/event.hpp"

namespace platform {

es::Timestamp now();
std::uint64_t random_number();

}  // namespace platform
