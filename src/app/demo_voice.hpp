// How the story speaks to the bank: commands as a person would give them, and what is heard in return.
#pragma once

#include <cstdint>
#include <string>

#include "app/answers.hpp"
#include "app/session.hpp"
#include "es/json.hpp"

namespace app::story {

inline constexpr const char* alice = "account-123";
inline constexpr const char* bob = "account-456";
inline constexpr const char* nine = "2026-03-02T09:00:00Z";

// Says a command so many seconds after nine, and hears the answer.
es::Json ask(Session& session, es::Json command, std::int64_t second);

es::Json open(const char* account, const char* owner);
es::Json deposit(const char* amount);   // to Alice's
es::Json withdraw(const char* amount);  // from Alice's
es::Json transfer(const char* to, const char* amount);
es::Json close();
es::Json with(es::Json command, const char* field, const es::Json& value);

es::Json parsed(const std::string& text);
es::Json state(const Session& session, const char* account, const Moment& moment = {});
es::Json model(const Session& session, const char* name);

}  // namespace app::story
