#include "app/lab.hpp"

#include "app/view_json.hpp"
#include "support/teller.hpp"

using namespace app;
using es::CommitNumber;
using es::Position;

namespace {

const es::StorageError full{es::StorageError::Kind::disk_full, "the browser", "quota"};

struct Laboratory {
  Executed deposit(const char* amount = "1") {
    return lab.execute(
        std::string{R"({"command":"DepositMoney","account":"acc-2","amount":")"} + amount + "\"}",
        teller.now);
  }
  bool run(const Intent& intent) { return lab.run(intent, teller.now).has_value(); }

  Teller teller{Teller::Story{}};
  Lab lab{teller.session};
};

}  // namespace

TEST_CASE("a laboratory opens live, with everything kept", "[app][lab]") {
  Laboratory l;
  const LabView& view = l.lab.view();
  CHECK(view.cursor.live);
  CHECK(view.cursor.position == Position{4});
  CHECK(view.commit_count() == 4);
  CHECK(std::get<Saved>(view.durability).through == CommitNumber{4});
  REQUIRE(view.balances.size() == 2);
  CHECK(view.balances[0].balance == "1,075.50");
  REQUIRE(view.transactions.size() == 2);
  CHECK(view.transactions[0].amount ==
        "\xE2\x88\x92"
        "24.50");  // newest first
  CHECK(view.transactions[1].amount == "+1,100.00");
}

TEST_CASE("travelling shows everything as of then, and the head stays known", "[app][lab]") {
  Laboratory l;
  REQUIRE(l.run(TravelTo{{2}}));
  const LabView& view = l.lab.view();
  CHECK_FALSE(view.cursor.live);
  CHECK(view.cursor.position == Position{2});
  CHECK(view.head() == Position{4});
  REQUIRE(view.balances.size() == 1);
  CHECK(view.balances[0].balance == "1,100.00");
  CHECK(view.transactions.size() == 1);
  REQUIRE(l.run(TravelTo{{0}}));
  CHECK(l.lab.view().balances.empty());
  CHECK(l.lab.view().transactions.empty());
}

TEST_CASE("a time to travel to is the last position at or before it", "[app][lab]") {
  Laboratory l;
  REQUIRE(l.run(TravelToTime{*parse_time("2026-03-02T09:00:01Z")}));
  CHECK(l.lab.view().cursor.position == Position{3});
  REQUIRE(l.run(TravelToTime{*parse_time("2020-01-01T00:00:00Z")}));
  CHECK(l.lab.view().cursor.position == Position{0});
  REQUIRE(l.run(TravelToTime{*parse_time("9999-01-01T00:00:00Z")}));
  CHECK(l.lab.view().cursor.position == Position{4});
}

TEST_CASE("an unknown position moves nothing", "[app][lab]") {
  Laboratory l;
  REQUIRE(l.run(TravelTo{{2}}));
  REQUIRE(l.run(SelectEvent{{1}}));
  for (const Position nowhere : {Position{5}, Position{UINT64_MAX}}) {
    CHECK_FALSE(l.run(TravelTo{nowhere}));
    CHECK_FALSE(l.run(SelectEvent{nowhere}));
  }
  CHECK_FALSE(l.run(SelectEvent{{0}}));
  CHECK(l.lab.view().cursor.position == Position{2});
  CHECK(l.lab.view().selected == Position{1});
}

TEST_CASE("live follows the log; the past stays where it is until somebody goes live", "[app][lab]") {
  Laboratory l;
  l.deposit();
  CHECK(l.lab.view().cursor.position == Position{5});
  REQUIRE(l.run(TravelTo{{5}}));
  l.deposit();
  CHECK(l.lab.view().cursor.position == Position{5});
  CHECK_FALSE(l.lab.view().cursor.live);
  REQUIRE(l.run(GoLive{}));
  CHECK(l.lab.view().cursor.position == Position{6});
  CHECK(l.lab.view().cursor.live);
}

TEST_CASE("a command is visible at once, and answered when its commit is kept", "[app][lab]") {
  Laboratory l;
  const Executed executed = l.deposit();
  CHECK(executed.commit == CommitNumber{5});
  CHECK(l.lab.view().answer->ok);
  CHECK(l.lab.view().answer->waiting);
  CHECK(std::get<Unsaved>(l.lab.view().durability).from == CommitNumber{5});
  CHECK_FALSE(l.lab.view().event({5}).saved);
  CHECK(l.lab.view().event({4}).saved);

  l.lab.saving({5});
  CHECK(std::get<Saving>(l.lab.view().durability).through == CommitNumber{5});
  l.deposit();
  l.lab.saved({5});
  CHECK(l.lab.view().answer->waiting);  // that was the other one
  CHECK(std::get<Unsaved>(l.lab.view().durability).from == CommitNumber{6});
  l.lab.saved({6});
  CHECK_FALSE(l.lab.view().answer->waiting);
  CHECK(l.lab.view().event({6}).saved);
}

TEST_CASE("a save that failed says so on the desk too, and one that succeeds later mends it", "[app][lab]") {
  Laboratory l;
  l.deposit();
  l.lab.save_failed(full);
  const auto failed = std::get<SaveFailed>(l.lab.view().durability);
  CHECK(failed.from == CommitNumber{5});
  CHECK(failed.reason == "There is no room left for the browser. Nothing was kept.");
  CHECK(l.lab.view().answer->reason == "DiskFull");
  CHECK_FALSE(l.lab.view().answer->waiting);
  CHECK_FALSE(l.lab.view().event({5}).saved);
  l.lab.saved({5});
  CHECK(std::holds_alternative<Saved>(l.lab.view().durability));
}

TEST_CASE("a save that failed takes no refusal off the desk", "[app][lab]") {
  Laboratory l;
  l.deposit();
  l.deposit("0");
  l.lab.save_failed(full);
  CHECK(l.lab.view().answer->reason == "AmountNotPositive");
}

TEST_CASE("a refusal waits for nothing, and a retry waits for the first", "[app][lab]") {
  Laboratory l;
  CHECK(l.deposit("0").commit == CommitNumber{0});
  CHECK(l.lab.view().answer->reason == "AmountNotPositive");
  CHECK_FALSE(l.lab.view().answer->waiting);

  const char* open = R"({"command":"OpenAccount","account":"acc-3","owner":"C","command_id":"c-3"})";
  CHECK(l.lab.execute(open, l.teller.now).commit == CommitNumber{5});
  CHECK(l.lab.execute(open, l.teller.now).commit == CommitNumber{5});
  l.lab.saved({5});
  CHECK(l.lab.execute(open, l.teller.now).commit == CommitNumber{0});
}

TEST_CASE("where nothing can be written, the form is checked and the rest refused", "[app][lab]") {
  Laboratory l;
  Lab closed{l.teller.session,
             es::StorageError{es::StorageError::Kind::read_only, "here", "another tab writes"}};
  closed.play(Role::follower, Keeping::indexeddb);
  const auto answer = [&](const char* amount) {
    return closed.execute(
        std::string{R"({"command":"DepositMoney","account":"acc-2","amount":")"} + amount + "\"}",
        l.teller.now);
  };
  CHECK(answer("much").answer.find(R"("reason":"BadAmount")") != std::string::npos);
  CHECK(answer("1").answer.find(R"("error":"storage","reason":"ReadOnly")") != std::string::npos);
  CHECK(answer("1").commit == CommitNumber{0});
  CHECK(closed.view().head() == Position{4});
  CHECK(closed.view().role == Role::follower);
  CHECK(closed.run(TravelTo{{2}}, l.teller.now).has_value());
}

TEST_CASE("an intent to execute is answered on the desk", "[app][lab]") {
  Laboratory l;
  REQUIRE(l.run(Execute{R"({"command":"WithdrawMoney","account":"acc-1","amount":"5000"})"}));
  const Answer answer = *l.lab.view().answer;
  CHECK_FALSE(answer.ok);
  CHECK(answer.error == "rejection");
  CHECK(answer.sentence == "The account holds 1,075.50 USD; 5,000.00 was asked. Nothing was kept.");
  REQUIRE(l.run(Execute{"nonsense"}));
  CHECK(l.lab.view().answer->reason == "NotJson");
  REQUIRE(l.run(Execute{R"({"command":"CloseAccount","account":"#"})"}));
  CHECK(l.lab.view().answer->field == "account");
}

TEST_CASE("what another writer has kept is taken in when it is read", "[app][lab]") {
  Laboratory l;
  Session other = l.teller.reopened();
  REQUIRE(other.execute(*parse_command(R"({"command":"DepositMoney","account":"acc-2","amount":"9"})"),
                        l.teller.now));
  l.lab.read_on();
  CHECK(l.lab.view().head() == Position{5});
  CHECK(l.lab.view().balances[1].balance == "9.00");
  CHECK(l.lab.view().event({5}).saved);
}

TEST_CASE("a log that cannot be read on says so, until it can", "[app][lab]") {
  struct Fickle final : es::Journal {
    std::expected<es::Appended, es::StorageError> append(std::span<const es::Commit>) override {
      return es::Appended::behind;
    }
    std::expected<std::vector<es::Commit>, es::StorageError> read(CommitNumber) override {
      if (fails) return std::unexpected(full);
      return std::vector<es::Commit>{};
    }
    bool fails = true;
  } journal;
  Session session{journal, {}};
  Lab lab{session};
  lab.read_on();
  CHECK(lab.view().damage == sentence(Failure{full}));
  journal.fails = false;
  lab.read_on();
  CHECK(lab.view().damage.empty());

  lab.tell_damage("Segment 1 is damaged.");
  journal.fails = true;
  lab.read_on();
  CHECK(lab.view().damage == "Segment 1 is damaged.");
}

TEST_CASE("the inspector shows an event as written and as read", "[app][lab]") {
  Laboratory l;
  l.teller.keep_stored("acc-2", "MoneyDeposited", 1, R"({ "amount" : 75.50 })");
  l.teller.keep_stored("acc-2", "MoneyDeposited", 9, R"({"amount":"much"})");
  l.lab.read_on();
  const EventDetail old = l.lab.view().detail({5});
  CHECK(old.id == "account-acc-2@2");
  CHECK(old.written == R"({ "amount" : 75.50 })");
  CHECK(old.schema == 1);
  REQUIRE(old.readings.size() == 1);
  CHECK(old.readings[0].schema == 3);
  CHECK(old.readings[0].data == R"({"amount_minor":7550,"currency":"USD","source":"UNKNOWN"})");
  CHECK(old.unreadable.empty());
  REQUIRE(old.upcasts.size() == 1);  // schema 1 is what was written, 3 what is read
  CHECK(old.upcasts[0].schema == 2);
  CHECK(l.lab.view().detail({4}).upcasts.empty());

  const EventDetail future = l.lab.view().detail({6});
  CHECK(future.readings.empty());
  CHECK(future.unreadable == "schema 9 is not known; today's is 3");
  CHECK(future.row.type == "MoneyDeposited");
  CHECK(l.lab.view().event({4}).actor == "Alice");
  CHECK(l.lab.view().recorded_at({0}).empty());
}

TEST_CASE("playing goes from the beginning to the live end, and stops there", "[app][lab]") {
  using namespace std::chrono_literals;
  Laboratory l;
  REQUIRE(l.run(Play{2}));
  CHECK(l.lab.view().cursor.position == Position{0});
  CHECK(l.lab.view().playing == 2);
  CHECK_FALSE(l.lab.play_on(400ms));
  CHECK(l.lab.play_on(700ms));
  CHECK(l.lab.view().cursor.position == Position{2});
  CHECK(l.lab.view().balances.size() == 1);
  CHECK(l.lab.play_on(1s));
  CHECK(l.lab.view().cursor.live);
  CHECK_FALSE(l.lab.view().playing);
  CHECK_FALSE(l.lab.play_on(1s));
}

TEST_CASE("whoever moves the cursor stops it from playing", "[app][lab]") {
  using namespace std::chrono_literals;
  Laboratory l;
  REQUIRE(l.run(TravelTo{{1}}));
  for (const Intent& stops : {Intent{Pause{}}, Intent{TravelTo{{2}}}, Intent{GoLive{}}}) {
    REQUIRE(l.run(Play{1}));
    REQUIRE(l.run(stops));
    CHECK_FALSE(l.lab.view().playing);
    CHECK_FALSE(l.lab.play_on(1s));
  }
  REQUIRE(l.run(TravelTo{{1}}));
  REQUIRE(l.run(Play{1}));
  CHECK_FALSE(l.run(TravelTo{{99}}));  // moves nothing, and stops nothing
  CHECK(l.lab.play_on(1s));
  CHECK(l.lab.view().cursor.position == Position{2});
}

TEST_CASE("an empty log cannot be played", "[app][lab]") {
  Teller teller;
  Lab lab{teller.session};
  CHECK_FALSE(lab.run(Play{1}, teller.now));
  CHECK(lab.view().cursor.live);
}

TEST_CASE("a snapshot is marked where it was taken, and until when it serves", "[app][lab]") {
  Laboratory l;
  l.teller.session.take_snapshots({.every = 3});
  for (int n = 0; n < 6; ++n) l.deposit();
  const auto& marks = l.lab.view().snapshots;
  REQUIRE(marks.size() == 2);
  CHECK(marks[0].account == "acc-2");
  CHECK(marks[0].version == es::Version{3});
  CHECK(marks[0].until == marks[1].position);
  CHECK(marks[1].until == Position{0});
}
