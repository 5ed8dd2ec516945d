#include "app/session.hpp"

#include "support/teller.hpp"

namespace {

constexpr const char* open_alice =
    R"({"command":"OpenAccount","account":"acc-1","owner":"Alice","command_id":"c-1"})";
constexpr const char* deposit = R"({"command":"DepositMoney","account":"acc-1","amount":"5"})";

}  // namespace

TEST_CASE("the checks come in order: form, command id, time, expected version, the domain",
          "[app][session]") {
  Teller teller;
  teller.keep(open_alice);
  teller.now.microseconds += 1;
  // Each of these is wrong in every way that the next ones are wrong in.
  CHECK(
      teller.outcome(
          R"({"command":"WithdrawMoney","account":"acc-1","amount":1,"command_id":"c-1","at":"2020-01-01T00:00:00Z","expected_version":9})") ==
      "BadAmount");
  CHECK(
      teller.outcome(
          R"({"command":"WithdrawMoney","account":"acc-1","amount":"1","command_id":"c-1","at":"2020-01-01T00:00:00Z","expected_version":9})") ==
      "CommandIdReused");
  CHECK(
      teller.outcome(
          R"({"command":"WithdrawMoney","account":"acc-1","amount":"1","command_id":"c-2","at":"2020-01-01T00:00:00Z","expected_version":9})") ==
      "BadTime");
  CHECK(
      teller.outcome(
          R"({"command":"WithdrawMoney","account":"acc-1","amount":"1","command_id":"c-2","at":"2030-01-01T00:00:00Z","expected_version":9})") ==
      "VersionConflict");
  CHECK(
      teller.outcome(
          R"({"command":"WithdrawMoney","account":"acc-1","amount":"1","command_id":"c-2","at":"2030-01-01T00:00:00Z","expected_version":1})") ==
      "InsufficientFunds");
  CHECK(teller.session.store().head() == es::Position{1});
}

TEST_CASE("a retry gets the first receipt, whatever has happened since", "[app][session]") {
  Teller teller;
  const std::string first = teller.answer(open_alice);
  const std::string again = first.substr(0, first.size() - 1) + ",\"repeated\":true}";
  CHECK(teller.answer(open_alice) == again);
  teller.keep(deposit);
  teller.keep(R"({"command":"WithdrawMoney","account":"acc-1","amount":"5"})");
  teller.keep(R"({"command":"CloseAccount","account":"acc-1"})");
  CHECK(teller.answer(
            R"({"owner":"Alice", "account":"acc-1", "command_id":"c-1", "command":"OpenAccount"})") == again);
  CHECK(teller.session.store().head() == es::Position{4});
}

TEST_CASE("a retry gets its receipt from a log that was opened again, even for a time that is past",
          "[app][session]") {
  Teller teller;
  const std::string dated =
      R"({"command":"OpenAccount","account":"acc-1","owner":"A","command_id":"c-1","at":"2026-03-02T08:00:00Z"})";
  teller.keep(dated);
  teller.keep(deposit);
  app::Session again = teller.reopened();
  const auto done = again.execute(*app::parse_command(dated), teller.now);
  REQUIRE(done);
  CHECK(done->receipt.repeated);
  CHECK(done->version == es::Version{1});
  CHECK(done->receipt.last == es::Position{1});
  CHECK(again.store().head() == es::Position{2});
}

TEST_CASE("a command id stands for one command, and only for one that was kept", "[app][session]") {
  Teller teller;
  CHECK(teller.outcome(R"({"command":"CloseAccount","account":"acc-1","command_id":"c-1"})") ==
        "AccountNotOpened");
  teller.keep(open_alice);
  CHECK(teller.ask(
            R"({"command":"OpenAccount","account":"acc-2","owner":"Alice","command_id":"c-1"})")["field"] ==
        "command_id");
  CHECK(
      teller.outcome(
          R"({"command":"OpenAccount","account":"acc-1","owner":"Alice","command_id":"c-1","metadata":{}})") ==
      "CommandIdReused");
}

TEST_CASE("two commands made to have one fingerprint share no receipt", "[app][session]") {
  Teller teller;
  const auto request = app::parse_command(open_alice);
  REQUIRE(teller.session.execute(*request, teller.now));
  app::CommandRequest twin = *request;  // as if its text had been searched for
  twin.account = "acc-2";
  const auto outcome = teller.session.execute(twin, teller.now);
  REQUIRE_FALSE(outcome);
  CHECK(app::reason(outcome.error()) == "CommandIdReused");
}

TEST_CASE("a time may stand still, and may not go back", "[app][session]") {
  Teller teller;
  teller.keep(R"({"command":"OpenAccount","account":"a","owner":"A","at":"2026-03-02T10:00:00+01:00"})");
  teller.keep(R"({"command":"OpenAccount","account":"b","owner":"B","at":"2026-03-02T09:00:00Z"})");
  CHECK(
      teller.ask(R"({"command":"OpenAccount","account":"c","owner":"C","at":"2026-03-02T08:59:59.999999Z"})")
          ["field"] == "at");
  teller.now = *app::parse_time("2026-03-02T07:00:00Z");  // a clock that was set back
  teller.keep(R"({"command":"OpenAccount","account":"d","owner":"D"})");
  CHECK(app::text(teller.session.store().last_recorded_at()) == "2026-03-02T09:00:00.000000Z");
}

TEST_CASE("a conflict tells what was expected, what is, and the events in between", "[app][session]") {
  Teller teller{Teller::Story{}};
  const auto conflict = teller.ask(R"({"command":"CloseAccount","account":"acc-1","expected_version":1})");
  CHECK(conflict["error"] == "conflict");
  CHECK(conflict["expected"] == 1);
  CHECK(conflict["actual"] == 3);
  REQUIRE(conflict["events"].size() == 2);
  CHECK(conflict["events"][0]["id"] == "account-acc-1@2");
  CHECK(conflict["events"][1]["id"] == "account-acc-1@3");

  const auto ahead =
      teller.ask(R"({"command":"CloseAccount","account":"acc-1","expected_version":18446744073709551615})");
  CHECK(ahead["expected"] == 18446744073709551615u);
  CHECK(ahead["events"] == es::Json::array());
  CHECK(teller.ask(
            R"({"command":"OpenAccount","account":"acc-1","owner":"A","expected_version":0})")["actual"] ==
        3);
  CHECK(teller.ask(
            R"({"command":"DepositMoney","account":"no","amount":"1","expected_version":1})")["actual"] == 0);
  teller.keep(R"({"command":"OpenAccount","account":"acc-3","owner":"C","expected_version":0})");
  teller.keep(R"({"command":"DepositMoney","account":"acc-3","amount":"1","expected_version":1})");
}

TEST_CASE("what was appended after a conflict is not in between", "[app][session]") {
  Teller teller{Teller::Story{}};
  const auto outcome = teller.session.execute(
      *app::parse_command(R"({"command":"CloseAccount","account":"acc-1","expected_version":2})"),
      teller.now);
  teller.keep(deposit);  // a line that waited with it, and is answered in one go
  const auto answer = es::parse_json(app::answer_json(teller.session, outcome));
  CHECK((*answer)["actual"] == 3);
  CHECK((*answer)["events"].size() == 1);
}

TEST_CASE("the domain says no with its numbers, and nothing is kept", "[app][session]") {
  Teller teller{Teller::Story{}};
  CHECK(
      teller.answer(R"({"command":"WithdrawMoney","account":"acc-1","amount":"1075.51"})") ==
      R"({"ok":false,"error":"rejection","reason":"InsufficientFunds","message":)"
      R"("The account holds 1,075.50 USD; 1,075.51 was asked. Nothing was kept.","balance":"1075.50","requested":"1075.51"})");
  CHECK(teller.ask(R"({"command":"CloseAccount","account":"acc-1"})")["balance"] == "1075.50");
  CHECK(teller.outcome(R"({"command":"OpenAccount","account":"acc-1","owner":"B"})") == "AccountAlreadyOpen");
  CHECK(teller.outcome(R"({"command":"DepositMoney","account":"acc-1","amount":"0.00"})") ==
        "AmountNotPositive");
  CHECK(teller.outcome(R"({"command":"DepositMoney","account":"acc-1","amount":"92233720368547758.08"})") ==
        "BalanceTooLarge");
  CHECK(teller.outcome(R"({"command":"DepositMoney","account":"acc-1","amount":"92233720368547758.07"})") ==
        "BalanceTooLarge");
  CHECK(teller.outcome(R"({"command":"WithdrawMoney","account":"acc-1","amount":"99999999999999999.99"})") ==
        "BalanceTooLarge");
  CHECK(teller.outcome(R"({"command":"DepositMoney","account":"none","amount":"1"})") == "AccountNotOpened");
  teller.keep(R"({"command":"CloseAccount","account":"acc-2"})");
  CHECK(teller.outcome(R"({"command":"OpenAccount","account":"acc-2","owner":"B"})") == "AccountIsClosed");
  CHECK(teller.session.store().head() == es::Position{5});
}

TEST_CASE("an account whose event cannot be read takes no command; the others do", "[app][session]") {
  Teller teller{Teller::Story{}};
  teller.keep_stored("acc-1", "MoneyDeposited", 9, R"({"amount":"much"})");
  const auto answer = teller.ask(deposit);
  CHECK(answer["error"] == "storage");
  CHECK(answer["reason"] == "Damaged");
  teller.keep(R"({"command":"DepositMoney","account":"acc-2","amount":"1"})");
}
