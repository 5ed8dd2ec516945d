// A program that cannot read every event that was ever written opens no log: a gap between two schemas would
// else show only when an old event comes along. Whoever starts, asks here first.
#pragma once

#include <optional>
#include <string>

#include "bank/event_codec.hpp"

namespace app {

// The sentence that says which schema nobody reads; nothing where each leads to today's.
std::optional<std::string> unread_schema(const es::Upcasters& upcasters = bank::event_codec().upcasters,
                                         const es::CurrentSchemas& today = bank::event_schemas());

}  // namespace app
