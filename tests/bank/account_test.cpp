#include "bank/account.hpp"

#include <limits>

#include "catch_amalgamated.hpp"

#include "bank/account_codec.hpp"
#include "support/given.hpp"

using namespace bank;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

Money usd(std::int64_t minor) { return {minor, {}}; }
Amount cents(std::uint64_t minor) { return {minor}; }

Given<AccountDecider> given(std::vector<AccountEvent> past) { return {account_codec(), std::move(past)}; }

const AccountEvent opened = AccountCreated{"Alice", {}};
AccountEvent deposited(std::int64_t minor) { return MoneyDeposited{usd(minor), "ATM"}; }
AccountEvent withdrawn(std::int64_t minor) { return MoneyWithdrawn{usd(minor)}; }

}  // namespace

TEST_CASE("opening an account is its first fact", "[bank]") {
  given({}).when(OpenAccount{"Alice", {}}).then({opened});
}

TEST_CASE("an account opens once", "[bank]") {
  given({opened}).when(OpenAccount{"Bob", {}}).then_rejected(AccountAlreadyOpen{});
}

TEST_CASE("a deposit is in the account's own currency", "[bank]") {
  const Currency euro{{'E', 'U', 'R'}};
  given({AccountCreated{"Alice", euro}})
      .when(DepositMoney{cents(1250), "ATM"})
      .then({MoneyDeposited{{1250, euro}, "ATM"}});
}

TEST_CASE("missing, never opened and closed are three answers", "[bank]") {
  given({}).when(DepositMoney{cents(1), ""}).then_rejected(AccountNotOpened{});
  given({}).when(WithdrawMoney{cents(1)}).then_rejected(AccountNotOpened{});
  given({}).when(CloseAccount{}).then_rejected(AccountNotOpened{});
  const std::vector<AccountEvent> closed{opened, AccountClosed{}};
  given(closed).when(DepositMoney{cents(1), ""}).then_rejected(AccountIsClosed{});
  given(closed).when(WithdrawMoney{cents(1)}).then_rejected(AccountIsClosed{});
  given(closed).when(CloseAccount{}).then_rejected(AccountIsClosed{});
  given(closed).when(OpenAccount{"Alice", {}}).then_rejected(AccountIsClosed{});
}

TEST_CASE("nothing is no amount", "[bank]") {
  given({opened}).when(DepositMoney{cents(0), ""}).then_rejected(AmountNotPositive{});
  given({opened, deposited(5)}).when(WithdrawMoney{cents(0)}).then_rejected(AmountNotPositive{});
}

TEST_CASE("money that is not there cannot be withdrawn, and the answer has the numbers", "[bank]") {
  given({opened, deposited(10000), withdrawn(3000)})
      .when(WithdrawMoney{cents(7001)})
      .then_rejected(InsufficientFunds{usd(7000), usd(7001)});
}

TEST_CASE("the last cent can be withdrawn", "[bank]") {
  given({opened, deposited(100)}).when(WithdrawMoney{cents(100)}).then({withdrawn(100)});
}

TEST_CASE("an account cannot be closed while it holds money", "[bank]") {
  given({opened, deposited(1)}).when(CloseAccount{}).then_rejected(BalanceNotZero{usd(1)});
  given({opened, withdrawn(500)}).when(CloseAccount{}).then_rejected(BalanceNotZero{usd(-500)});
  given({opened, deposited(1), withdrawn(1)}).when(CloseAccount{}).then({AccountClosed{}});
}

TEST_CASE("an amount, or a balance, beyond what money can hold is refused", "[bank]") {
  const auto too_large = cents(std::uint64_t{most} + 1);
  given({opened}).when(DepositMoney{too_large, ""}).then_rejected(BalanceTooLarge{});
  given({opened}).when(WithdrawMoney{too_large}).then_rejected(BalanceTooLarge{});
  given({opened, deposited(most)}).when(DepositMoney{cents(1), ""}).then_rejected(BalanceTooLarge{});
  given({opened}).when(DepositMoney{cents(most), "ATM"}).then({deposited(most)});
}

TEST_CASE("evolve never says no: a fact beyond all bounds stops at the bound", "[bank]") {
  const auto after = [](std::vector<AccountEvent> past) {
    return es::fold(AccountDecider::evolve, Account{}, past).balance;
  };
  CHECK(after({opened, deposited(most), deposited(most)}) == usd(most));
  CHECK(after({opened, withdrawn(most), withdrawn(most)}) == usd(std::numeric_limits<std::int64_t>::min()));
}

TEST_CASE("each rejection has the name that the outside world knows it by", "[bank]") {
  const std::vector<Rejection> all{AccountNotOpened{},  AccountAlreadyOpen{}, AccountIsClosed{},
                                   AmountNotPositive{}, InsufficientFunds{},  BalanceNotZero{},
                                   BalanceTooLarge{},   CurrencyMismatch{},   SameAccount{}};
  std::vector<std::string_view> names;
  for (const auto& rejection : all) names.push_back(name_of(rejection));
  CHECK(names == std::vector<std::string_view>{"AccountNotOpened", "AccountAlreadyOpen", "AccountIsClosed",
                                               "AmountNotPositive", "InsufficientFunds", "BalanceNotZero",
                                               "BalanceTooLarge", "CurrencyMismatch", "SameAccount"});
}
