// Decide is guard lines, then the facts. It may say no; once it has said yes, nothing may.
#include "bank/account.hpp"

namespace bank {
namespace {

using Facts = std::vector<AccountEvent>;
using Decision = std::expected<Facts, Rejection>;
using Status = Account::Status;

std::unexpected<Rejection> rejected(Rejection why) { return std::unexpected(std::move(why)); }

// Why the account takes no commands, if it does not.
std::optional<Rejection> not_open(const Account& account) {
  if (account.status == Status::not_opened) return AccountNotOpened{};
  if (account.status == Status::closed) return AccountIsClosed{};
  return std::nullopt;
}

Decision decide_on(const OpenAccount& c, const Account& account) {
  if (account.status == Status::open) return rejected(AccountAlreadyOpen{});
  if (account.status == Status::closed) return rejected(AccountIsClosed{});
  return Facts{AccountCreated{c.owner, c.currency}};
}

Decision decide_on(const DepositMoney& c, const Account& account) {
  if (const auto why = not_open(account)) return rejected(*why);
  if (c.amount.minor == 0) return rejected(AmountNotPositive{});
  if (c.currency.value_or(account.balance.currency) != account.balance.currency)
    return rejected(CurrencyMismatch{});
  const auto amount = money(c.amount, account.balance.currency);
  if (!amount || !sum(account.balance, *amount)) return rejected(BalanceTooLarge{});
  return Facts{MoneyDeposited{*amount, c.source}};
}

Decision decide_on(const WithdrawMoney& c, const Account& account) {
  if (const auto why = not_open(account)) return rejected(*why);
  if (c.amount.minor == 0) return rejected(AmountNotPositive{});
  const auto amount = money(c.amount, account.balance.currency);
  if (!amount) return rejected(BalanceTooLarge{});
  if (account.balance.minor < amount->minor) return rejected(InsufficientFunds{account.balance, *amount});
  return Facts{MoneyWithdrawn{*amount}};
}

Decision decide_on(const CloseAccount&, const Account& account) {
  if (const auto why = not_open(account)) return rejected(*why);
  if (account.balance.minor != 0) return rejected(BalanceNotZero{account.balance});
  return Facts{AccountClosed{}};
}

}  // namespace

std::string_view name_of(const Rejection& rejection) {
  return std::visit(es::overloaded{
                        [](const AccountNotOpened&) { return "AccountNotOpened"; },
                        [](const AccountAlreadyOpen&) { return "AccountAlreadyOpen"; },
                        [](const AccountIsClosed&) { return "AccountIsClosed"; },
                        [](const AmountNotPositive&) { return "AmountNotPositive"; },
                        [](const InsufficientFunds&) { return "InsufficientFunds"; },
                        [](const BalanceNotZero&) { return "BalanceNotZero"; },
                        [](const BalanceTooLarge&) { return "BalanceTooLarge"; },
                        [](const CurrencyMismatch&) { return "CurrencyMismatch"; },
                        [](const SameAccount&) { return "SameAccount"; },
                    },
                    rejection);
}

std::expected<std::vector<AccountEvent>, Rejection> AccountDecider::decide(const AccountCommand& command,
                                                                           const Account& account) {
  return std::visit([&](const auto& c) { return decide_on(c, account); }, command);
}

}  // namespace bank
