#include "bank/balance_history.hpp"

#include "catch_amalgamated.hpp"

using namespace bank;

TEST_CASE("every event of an account is a point of its balance, each account for itself", "[bank]") {
  std::vector<es::Recorded<Event>> history;
  const auto happened = [&](const char* account, AccountEvent event) {
    history.push_back(
        {.position = {history.size() + 1}, .stream = {"account", account}, .event = std::move(event)});
  };
  constexpr Currency usd{};
  happened("acc-1", AccountCreated{"Alice", usd});
  happened("acc-2", AccountCreated{"Bob", {{'E', 'U', 'R'}}});
  happened("acc-1", MoneyDeposited{{10000, usd}, "ATM"});
  happened("acc-1", MoneyWithdrawn{{2500, usd}});
  happened("acc-1", MoneyWithdrawn{{9000, usd}});  // a fact, an overdraft too
  happened("acc-2", AccountClosed{});

  const auto points = es::fold(BalanceHistory::project, BalanceHistory::initial(), history);
  REQUIRE(points.size() == 2);
  CHECK(points.at(account_stream("acc-1")) ==
        std::vector<BalancePoint>{
            {{1}, {0, usd}}, {{3}, {10000, usd}}, {{4}, {7500, usd}}, {{5}, {-1500, usd}}});
  CHECK(points.at(account_stream("acc-2")).back() == BalancePoint{{6}, {0, {{'E', 'U', 'R'}}}});
}
