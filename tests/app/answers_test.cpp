#include "app/answers.hpp"

#include "support/teller.hpp"

using app::NotThere;
using es::Position;
using es::Version;

namespace {

std::string state(const Teller& teller, const app::Moment& moment, const std::string& account = "acc-1") {
  return app::state_json(teller.session, account, moment).value_or("nothing");
}

app::Moment at(const char* time) { return *app::parse_time(time); }

const std::string opened_at_once =
    R"({"account":"acc-1","status":"open","owner":"Alice","balance":"0.00","currency":"USD","version":1,"position":1,)"
    R"("as_of":{"position":1,"recorded_at":"2026-03-02T09:00:00.000000Z","ties":1}})";
const std::string not_opened =
    R"({"account":"acc-1","status":"not_opened","owner":"","balance":"0.00","currency":"","version":0,"position":0,)"
    R"("as_of":{"position":0,"recorded_at":null,"ties":0}})";

}  // namespace

TEST_CASE("the state of an account is its fold, with the place in the log that it was read through",
          "[app][answers]") {
  Teller teller{Teller::Story{}};
  CHECK(
      state(teller, {}) ==
      R"({"account":"acc-1","status":"open","owner":"Alice","balance":"1075.50","currency":"USD","version":3,"position":4,)"
      R"("as_of":{"position":4,"recorded_at":"2026-03-02T09:00:02.000000Z","ties":1}})");
  CHECK(
      state(teller, {}, "acc-2") ==
      R"({"account":"acc-2","status":"open","owner":"Bob","balance":"0.00","currency":"EUR","version":1,"position":3,)"
      R"("as_of":{"position":4,"recorded_at":"2026-03-02T09:00:02.000000Z","ties":1}})");
  teller.keep(R"({"command":"CloseAccount","account":"acc-2","at":"2026-03-02T09:00:09Z"})");
  CHECK(state(teller, {}, "acc-2")
            .find(R"("status":"closed","owner":"Bob","balance":"0.00","currency":"EUR")") !=
        std::string::npos);
}

TEST_CASE("an account as of a version, and before its first", "[app][answers]") {
  Teller teller{Teller::Story{}};
  CHECK(state(teller, Version{0}) == not_opened);
  CHECK(state(teller, Version{1}) == opened_at_once);
  CHECK(state(teller, Version{3}) == state(teller, {}));
  CHECK(app::state_json(teller.session, "acc-1", Version{4}).error() == NotThere::moment);
  CHECK(app::state_json(teller.session, "acc-2", Version{2}).error() == NotThere::moment);
}

TEST_CASE("an account as of a position that may be another's", "[app][answers]") {
  Teller teller{Teller::Story{}};
  CHECK(state(teller, Position{0}) == not_opened);
  CHECK(state(teller, Position{1}) == opened_at_once);
  CHECK(
      state(teller, Position{3}) ==
      R"({"account":"acc-1","status":"open","owner":"Alice","balance":"1100.00","currency":"USD","version":2,"position":2,)"
      R"("as_of":{"position":3,"recorded_at":"2026-03-02T09:00:01.000000Z","ties":2}})");
  CHECK(state(teller, Position{2}, "acc-2").find(R"("status":"not_opened")") != std::string::npos);
  CHECK(app::state_json(teller.session, "acc-1", Position{5}).error() == NotThere::moment);
  CHECK(app::state_json(teller.session, "acc-1", Position{UINT64_MAX}).error() == NotThere::moment);
}

TEST_CASE("an account as of a time, inclusive, with all that happened in that instant", "[app][answers]") {
  Teller teller{Teller::Story{}};
  CHECK(state(teller, at("2026-03-02T08:59:59.999999Z")) == not_opened);
  CHECK(state(teller, at("2026-03-02T09:00:00Z")) == opened_at_once);
  CHECK(state(teller, at("2026-03-02T09:00:00.999999Z")) == opened_at_once);
  CHECK(state(teller, at("2026-03-02T09:00:01Z")) == state(teller, Position{3}));
  CHECK(state(teller, at("9999-12-31T23:59:59Z")) == state(teller, {}));
  CHECK(state(teller, at("0000-01-01T00:00:00Z")) == not_opened);
}

TEST_CASE("an account that never existed is not one that is not opened yet", "[app][answers]") {
  Teller teller;
  CHECK(app::state_json(teller.session, "acc-1", {}).error() == NotThere::account);
  teller.tell_a_story();
  for (const char* account : {"acc-9", "", "account-acc-1", "a/b"}) {
    CHECK(app::state_json(teller.session, account, Version{0}).error() == NotThere::account);
    CHECK(app::history_json(teller.session, account).error() == NotThere::account);
  }
  CHECK(app::not_found_json() == R"({"ok":false,"error":"not_found"})");
}

TEST_CASE("the history of an account has its balance after each event", "[app][answers]") {
  Teller teller{Teller::Story{}};
  CHECK(
      app::history_json(teller.session, "acc-1") ==
      std::vector<std::string>{
          R"({"position":1,"version":1,"recorded_at":"2026-03-02T09:00:00.000000Z","type":"AccountCreated","balance":"0.00"})",
          R"({"position":2,"version":2,"recorded_at":"2026-03-02T09:00:01.000000Z","type":"MoneyDeposited","balance":"1100.00"})",
          R"({"position":4,"version":3,"recorded_at":"2026-03-02T09:00:02.000000Z","type":"MoneyWithdrawn","balance":"1075.50"})"});
}

TEST_CASE("a projection tells its checkpoint and its model, now and as of then", "[app][answers]") {
  Teller teller;
  const auto balances = [&](const app::Moment& moment) {
    return *app::projection_json(teller.session, "account-balances", moment);
  };
  CHECK(balances({}) == R"({"projection":"account-balances","checkpoint":0,"model":{}})");
  teller.tell_a_story();
  CHECK(balances({}) == R"({"projection":"account-balances","checkpoint":4,"model":{)"
                        R"("acc-1":{"owner":"Alice","balance":"1075.50","currency":"USD","status":"open"},)"
                        R"("acc-2":{"owner":"Bob","balance":"0.00","currency":"EUR","status":"open"}}})");
  CHECK(balances(Position{2}) ==
        R"({"projection":"account-balances","checkpoint":2,"model":{)"
        R"("acc-1":{"owner":"Alice","balance":"1100.00","currency":"USD","status":"open"}}})");
  CHECK(balances(Position{0}) == R"({"projection":"account-balances","checkpoint":0,"model":{}})");
  CHECK(balances(at("2026-03-02T09:00:01Z")).find(R"("checkpoint":3)") != std::string::npos);
  CHECK(
      *app::projection_json(teller.session, "transaction-history", {}) ==
      R"({"projection":"transaction-history","checkpoint":4,"model":{"acc-1":[)"
      R"({"type":"DEPOSIT","amount":"1100.00","recorded_at":"2026-03-02T09:00:01.000000Z","version":2,"position":2},)"
      R"({"type":"WITHDRAWAL","amount":"24.50","recorded_at":"2026-03-02T09:00:02.000000Z","version":3,"position":4}]}})");
}

TEST_CASE("the daily totals are by day and currency", "[app][answers]") {
  Teller teller{Teller::Story{}};
  teller.keep(
      R"({"command":"DepositMoney","account":"acc-2","amount":"7","at":"2026-03-03T01:00:00+02:00"})");
  CHECK(*app::projection_json(teller.session, "daily-totals", {}) ==
        R"({"projection":"daily-totals","checkpoint":5,"model":{"2026-03-02":{)"
        R"("EUR":{"deposited":"7.00","withdrawn":"0.00","net":"7.00","transactions":1},)"
        R"("USD":{"deposited":"1100.00","withdrawn":"24.50","net":"1075.50","transactions":2}}}})");
  CHECK(*app::projection_json(teller.session, "daily-totals", Position{1}) ==
        R"({"projection":"daily-totals","checkpoint":1,"model":{}})");
}

TEST_CASE("the difference between two points of an account: where it stood, and what happened since",
          "[app][answers]") {
  const Teller teller{Teller::Story{}};
  const auto since = [&](std::uint64_t position, const app::Moment& moment) {
    return app::state_json(teller.session, "acc-1", moment, Position{position});
  };
  const auto changed = *es::parse_json(*since(2, {}));
  CHECK(changed["balance"] == "1075.50");
  CHECK(changed["since"] == es::Json{{"position", 2}, {"status", "open"}, {"balance", "1100.00"}});
  REQUIRE(changed["events"].size() == 1);
  CHECK(changed["events"][0]["id"] == "account-acc-1@3");
  CHECK((*es::parse_json(*since(0, Position{3})))["events"].size() == 2);
  CHECK((*es::parse_json(*since(0, Position{3})))["since"]["status"] == "not_opened");
  CHECK((*es::parse_json(*since(4, {})))["events"] == es::Json::array());
  CHECK(since(4, Position{3}).error() == NotThere::moment);
  CHECK(since(5, {}).error() == NotThere::moment);
}

TEST_CASE("a projection that nobody wrote is told before a moment that never was", "[app][answers]") {
  Teller teller{Teller::Story{}};
  for (const char* name : {"", "balances", "Account-Balances"})
    CHECK(app::projection_json(teller.session, name, Position{99}).error() == NotThere::projection);
  CHECK(app::projection_json(teller.session, "account-balances", Position{5}).error() == NotThere::moment);
}

TEST_CASE("past an event that cannot be read, no fold that needs it goes", "[app][answers]") {
  Teller teller{Teller::Story{}};
  teller.keep_stored("acc-1", "MoneyDeposited", 9, R"({"amount":"much"})");
  teller.keep(R"({"command":"DepositMoney","account":"acc-2","amount":"1"})");
  CHECK(state(teller, {}) == state(teller, Position{4}));
  CHECK(state(teller, Version{4}) == state(teller, Position{4}));
  CHECK(app::history_json(teller.session, "acc-1")->size() == 3);
  CHECK(state(teller, {}, "acc-2").find(R"("balance":"1.00")") != std::string::npos);
  CHECK(app::projection_json(teller.session, "account-balances", {})->find(R"("checkpoint":4)") !=
        std::string::npos);
}

TEST_CASE("a done command is answered with its events, its version and its position", "[app][answers]") {
  Teller teller{Teller::Story{}};
  CHECK(
      teller.answer(R"({"command":"CloseAccount","account":"acc-2","at":"2026-03-02T09:00:09Z"})") ==
      R"({"ok":true,"events":[{"position":5,"id":"account-acc-2@2","aggregate_id":"acc-2","aggregate_type":"account",)"
      R"("event_type":"AccountClosed","event_data":{},"version":2,"timestamp":"2026-03-02T09:00:09.000000Z","metadata":{},"schema":1}],)"
      R"("version":2,"position":5})");
}

TEST_CASE("an invalid command is answered with its field, and with its line where it has one",
          "[app][answers]") {
  Teller teller;
  const std::expected<app::Done, app::Failure> bad = std::unexpected(app::Invalid{"BadAmount", "amount"});
  CHECK(
      app::answer_json(teller.session, bad, 7) ==
      R"({"ok":false,"error":"invalid","reason":"BadAmount","message":)"
      R"("amount is to be a text of digits with at most two decimals, such as \"12.50\".","field":"amount","line":7})");
  CHECK(app::answer_json(teller.session, bad).find("line") == std::string::npos);
  const std::expected<app::Done, app::Failure> no = std::unexpected(bank::Rejection{bank::AccountIsClosed{}});
  CHECK(app::answer_json(teller.session, no, 7).find("line") == std::string::npos);
}

TEST_CASE("a commit that is too large is invalid, with its numbers", "[app][answers]") {
  const Teller teller;
  const std::expected<app::Done, app::Failure> large =
      std::unexpected(es::TooLarge{"bytes of an event", 5, 4});
  CHECK(
      app::answer_json(teller.session, large, 7) ==
      R"({"ok":false,"error":"invalid","reason":"TooLarge","message":)"
      R"("5 bytes of an event are too many: at most 4 can be kept. Nothing was kept.","size":5,"limit":4,"line":7})");
}

TEST_CASE("a query that found something since is a conflict that says where", "[app][answers]") {
  const app::Failure failure = es::QueryConflict{{{"AccountCreated"}, {}}, {3}, {4}};
  CHECK(app::family(failure) == "conflict");
  CHECK(app::reason(failure) == "QueryConflict");
  CHECK(app::refusal_json(failure).ends_with(R"("since":3,"found":4})"));
}

TEST_CASE("every failure has a sentence, and none shows a key or an empty place", "[app][answers]") {
  using Kind = es::StorageError::Kind;
  std::vector<app::Failure> failures{
      es::VersionConflict{app::account_stream("a"), {3}, {4}}, es::QueryConflict{{}, {3}, {4}},
      es::TooLarge{"bytes of an event", 5, 4}, es::Malformed{"an event without a type"},
      es::Unreadable{{5}, app::account_stream("a"), {"MoneyDeposited", 9, "why"}}};
  for (const char* reason : {"NotJson", "UnknownCommand", "MissingField", "BadField", "BadAmount", "BadId",
                             "BadOwner", "BadCurrency", "BadTime", "CommandIdReused", "TooLarge"})
    failures.emplace_back(app::Invalid{reason, "owner"});
  for (const bank::Rejection& rejection :
       {bank::Rejection{bank::AccountNotOpened{}}, bank::Rejection{bank::AccountAlreadyOpen{}},
        bank::Rejection{bank::AccountIsClosed{}}, bank::Rejection{bank::AmountNotPositive{}},
        bank::Rejection{bank::InsufficientFunds{}}, bank::Rejection{bank::BalanceNotZero{}},
        bank::Rejection{bank::BalanceTooLarge{}}})
    failures.emplace_back(rejection);
  for (const Kind kind : {Kind::disk_full, Kind::damaged, Kind::read_only, Kind::locked, Kind::not_saved})
    failures.emplace_back(es::StorageError{kind, "folder", "detail"});
  for (const auto& failure : failures) {
    const std::string sentence = app::sentence(failure);
    INFO(app::reason(failure) << ": " << sentence);
    CHECK(sentence.ends_with('.'));
    CHECK(sentence.find("[[") == std::string::npos);
    CHECK(sentence.find('{') == std::string::npos);
  }
}
