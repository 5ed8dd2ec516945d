// A bank account, whole: what can happen to it, what that makes of it, what one may ask of it, and who
// says yes. It is a decider (see es/decider.hpp); it knows no store, no clock and no screen.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "bank/money.hpp"
#include "es/decider.hpp"
#include "es/event.hpp"
#include "es/fold.hpp"

namespace bank {

// Events: what has happened. These names are in people's logs. Do not edit them: add a schema and an
// upcaster (account_codec.hpp).
struct AccountCreated {
  std::string owner;
  Currency currency;
  bool operator==(const AccountCreated&) const = default;
};
struct MoneyDeposited {
  Money amount;
  std::string source;  // "ATM", say, or "UNKNOWN"
  bool operator==(const MoneyDeposited&) const = default;
};
struct MoneyWithdrawn {
  Money amount;
  bool operator==(const MoneyWithdrawn&) const = default;
};
struct AccountClosed {
  bool operator==(const AccountClosed&) const = default;
};
using AccountEvent = std::variant<AccountCreated, MoneyDeposited, MoneyWithdrawn, AccountClosed>;

// State: all that a decision needs. Never opened, open and closed are three things, not two.
struct Account {
  enum class Status { not_opened, open, closed };
  Status status = Status::not_opened;
  std::string owner;
  Money balance;
  bool operator==(const Account&) const = default;
};

// Commands: what somebody wants to happen.
struct OpenAccount {
  std::string owner;
  Currency currency;
};
struct DepositMoney {
  Amount amount;
  std::string source;
  std::optional<Currency> currency = std::nullopt;  // of the amount, where it is not the account's own
};
struct WithdrawMoney {
  Amount amount;
};
struct CloseAccount {};
using AccountCommand = std::variant<OpenAccount, DepositMoney, WithdrawMoney, CloseAccount>;

// Rejections: the bank said no, and why, with the numbers. They are answers, not events: nothing
// happened.
struct AccountNotOpened {
  bool operator==(const AccountNotOpened&) const = default;
};
struct AccountAlreadyOpen {
  bool operator==(const AccountAlreadyOpen&) const = default;
};
struct AccountIsClosed {
  bool operator==(const AccountIsClosed&) const = default;
};
struct AmountNotPositive {
  bool operator==(const AmountNotPositive&) const = default;
};
struct InsufficientFunds {
  Money balance, requested;
  bool operator==(const InsufficientFunds&) const = default;
};
struct BalanceNotZero {
  Money balance;
  bool operator==(const BalanceNotZero&) const = default;
};
struct BalanceTooLarge {
  bool operator==(const BalanceTooLarge&) const = default;
};
struct CurrencyMismatch {
  bool operator==(const CurrencyMismatch&) const = default;
};
struct SameAccount {  // a transfer needs two
  bool operator==(const SameAccount&) const = default;
};
using Rejection =
    std::variant<AccountNotOpened, AccountAlreadyOpen, AccountIsClosed, AmountNotPositive, InsufficientFunds,
                 BalanceNotZero, BalanceTooLarge, CurrencyMismatch, SameAccount>;

std::string_view name_of(const Rejection& rejection);  // "InsufficientFunds"

// The line of events that belongs to an account.
inline es::StreamId account_stream(std::string account) { return {"account", std::move(account)}; }

struct AccountDecider {
  using State = Account;
  using Command = AccountCommand;
  using Event = AccountEvent;
  using Rejection = bank::Rejection;

  static Account initial() { return {}; }
  static std::expected<std::vector<AccountEvent>, Rejection> decide(const AccountCommand& command,
                                                                    const Account& account);
  static Account evolve(Account before, const AccountEvent& event) {
    // clang-format off
    return es::evolved(std::move(before), event,
      [](Account a, const AccountCreated& e) { a = {Account::Status::open, e.owner, {0, e.currency}}; return a; },
      [](Account a, const MoneyDeposited& e) { a.balance += e.amount;                                 return a; },
      [](Account a, const MoneyWithdrawn& e) { a.balance -= e.amount;                                 return a; },
      [](Account a, const AccountClosed&)    { a.status = Account::Status::closed;                    return a; });
    // clang-format on
  }
};
static_assert(es::Decider<AccountDecider>);

}  // namespace bank
