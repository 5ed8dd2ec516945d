// Times as text, in the form of RFC 3339: "2026-03-02T09:47:20.118203Z".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "es/event.hpp"

namespace app {

// Any offset, and any decimals of a second, of which microseconds are kept. Nothing for what is no time (a
// 30th of February, a 25th hour, a leap second), or lies in UTC outside the years 0000 to 9999.
std::optional<es::Timestamp> parse_time(std::string_view text);

// UTC, always with six decimals.
std::string text(es::Timestamp time);

}  // namespace app
