#include "bank/transfer.hpp"

#include <limits>

#include "catch_amalgamated.hpp"

using namespace bank;

namespace {

const es::StreamId alice = account_stream("alice"), bob = account_stream("bob"), t = transfer_stream("t-1");
const TransferStarted terms{alice, bob, {2500, {}}};
const AccountEvent opened = AccountCreated{"Alice", {}};
AccountEvent deposited(std::int64_t minor) { return MoneyDeposited{{minor, {}}, "ATM"}; }

Account given(std::vector<AccountEvent> past) { return es::fold(AccountDecider::evolve, Account{}, past); }

void then(const TransferStep& step, const es::StreamId& account, const AccountEvent& on_account,
          const TransferEvent& on_transfer) {
  CHECK(step.account == account);
  CHECK(step.on_account == on_account);
  CHECK(step.on_transfer == on_transfer);
}

void then_goes_back(const TransferStep& step, const Rejection& reason) {
  then(step, alice, MoneyDeposited{{2500, {}}, "transfer-t-1"}, TransferReversed{reason});
}

}  // namespace

TEST_CASE("the first step takes the money from one account, and starts the transfer", "[bank]") {
  const auto step = first_step({alice, bob, {2500}}, given({opened, deposited(2500)}));
  REQUIRE(step);
  then(*step, alice, MoneyWithdrawn{{2500, {}}}, terms);
}

TEST_CASE("the first step is refused by the account that is to give, in its own words", "[bank]") {
  const auto refused = [](const TransferMoney& wish, const Account& from) {
    const auto step = first_step(wish, from);
    REQUIRE_FALSE(step);
    return step.error();
  };
  CHECK(refused({alice, bob, {1}}, {}) == Rejection{AccountNotOpened{}});
  CHECK(refused({alice, bob, {1}}, given({opened, AccountClosed{}})) == Rejection{AccountIsClosed{}});
  CHECK(refused({alice, bob, {0}}, given({opened})) == Rejection{AmountNotPositive{}});
  CHECK(refused({alice, bob, {2}}, given({opened, deposited(1)})) ==
        Rejection{InsufficientFunds{{1, {}}, {2, {}}}});
  CHECK(refused({alice, alice, {1}}, given({opened, deposited(1)})) == Rejection{SameAccount{}});
}

TEST_CASE("the last step brings the money to the other account", "[bank]") {
  then(last_step(terms, t, given({opened})), bob, MoneyDeposited{{2500, {}}, "transfer-t-1"},
       TransferCompleted{});
}

TEST_CASE("where the other account says no, the money goes back with the reason", "[bank]") {
  const auto most = std::numeric_limits<std::int64_t>::max();
  then_goes_back(last_step(terms, t, {}), AccountNotOpened{});
  then_goes_back(last_step(terms, t, given({opened, AccountClosed{}})), AccountIsClosed{});
  then_goes_back(last_step(terms, t, given({AccountCreated{"Bob", {{'E', 'U', 'R'}}}})), CurrencyMismatch{});
  then_goes_back(last_step(terms, t, given({opened, deposited(most)})), BalanceTooLarge{});
}

TEST_CASE("a transfer's own stream says how far it is", "[bank]") {
  const auto after = [](std::vector<TransferEvent> past) {
    return es::fold(Transfer::evolve, Transfer{}, past);
  };
  CHECK(after({}).status == Transfer::Status::not_started);
  CHECK(after({terms}) == Transfer{Transfer::Status::started, terms, {}});
  CHECK(after({terms, TransferCompleted{}}).status == Transfer::Status::completed);
  CHECK(after({terms, TransferReversed{AccountIsClosed{}}}) ==
        Transfer{Transfer::Status::reversed, terms, AccountIsClosed{}});
}
