// The scenes in which nothing new happens: one log, read as of then, again, from a memo, from years ago.
#include <algorithm>
#include <utility>

#include "app/demo_scenes.hpp"
#include "app/demo_voice.hpp"
#include "app/replay_json.hpp"
#include "app/rfc3339.hpp"
#include "app/words.hpp"
#include "bank/account_snapshot.hpp"
#include "es/replay.hpp"
#include "es/subscription.hpp"

namespace app::story {

using es::Json;
using es::Position;

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

namespace {

std::vector<es::Commit> all_of(es::Journal& journal) {
  return journal.read({}).value_or(std::vector<es::Commit>{});
}

// How it is known that a load begins at the snapshot: one is put in its place that says what only it can have
// said.
Json with_a_telling_memo(es::Journal& journal, es::Snapshot memo) {
  const auto codec = bank::account_snapshots();
  auto remembered = codec.decode(memo.state).value_or(bank::Account{});
  remembered.owner = "the snapshot's Alice";
  memo.state = codec.encode(remembered);
  es::Snapshots memos;
  memos.add(memo);
  return state(Session{journal, all_of(journal), std::move(memos)}, alice);
}

}  // namespace

Scene a_memo_of_a_fold(es::Journal& journal, const Session& session) {
  Scene scene{text("demo.memo"), {}};
  const auto stream = account_stream(alice);
  const auto taken = session.snapshots().of(stream);
  const auto version = session.store().version_of(stream).value;
  scene.claims.push_back(
      {text("demo.snapshot"), taken.size() == 2 && version - taken.back().version.value < snapshot_every});
  scene.claims.push_back(
      {text("demo.snapshot_used"),
       !taken.empty() && with_a_telling_memo(journal, taken.back())["owner"] == "the snapshot's Alice"});
  const Session without{journal, all_of(journal)};
  scene.claims.push_back({text("demo.snapshot_dropped"),
                          without.snapshots().empty() && state(without, alice) == state(session, alice)});
  es::Snapshots wrong;
  if (!taken.empty()) wrong.add(taken.back());
  es::Snapshot ahead{stream, {version + 1}, session.store().head(), {}, 1, {}};
  wrong.add(ahead);
  const Session warned{journal, all_of(journal), std::move(wrong)};
  scene.claims.push_back({text("demo.snapshot_ahead"), warned.accounts().ignored().size() == 1 &&
                                                           state(warned, alice) == state(session, alice)});
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
  const Session old{journal, std::vector{kept(1, "AccountCreated", 1, R"({"owner":"Olga"})"),
                                         kept(2, "MoneyDeposited", 1, written)}};
  auto olga = state(old, "old");
  scene.claims.push_back({text("demo.upcast"), olga["balance"] == "100.50" && olga["currency"] == "USD"});
  scene.claims.push_back({text("demo.bytes"), old.store().read_all().back().data.payload.text() == written});
  const Session future{journal, std::vector{kept(1, "AccountCreated", 99, R"({"owner":"Olga"})")}};
  scene.claims.push_back({text("demo.future"), future.log().unreadable().size() == 1});
  return scene;
}

Scene opening_the_log_again(es::Journal& journal, const Session& session) {
  Scene scene{text("demo.reopen"), {}};
  const Session again{journal, all_of(journal)};
  scene.claims.push_back(
      {text("demo.same"), std::ranges::equal(again.store().read_all(), session.store().read_all()) &&
                              es::same(again.balances(), session.balances())});
  return scene;
}

}  // namespace app::story
