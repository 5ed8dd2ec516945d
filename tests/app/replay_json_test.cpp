#include "app/replay_json.hpp"

#include "support/teller.hpp"

using app::replay_json;
using es::Position;

namespace {

es::Json replayed(const Teller& teller, const app::Beginning& beginning) {
  const auto answer = replay_json(teller.session, beginning);
  REQUIRE(answer);
  CHECK(answer->equal);
  return *es::parse_json(answer->line);
}

app::Beginning from(const char* time) { return *app::parse_time(time); }

}  // namespace

TEST_CASE("a replay rebuilds every projection beside the live one", "[app][replay]") {
  const Teller teller{Teller::Story{}};
  CHECK(replay_json(teller.session, {})->line ==
        R"({"events":4,"projections":[{"name":"account-balances","checkpoint":4,"equal":true},)"
        R"({"name":"transaction-history","checkpoint":4,"equal":true},)"
        R"({"name":"daily-totals","checkpoint":4,"equal":true}]})");
  const Teller nothing;
  CHECK(replayed(nothing, {})["events"] == 0);
}

TEST_CASE("a replay from a position includes it, and has the model of what came before", "[app][replay]") {
  const Teller teller{Teller::Story{}};
  CHECK(replayed(teller, Position{0})["events"] == 4);
  CHECK(replayed(teller, Position{1})["events"] == 4);
  CHECK(replayed(teller, Position{3})["events"] == 2);
  CHECK(replayed(teller, Position{4})["events"] == 1);
  CHECK(replay_json(teller.session, Position{5}).error() == app::NotThere::moment);
}

TEST_CASE("a replay from a time includes all that bears it", "[app][replay]") {
  const Teller teller{Teller::Story{}};
  CHECK(replayed(teller, from("2026-03-02T08:00:00Z"))["events"] == 4);
  CHECK(replayed(teller, from("2026-03-02T09:00:01Z"))["events"] == 3);
  CHECK(replayed(teller, from("2026-03-02T09:00:01.000001Z"))["events"] == 1);
  CHECK(replayed(teller, from("2026-03-02T09:00:02.000001Z"))["events"] == 0);
}

TEST_CASE("a replay ends before an event that cannot be read, where the live models end too",
          "[app][replay]") {
  Teller teller{Teller::Story{}};
  teller.keep_stored("acc-1", "MoneyDeposited", 9, R"({"amount":"much"})");
  teller.keep(R"({"command":"DepositMoney","account":"acc-2","amount":"1"})");
  CHECK(replayed(teller, {})["events"] == 4);
  CHECK(replayed(teller, {})["projections"][0]["checkpoint"] == 4);
  CHECK(replayed(teller, Position{6})["events"] == 0);
}
