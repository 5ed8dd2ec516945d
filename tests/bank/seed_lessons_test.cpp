// What a well-known tutorial's demo gets wrong about subscribers, projections, replay and time, with its own
// numbers, each beside the behaviour that is right.
#include "catch_amalgamated.hpp"

#include "bank/account_balances.hpp"
#include "bank/event_codec.hpp"
#include "bank/transaction_history.hpp"
#include "es/aggregate.hpp"
#include "es/replay.hpp"
#include "es/subscription.hpp"

using namespace bank;
using es::Position;
using es::Timestamp;

namespace {

// Alice deposits 100 at 10 o'clock, and withdraws 30 at 11; in that very instant Bob opens an account.
struct Told {
  Told() {
    append(account, AccountCreated{"Alice", {}}, 10);
    append(account, MoneyDeposited{{100, {}}, "ATM"}, 10);
    append(account, MoneyWithdrawn{{30, {}}}, 11);
    append({"account", "acc-2"}, AccountCreated{"Bob", {}}, 11);
  }
  void append(const es::StreamId& stream, const AccountEvent& event, std::int64_t at) {
    REQUIRE(store.append({.events = {{stream, log.codec().encode(event)}}}, Timestamp{at}));
    log.catch_up(store);
  }
  auto whole() const { return es::until(log, store.head()); }
  template <es::Projection P>
  es::Projected<P> live() const {
    return es::catch_up(es::Projected<P>{}, whole());
  }
  Account state_at(std::int64_t time) const {
    const auto as_of = es::position_at(store, Timestamp{time});
    return es::fold(es::Evolve<AccountDecider>{}, Account{}, es::until(log, account, as_of.position));
  }
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::Log<Event> log{event_codec()};
  es::StreamId account{"account", "acc-1"};
};

std::int64_t balance(const es::Projected<AccountBalances>& balances) {
  std::int64_t sum = 0;  // only acc-1 has any money
  for (const auto& [account, row] : balances.model) sum += row.balance.minor;
  return sum;
}

std::size_t rows(const es::Projected<TransactionHistory>& history) {
  std::size_t count = 0;
  for (const auto& [account, list] : history.model) count += list.size();
  return count;
}

}  // namespace

TEST_CASE("a late subscriber shows 70 for an account holding 70, and not -30", "[bank][lessons]") {
  const Told told;
  const auto late = es::pull({}, told.store.read_all(), 100);
  CHECK(late.events.size() == 4);
  CHECK(late.events[1].data.type == "MoneyDeposited");
  CHECK(balance(told.live<AccountBalances>()) == 70);
}

TEST_CASE("redelivery doubles no history row, and no balance", "[bank][lessons]") {
  const Told told;
  CHECK(rows(es::catch_up(told.live<TransactionHistory>(), told.whole())) == 2);
  CHECK(balance(es::catch_up(told.live<AccountBalances>(), told.whole())) == 70);
}

TEST_CASE("a replay over what is there doubles nothing: there is no replay without a checkpoint",
          "[bank][lessons]") {
  const Told told;
  CHECK(rows(es::replay(told.live<TransactionHistory>(), told.whole(), 1)) == 2);
  CHECK(rows(es::replay(es::Projected<TransactionHistory>{}, told.whole(), 1)) == 2);
}

TEST_CASE("a replay from a time has the model of what came before: 70 and not -30", "[bank][lessons]") {
  const Told told;
  const Position before = es::position_before(told.store, Timestamp{11});
  CHECK(before == Position{2});
  const auto start = es::checkpoint_at<AccountBalances>(told.log, before);
  CHECK(balance(start) == 100);
  CHECK(balance(es::replay(start, told.whole(), 1)) == 70);
}

TEST_CASE("a replay from the time of the last event loses none of its ties", "[bank][lessons]") {
  const Told told;
  const auto history = told.whole();
  const Position before = es::position_before(told.store, Timestamp{11});
  CHECK(history.between(before, history.through).size() == 2);
}

TEST_CASE("as of a time means at or before it, ties included; before its creation there is no account",
          "[bank][lessons]") {
  const Told told;
  CHECK(told.state_at(9).status == Account::Status::not_opened);
  CHECK(told.state_at(10).balance.minor == 100);
  CHECK(told.state_at(11).balance.minor == 70);
  CHECK(es::position_at(told.store, Timestamp{11}).ties == 2);
}

TEST_CASE("one clock step back does not hide the rest", "[bank][lessons]") {
  Told told;
  told.append(told.account, MoneyDeposited{{5, {}}, "ATM"}, 3);  // the clock says 3, the log 11
  told.append(told.account, MoneyDeposited{{6, {}}, "ATM"}, 12);
  CHECK(told.state_at(11).balance.minor == 75);
  CHECK(told.state_at(12).balance.minor == 81);
}

TEST_CASE("a closed account keeps its row: closed is not never existed", "[bank][lessons]") {
  Told told;
  told.append(told.account, MoneyWithdrawn{{70, {}}}, 12);
  told.append(told.account, AccountClosed{}, 12);
  const auto balances = told.live<AccountBalances>();
  CHECK(balances.model.size() == 2);
  CHECK(std::ranges::any_of(balances.model, [](const auto& row) {
    return row.second.status == Account::Status::closed && row.second.owner == "Alice";
  }));
}
