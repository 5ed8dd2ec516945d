#include "catch_amalgamated.hpp"

#include "bank/account_balances.hpp"
#include "bank/event_codec.hpp"
#include "bank/transaction_history.hpp"
#include "es/temporal.hpp"

using namespace bank;
using es::Position;

namespace {

struct Told {
  Told() {
    append("acc-1", AccountCreated{"Alice", {}});
    append("acc-1", MoneyDeposited{{10000, {}}, "ATM"});
    append("acc-2", AccountCreated{"Bob", {}});
    append("acc-1", MoneyWithdrawn{{10000, {}}});
    append("acc-1", AccountClosed{});
  }
  void append(const std::string& account, const AccountEvent& event) {
    REQUIRE(store.append({.events = {{es::StreamId{"account", account}, log.codec().encode(Event{event})}}},
                         es::Timestamp{static_cast<std::int64_t>(store.head().value)}));
    log.catch_up(store);
  }
  template <es::Projection P>
  typename P::ReadModel as_of(std::uint64_t position) const {
    return es::catch_up(es::Projected<P>{}, es::until(log, Position{position})).model;
  }
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::Log<Event> log{event_codec()};
};

}  // namespace

TEST_CASE("a closed account stays among the balances: closed is not never", "[bank]") {
  const auto balances = Told{}.as_of<AccountBalances>(5);
  REQUIRE(balances.size() == 2);
  CHECK(balances.at(account_stream("acc-1")) == Account{Account::Status::closed, "Alice", {}});
  CHECK(balances.at(account_stream("acc-2")).status == Account::Status::open);
}

TEST_CASE("balances as of a position are those of a shorter history", "[bank]") {
  const Told told;
  CHECK(told.as_of<AccountBalances>(0).empty());
  CHECK(told.as_of<AccountBalances>(2).at(account_stream("acc-1")).balance.minor == 10000);
  CHECK_FALSE(told.as_of<AccountBalances>(2).contains(account_stream("acc-2")));
}

TEST_CASE("the history of transactions has each account's own rows, in order", "[bank]") {
  const auto history = Told{}.as_of<TransactionHistory>(5);
  REQUIRE(history.size() == 1);
  const auto& rows = history.at(account_stream("acc-1"));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == Transaction{Transaction::Type::deposit, {10000, {}}, es::Timestamp{1}, {2}, Position{2}});
  CHECK(rows[1] ==
        Transaction{Transaction::Type::withdrawal, {10000, {}}, es::Timestamp{3}, {3}, Position{4}});
}
