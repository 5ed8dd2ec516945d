// Snapshots change no answer: not when they are taken, not when they are used, not when they are wrong.
#include "app/snapshot_json.hpp"
#include "support/teller.hpp"

namespace {

constexpr const char* deposit = R"({"command":"DepositMoney","account":"acc-1","amount":"5"})";

std::string state(const app::Session& session, std::uint64_t position) {
  return *app::state_json(session, "acc-1", es::Position{position});
}

}  // namespace

TEST_CASE("a session takes the snapshots that are due, and hands each out once", "[app]") {
  Teller teller;
  teller.session.take_snapshots({.every = 3});
  teller.keep(R"({"command":"OpenAccount","account":"acc-1","owner":"Alice"})");
  CHECK(teller.session.fetch_new_snapshots().empty());
  for (int i = 0; i < 6; ++i) teller.keep(deposit);
  const auto taken = teller.session.fetch_new_snapshots();
  REQUIRE(taken.size() == 2);
  CHECK(taken[0].version == es::Version{3});
  CHECK(taken[1].version == es::Version{6});
  CHECK(teller.session.fetch_new_snapshots().empty());
  CHECK(
      app::snapshots_json(teller.session).back() ==
      R"({"account":"acc-1","version":6,"position":6,"recorded_at":"2026-03-02T09:00:00.000000Z","schema":1})");
}

TEST_CASE("without a policy no snapshot is taken", "[app]") {
  Teller teller{Teller::Story{}};
  CHECK(app::snapshots_json(teller.session).empty());
}

TEST_CASE("every state as of every position is the same with snapshots and without", "[app]") {
  Teller with;
  with.session.take_snapshots({.every = 2});
  with.tell_a_story();
  for (int i = 0; i < 10; ++i) with.keep(deposit);
  with.keep(R"({"command":"WithdrawMoney","account":"acc-1","amount":"1125.5"})");
  with.keep(R"({"command":"CloseAccount","account":"acc-1"})");
  const app::Session without{with.journal, *with.journal.read({})};
  CHECK_FALSE(app::snapshots_json(with.session).empty());
  for (std::uint64_t p = 0; p <= without.store().head().value; ++p)
    CHECK(state(with.session, p) == state(without, p));
}

TEST_CASE("a snapshot of a stale schema is ignored, and said", "[app]") {
  Teller teller{Teller::Story{}};
  es::Snapshots snapshots;
  snapshots.add({app::account_stream("acc-1"), {2}, {2}, *app::parse_time("2026-03-02T09:00:01Z"), 9, {}});
  const app::Session session{teller.journal, *teller.journal.read({}), std::move(snapshots)};
  CHECK(state(session, 4) == state(teller.session, 4));
  REQUIRE(session.accounts().ignored().size() == 1);
  CHECK(app::sentence(session.accounts().ignored().front()) ==
        "The snapshot of acc-1 at version 2 is ignored: its schema is not today's. It changes no answer.");
}

TEST_CASE("each reason to ignore a snapshot has its words", "[app]") {
  using Why = es::IgnoredSnapshot::Why;
  for (const Why why : {Why::stale_schema, Why::ahead, Why::other_history, Why::unreadable}) {
    const auto said = app::sentence(es::IgnoredSnapshot{app::account_stream("a"), {2}, why});
    CHECK(said.find("[[") == std::string::npos);
    CHECK(said.find('{') == std::string::npos);
  }
}
