// A replay, as the outside world asks for one: every read model is rebuilt beside the live one and compared
// with it. Nothing is written; the live ones go on answering.
#pragma once

#include <expected>
#include <string>
#include <variant>

#include "app/answers.hpp"
#include "app/session.hpp"

namespace app {

// With which event it begins: the log's first, the one at a position, or the first that was recorded at a
// time or later. It always begins with the model of all that came before.
using Beginning = std::variant<std::monostate, es::Position, es::Timestamp>;

struct Replayed {
  std::string line;
  bool equal = true;  // every rebuilt model is the live one
};

std::expected<Replayed, NotThere> replay_json(const Session& session, const Beginning& beginning);

}  // namespace app
