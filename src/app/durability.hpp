// How safe the newest events are. Exactly one alternative is true at a time, and each carries its
// progress; three booleans could contradict each other.
#pragma once

#include <string>
#include <variant>

#include "es/event.hpp"

namespace app {

struct Saved {  // everything on screen is kept; through 0: there is nothing to keep yet
  es::CommitNumber through;
};
struct Unsaved {  // commits wait for their turn
  es::CommitNumber from;
};
struct Saving {
  es::CommitNumber from, through;
};
struct SaveFailed {
  es::CommitNumber from;
  std::string reason;  // what the storage said
};
using Durability = std::variant<Saved, Unsaved, Saving, SaveFailed>;

}  // namespace app
