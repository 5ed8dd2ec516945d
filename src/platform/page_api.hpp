// What the page's JavaScript asks, in JSON, and what it is answered: the contract's words, as on the command
// line.
#pragma once

#include <string>
#include <string_view>

#include "app/lab.hpp"

namespace platform {

// Each takes an object of options, "{}" at least, and answers one JSON document.
std::string answer_events(const app::Session& session,
                          std::string_view options);  // {stream, after, limit, stored}
std::string answer_state(const app::Session& session,
                         std::string_view options);  // {account, version | position | at}
std::string answer_projection(const app::Session& session, std::string_view options);  // {name, position}

// view(): what is on the screen, with every control that the last frame drew.
std::string answer_view(app::Lab& lab);

}  // namespace platform
