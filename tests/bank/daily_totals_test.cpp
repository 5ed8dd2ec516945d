#include "bank/daily_totals.hpp"

#include "catch_amalgamated.hpp"

using namespace bank;
using std::chrono::sys_days;
using namespace std::chrono_literals;

namespace {

constexpr Currency usd{}, eur{{'E', 'U', 'R'}};
constexpr sys_days monday = 2026y / 3 / 2;

es::Recorded<Event> on(sys_days day, std::chrono::microseconds time, AccountEvent event) {
  const auto at = day.time_since_epoch() + time;
  return {.stream = {"account", "acc-1"}, .recorded_at = {at.count()}, .event = std::move(event)};
}

DailyTotals::ReadModel totals(const std::vector<es::Recorded<Event>>& history) {
  return es::fold(DailyTotals::project, DailyTotals::initial(), history);
}

}  // namespace

TEST_CASE("each day has what came in and what went out, in each currency", "[bank]") {
  const auto days = totals(
      {on(monday, 9h, AccountCreated{"Alice", usd}), on(monday, 10h, MoneyDeposited{{10000, usd}, "ATM"}),
       on(monday, 11h, MoneyWithdrawn{{2500, usd}}), on(monday, 12h, MoneyDeposited{{700, eur}, "ATM"}),
       on(monday, 13h, AccountClosed{})});
  REQUIRE(days.size() == 1);
  CHECK(days.at(monday).at("USD") == DayTotal{{10000, usd}, {2500, usd}, 2});
  CHECK(days.at(monday).at("USD").net() == Money{7500, usd});
  CHECK(days.at(monday).at("EUR") == DayTotal{{700, eur}, {0, eur}, 1});
}

TEST_CASE("a day is a day in UTC: the last microsecond belongs to it, midnight to the next", "[bank]") {
  const auto days =
      totals({on(monday, 24h - 1us, MoneyWithdrawn{{1, usd}}), on(monday, 24h, MoneyWithdrawn{{2, usd}}),
              on(sys_days{1969y / 12 / 31}, 23h, MoneyWithdrawn{{4, usd}})});
  REQUIRE(days.size() == 3);
  CHECK(days.at(monday).at("USD").withdrawn.minor == 1);
  CHECK(days.at(monday).at("USD").net().minor == -1);
  CHECK(days.at(monday + std::chrono::days{1}).at("USD").withdrawn.minor == 2);
  CHECK(days.at(1969y / 12 / 31).at("USD").withdrawn.minor == 4);
}
