// What a well-known tutorial's demo gets wrong about amounts, accounts, old events and the past, with its own
// numbers, each beside the behaviour that is right.
#include "catch_amalgamated.hpp"

#include "bank/account_balances.hpp"
#include "bank/account_codec.hpp"
#include "bank/account_snapshot.hpp"
#include "bank/event_codec.hpp"
#include "bank/transaction_history.hpp"
#include "es/repository.hpp"
#include "support/given.hpp"

using namespace bank;
using es::Position;
using es::Timestamp;

namespace {

const AccountEvent opened = AccountCreated{"Alice", {}};
AccountEvent deposited(std::int64_t minor) { return MoneyDeposited{{minor, {}}, "ATM"}; }
AccountEvent withdrawn(std::int64_t minor) { return MoneyWithdrawn{{minor, {}}}; }

Given<AccountDecider> given(std::vector<AccountEvent> past) { return {account_codec(), std::move(past)}; }

// A bank whose facts come from anywhere: today's commands, an older program, a file.
struct Bank {
  explicit Bank(const std::vector<AccountEvent>& past) {
    for (const auto& event : past) keep(log.codec().encode(Event{event}));
  }
  void keep(const es::EventData& data) {
    REQUIRE(store.append({.events = {{account, data}}}, Timestamp{}));
    log.catch_up(store);
  }
  auto execute(const AccountCommand& command) { return accounts.execute(account, command, {}); }
  Account now() const { return accounts.load(account)->state; }
  template <es::Projection P>
  typename P::ReadModel read() const {
    return es::catch_up(es::Projected<P>{}, es::until(log, store.head())).model;
  }
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::Log<Event> log{event_codec()};
  es::Snapshots memos;
  es::Repository<AccountDecider, Event> accounts{store, log, memos, account_snapshots()};
  es::StreamId account = account_stream("acc-1");
};

}  // namespace

TEST_CASE("balance 1.00, requested 1.00: the money is there, whatever it is the sum of", "[bank][lessons]") {
  std::vector<AccountEvent> past{opened};
  for (const auto* part : {"0.10", "0.20", "0.70"})
    past.push_back(MoneyDeposited{*money(*parse_amount(part), {}), "ATM"});
  given(past).when(WithdrawMoney{*parse_amount("1.00")}).then({withdrawn(100)});
}

TEST_CASE("closing at -5 is refused as closing at 5 is", "[bank][lessons]") {
  given({opened, withdrawn(500)}).when(CloseAccount{}).then_rejected(BalanceNotZero{{-500, {}}});
  given({opened, deposited(500)}).when(CloseAccount{}).then_rejected(BalanceNotZero{{500, {}}});
}

TEST_CASE("a second opening is refused: the owner stays who it was", "[bank][lessons]") {
  Bank bank{{opened}};
  CHECK_FALSE(bank.execute(OpenAccount{"Eve", {}}));
  CHECK(bank.now().owner == "Alice");
  CHECK(bank.store.head() == Position{1});
}

TEST_CASE("an event that nobody knows bumps no version: the account is not loaded past it",
          "[bank][lessons]") {
  Bank bank{{opened, deposited(500)}};
  bank.keep({"InterestPaid", 1, {R"({"amount":1})"}, {}, {}});
  const auto loaded = bank.accounts.load(bank.account);
  REQUIRE_FALSE(loaded);
  const auto& unreadable = std::get<es::Unreadable>(loaded.error());
  CHECK(unreadable.position == Position{3});
  CHECK(unreadable.error.reason == "no event has the type InterestPaid");
  CHECK_FALSE(bank.execute(WithdrawMoney{{1}}));
  CHECK(bank.accounts.as_of(bank.account, Position{2}).balance.minor == 500);
}

TEST_CASE("a field that is missing, or a payload that is null, is refused and brings nothing down",
          "[bank][lessons]") {
  for (const char* payload : {"{}", R"({"amount":null})", R"({"amount":"100"})"}) {
    INFO(payload);
    Bank bank{{opened}};
    bank.keep({"MoneyDeposited", 1, {payload}, {}, {}});
    CHECK(bank.log.unreadable().size() == 1);
  }
  for (const char* payload : {"null", "[]", ""})
    CHECK_FALSE(es::read(account_codec(), {"MoneyDeposited", 1, {payload}, {}, {}}));
}

TEST_CASE("a deposit after the close makes no row: the account keeps the one that it had, closed",
          "[bank][lessons]") {
  Bank bank{{opened, AccountClosed{}}};
  CHECK_FALSE(bank.execute(DepositMoney{{500}, "ATM"}));
  bank.keep(bank.log.codec().encode(Event{deposited(500)}));  // a fact is a fact, wherever it comes from
  const auto balances = bank.read<AccountBalances>();
  REQUIRE(balances.size() == 1);
  CHECK(balances.begin()->second == Account{Account::Status::closed, "Alice", {500, {}}});
}

TEST_CASE("an old event is read as today's on every path: load, as of, and both read models",
          "[bank][lessons]") {
  Bank bank{{opened}};
  bank.keep({"MoneyDeposited", 2, {R"({"amount":5.25,"currency":"USD","source":"ATM"})"}, {}, {}});
  CHECK(bank.now().balance.minor == 525);
  CHECK(bank.accounts.as_of(bank.account, Position{2}).balance.minor == 525);
  CHECK(bank.read<AccountBalances>().begin()->second.balance.minor == 525);
  CHECK(bank.read<TransactionHistory>().begin()->second.front().amount.minor == 525);
  REQUIRE(bank.accounts.remember(bank.account, {.every = 1}));
  REQUIRE(bank.execute(WithdrawMoney{{25}}));
  CHECK(bank.now().balance.minor == 500);
}

TEST_CASE("the past is a value: whoever changes what he was given, changes no fact and no later answer",
          "[bank][lessons]") {
  const Bank bank{{opened, deposited(500), withdrawn(100)}};
  Account then = bank.accounts.as_of(bank.account, Position{2});
  then = AccountDecider::evolve(std::move(then), AccountClosed{});
  CHECK(bank.accounts.as_of(bank.account, Position{2}) == Account{Account::Status::open, "Alice", {500, {}}});
  CHECK(bank.now().balance.minor == 400);
}
