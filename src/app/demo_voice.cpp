#include "app/demo_voice.hpp"

#include "app/command_json.hpp"
#include "app/rfc3339.hpp"

namespace app::story {

using es::Json;

Json ask(Session& session, Json command, std::int64_t second) {
  const es::Timestamp opening = *parse_time(nine);
  command["at"] = text(es::Timestamp{opening.microseconds + second * 1'000'000});
  const auto request = parse_command(command.dump());
  if (!request) return parsed(refusal_json(request.error()));
  return parsed(answer_json(session, session.execute(*request, opening)));
}

Json open(const char* account, const char* owner) {
  return {{"command", "OpenAccount"}, {"account", account}, {"owner", owner}};
}
Json deposit(const char* amount) {
  return {{"command", "DepositMoney"}, {"account", alice}, {"amount", amount}};
}
Json withdraw(const char* amount) {
  return {{"command", "WithdrawMoney"}, {"account", alice}, {"amount", amount}};
}
Json transfer(const char* to, const char* amount) {
  return {{"command", "TransferMoney"}, {"from", alice}, {"to", to}, {"amount", amount}};
}
Json close() { return {{"command", "CloseAccount"}, {"account", alice}}; }

Json with(Json command, const char* field, const Json& value) {
  command[field] = value;
  return command;
}

Json parsed(const std::string& text) { return es::parse_json(text).value_or(Json{}); }

Json state(const Session& session, const char* account, const Moment& moment) {
  return parsed(state_json(session, account, moment).value_or(not_found_json()));
}

Json model(const Session& session, const char* name) {
  return parsed(projection_json(session, name, {}).value_or("{}"))["model"];
}

}  // namespace app::story
