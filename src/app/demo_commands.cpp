// The scenes in which somebody asks for something: each command is answered, and what the answer says is
// checked.
#include <algorithm>

#include "app/demo_scenes.hpp"
#include "app/demo_voice.hpp"
#include "app/words.hpp"

namespace app::story {

using es::Json;
using es::Position;

Scene opening_and_moving_money(Session& session) {
  Scene scene{text("demo.money"), {}};
  auto opened = ask(session, open(alice, "Alice"), 0);
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
      {text("demo.opened_twice"), ask(session, open(alice, "Eve"), 6)["reason"] == "AccountAlreadyOpen"});
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

namespace {

// What a process that died between the halves of Alice's first transfer left, opened by the next one.
bool a_crash_between_the_halves_is_mended(es::Journal& journal, const Json& kept) {
  auto commits = journal.read({}).value_or(std::vector<es::Commit>{});
  const auto is_second_half = [&](const es::Commit& commit) {
    return commit.events.back().position.value == kept["position"];
  };
  const auto cut = std::ranges::find_if(commits, is_second_half);
  if (cut == commits.end()) return false;
  commits.erase(cut, commits.end());

  es::MemoryJournal half;
  if (!half.append(commits)) return false;
  Session next{half, commits};
  const bool on_its_way = state(next, alice)["balance"] == "1000.00" && state(next, bob)["balance"] == "0.00";
  const auto finished = next.finish_transfers();
  const auto once_more = next.finish_transfers();
  return on_its_way && finished && once_more && state(next, bob)["balance"] == "100.00" &&
         next.store().head().value == kept["position"];
}

}  // namespace

Scene between_two_accounts(es::Journal& journal, Session& session) {
  Scene scene{text("demo.transfer"), {}};
  ask(session, open(bob, "Bob"), 10);
  const auto wish = with(transfer(bob, "100"), "command_id", "rent");
  auto kept = ask(session, wish, 11);
  const auto balances_are = [&](const char* of_alice, const char* of_bob) {
    return state(session, alice)["balance"] == of_alice && state(session, bob)["balance"] == of_bob;
  };
  scene.claims.push_back({text("demo.transferred"), kept["ok"] == true && balances_are("1000.00", "100.00")});
  scene.claims.push_back(
      {text("demo.caused"), kept["events"][2]["metadata"]["causation_id"] == kept["events"][1]["id"]});
  scene.claims.push_back({text("demo.transfer_once"),
                          ask(session, wish, 11)["repeated"] == true && balances_are("1000.00", "100.00")});
  scene.claims.push_back({text("demo.transfer_crash"), a_crash_between_the_halves_is_mended(journal, kept)});
  auto reversed = ask(session, transfer("nobody", "100"), 12);
  scene.claims.push_back(
      {text("demo.reversed"), reversed["reason"] == "AccountNotOpened" &&
                                  reversed["events"][3]["event_type"] == "TransferReversed" &&
                                  balances_are("1000.00", "100.00")});
  return scene;
}

Scene closing(Session& session) {
  Scene scene{text("demo.close"), {}};
  ask(session, withdraw("1000"), 13);
  scene.claims.push_back(
      {text("demo.closed"), ask(session, close(), 14)["ok"] == true &&
                                model(session, "account-balances")[alice]["status"] == "closed"});
  scene.claims.push_back(
      {text("demo.stays_closed"), ask(session, deposit("1"), 15)["reason"] == "AccountIsClosed"});
  return scene;
}

}  // namespace app::story
