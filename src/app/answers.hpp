// What the outside world reads: each answer as one JSON document on one line, in the contract's words. The
// command line prints these, and the page's API hands them out.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/import_refused.hpp"
#include "app/session.hpp"
#include "es/temporal.hpp"

namespace app {

// The answer to a command. `line` is its place in a file of commands, where it came from one.
std::string answer_json(const Session& session, const std::expected<Done, Failure>& outcome,
                        std::optional<std::uint64_t> line = std::nullopt);

// A refusal where there is no log to look at.
std::string refusal_json(const Failure& failure);
std::string refusal_json(const ImportRefused& refused);

// Which moment a question is about: now, a version of the account, a position of the log, or a time.
using Moment = std::variant<std::monostate, es::Version, es::Position, es::Timestamp>;

enum class NotThere {
  account,  // it never existed
  moment,   // no such version of it, or no such position of the log
  projection,
};

// With `since`, also what has happened to the account behind that position: where it stood, and each event.
std::expected<std::string, NotThere> state_json(const Session& session, const std::string& account,
                                                const Moment& moment,
                                                std::optional<es::Position> since = std::nullopt);
std::expected<std::vector<std::string>, NotThere> history_json(const Session& session,
                                                               const std::string& account);
std::expected<std::string, NotThere> projection_json(const Session& session, const std::string& name,
                                                     const Moment& moment);

// What the contract answers for a thing that is not there.
std::string not_found_json();

}  // namespace app
