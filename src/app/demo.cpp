#include "app/demo.hpp"

#include <algorithm>
#include <utility>

#include "app/answers.hpp"
#include "app/command_json.hpp"
#include "app/replay_json.hpp"
#include "app/rfc3339.hpp"
#include "app/words.hpp"
#include "es/json.hpp"
#include "es/replay.hpp"
#include "es/subscription.hpp"

namespace app {
namespace {

using es::Json;
using es::Position;

constexpr const char* alice = "account-123";
const char* const nine = "2026-03-02T09:00:00Z";

Json parsed(const std::string& text) { return es::parse_json(text).value_or(Json{}); }

// Says a command as a person would, as JSON, and hears the answer.
Json ask(Session& session, Json command, std::int64_t second) {
  const es::Timestamp opening = *parse_time(nine);
  command["at"] = text(es::Timestamp{opening.microseconds + second * 1'000'000});
  const auto request = parse_command(command.dump());
  if (!request) return parsed(refusal_json(request.error()));
  return parsed(answer_json(session, session.execute(*request, opening)));
}

Json state(const Session& session, const char* account, const Moment& moment = {}) {
  return parsed(state_json(session, account, moment).value_or(not_found_json()));
}

Json model(const Session& session, const char* name) {
  return parsed(projection_json(session, name, {}).value_or("{}"))["model"];
}

Json open(const char* owner) { return {{"command", "OpenAccount"}, {"account", alice}, {"owner", owner}}; }
Json deposit(const char* amount) {
  return {{"command", "DepositMoney"}, {"account", alice}, {"amount", amount}};
}
Json withdraw(const char* amount) {
  return {{"command", "WithdrawMoney"}, {"account", alice}, {"amount", amount}};
}
Json close() { return {{"command", "CloseAccount"}, {"account", alice}}; }

Json with(Json command, const char* field, const Json& value) {
  command[field] = value;
  return command;
}

Scene opening_and_moving_money(Session& session) {
  Scene scene{text("demo.money"), {}};
  auto opened = ask(session, open("Alice"), 0);
  scene.claims.push_back({text("demo.first_fact"), opened["ok"] == true && opened["version"] == 1});
  int second = 1;
  for (const auto& command :
       {deposit("1000"), withdraw("200"), deposit("500"), withdraw("300"), deposit("100")})
    ask(session, command, second++);
  scene.claims.push_back({text("demo.balance"), state(session, alice)["balance"] == "1100.00"});
  scene.claims.push_back(
      {text("demo.live_balance"), model(session, "account-balances")[alice]["balance"] == "1100.00"});
  scene.claims.push_back({text("demo.live_rows"), model(session, "transaction-history")[alice].size() == 5});
  return scene;
}

Scene saying_no(Session& session) {
  Scene scene{text("demo.no"), {}};
  const Position before = session.store().head();
  auto overdraft = ask(session, withdraw("1100.01"), 6);
  scene.claims.push_back({text("demo.overdraft"), overdraft["reason"] == "InsufficientFunds" &&
                                                      overdraft["balance"] == "1100.00" &&
                                                      overdraft["requested"] == "1100.01"});
  scene.claims.push_back({text("demo.close_early"), ask(session, close(), 6)["reason"] == "BalanceNotZero"});
  scene.claims.push_back(
      {text("demo.opened_twice"), ask(session, open("Eve"), 6)["reason"] == "AccountAlreadyOpen"});
  scene.claims.push_back({text("demo.no_fact"), session.store().head() == before});
  return scene;
}

Scene two_writers(Session& session) {
  Scene scene{text("demo.writers"), {}};
  const Json seen = state(session, alice)["version"];
  ask(session, deposit("25"), 7);
  auto late = ask(session, with(withdraw("50"), "expected_version", seen), 7);
  scene.claims.push_back({text("demo.conflict"), late["error"] == "conflict" && late["expected"] == seen &&
                                                     late["events"].size() == 1});
  auto again = ask(session, with(withdraw("50"), "expected_version", late["actual"]), 8);
  scene.claims.push_back(
      {text("demo.decided_again"), again["ok"] == true && state(session, alice)["balance"] == "1075.00"});

  const auto named = with(deposit("25"), "command_id", "pay-day");
  auto first = ask(session, named, 9);
  auto retried = ask(session, named, 9);
  scene.claims.push_back({text("demo.retry"), retried["repeated"] == true &&
                                                  retried["events"] == first["events"] &&
                                                  state(session, alice)["balance"] == "1100.00"});
  scene.claims.push_back(
      {text("demo.other_command"),
       ask(session, with(deposit("26"), "command_id", "pay-day"), 9)["reason"] == "CommandIdReused"});
  return scene;
}

Scene travelling(const Session& session) {
  Scene scene{text("demo.time"), {}};
  const auto history = history_json(session, alice).value_or(std::vector<std::string>{});
  const auto balances = [&](std::size_t event) { return parsed(history.at(event))["balance"]; };
  scene.claims.push_back({text("demo.history"), history.size() == 9 && balances(1) == "1000.00" &&
                                                    balances(2) == "800.00" && balances(8) == "1100.00"});
  scene.claims.push_back(
      {text("demo.at"), state(session, alice, *parse_time("2026-03-02T09:00:02Z"))["balance"] == "800.00"});
  auto before = state(session, alice, *parse_time("2026-03-02T08:59:59Z"));
  scene.claims.push_back({text("demo.before"), before["status"] == "not_opened" &&
                                                   state(session, "nobody")["error"] == "not_found"});
  return scene;
}

Scene reading_again(const Session& session) {
  Scene scene{text("demo.again"), {}};
  const auto equal = [&](const Beginning& beginning) {
    const auto replayed = replay_json(session, beginning);
    return replayed && replayed->equal;
  };
  scene.claims.push_back({text("demo.rebuilt"), equal({})});
  scene.claims.push_back(
      {text("demo.from_middle"), equal(Position{4}) && equal(*parse_time("2026-03-02T09:00:03Z"))});
  const auto late = es::pull({}, session.store().read_all(), 1000);
  scene.claims.push_back({text("demo.late"), late.events.size() == session.store().head().value});
  const auto whole = es::until(session.log(), session.store().head());
  scene.claims.push_back({text("demo.redelivered"),
                          es::same(session.transactions(), es::catch_up(session.transactions(), whole))});
  return scene;
}

// A log that an older program wrote: today's commands cannot make one.
Scene an_old_log() {
  Scene scene{text("demo.old"), {}};
  const auto kept = [](std::uint64_t number, const char* type, int schema, const char* payload) {
    return es::Commit{.number = {number},
                      .recorded_at = *parse_time(nine),
                      .events = {{.position = {number},
                                  .stream = account_stream("old"),
                                  .version = {number},
                                  .recorded_at = *parse_time(nine),
                                  .commit = {number},
                                  .data = {type, schema, {payload}, {}, {}}}}};
  };
  const char* written = R"({"amount":100.5})";
  es::MemoryJournal journal;
  const Session old{
      journal, {kept(1, "AccountCreated", 1, R"({"owner":"Olga"})"), kept(2, "MoneyDeposited", 1, written)}};
  auto olga = state(old, "old");
  scene.claims.push_back({text("demo.upcast"), olga["balance"] == "100.50" && olga["currency"] == "USD"});
  scene.claims.push_back({text("demo.bytes"), old.store().read_all().back().data.payload.text == written});
  const Session future{journal, {kept(1, "AccountCreated", 99, R"({"owner":"Olga"})")}};
  scene.claims.push_back({text("demo.future"), future.log().unreadable().size() == 1});
  return scene;
}

Scene closing(Session& session) {
  Scene scene{text("demo.close"), {}};
  ask(session, withdraw("1100"), 10);
  scene.claims.push_back(
      {text("demo.closed"), ask(session, close(), 11)["ok"] == true &&
                                model(session, "account-balances")[alice]["status"] == "closed"});
  scene.claims.push_back(
      {text("demo.stays_closed"), ask(session, deposit("1"), 12)["reason"] == "AccountIsClosed"});
  return scene;
}

Scene opening_the_log_again(es::Journal& journal, const Session& session) {
  Scene scene{text("demo.reopen"), {}};
  const Session again{journal, journal.read({}).value_or(std::vector<es::Commit>{})};
  scene.claims.push_back(
      {text("demo.same"), std::ranges::equal(again.store().read_all(), session.store().read_all()) &&
                              es::same(again.balances(), session.balances())});
  return scene;
}

}  // namespace

std::string claim_json(const Claim& claim) {
  return es::OrderedJson{{"claim", claim.text}, {"holds", claim.holds}}.dump();
}

std::vector<Scene> tell_the_story(es::Journal& journal, Session& session) {
  std::vector<Scene> story;
  story.push_back(opening_and_moving_money(session));
  story.push_back(saying_no(session));
  story.push_back(two_writers(session));
  story.push_back(travelling(session));
  story.push_back(reading_again(session));
  story.push_back(an_old_log());
  story.push_back(closing(session));
  story.push_back(opening_the_log_again(journal, session));
  return story;
}

}  // namespace app
