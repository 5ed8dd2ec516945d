// Why an event came to be, and what it led to: the command that caused it, the events that were kept with it,
// and those that name one of them as their cause.
#pragma once

#include <string>
#include <vector>

#include "es/event.hpp"

namespace app {

class Session;

struct Causes {
  std::string command_id, actor;       // of the command behind it; "" where the metadata names none
  std::vector<es::Position> cause;     // the events of the commit that led to it; none where a command did
  std::vector<es::Position> together;  // the events of its own commit, itself among them
  std::vector<es::Position> effect;    // the events that one of these led to
};

// Through the cursor. A process manager reacts at once, so effects are looked for among the next thousand
// events only, and a cause among as many before.
Causes causes_of(const Session&, es::Position position, es::Position cursor);

}  // namespace app
