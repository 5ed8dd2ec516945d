// Both steps ask an account what any command would ask it, and add what that means for the transfer.
#include "bank/transfer.hpp"

namespace bank {

std::expected<TransferStep, Rejection> first_step(const TransferMoney& wish, const Account& from) {
  if (wish.from == wish.to) return std::unexpected(SameAccount{});
  const auto decided = AccountDecider::decide(WithdrawMoney{wish.amount}, from);
  if (!decided) return std::unexpected(decided.error());
  const auto& withdrawn = std::get<MoneyWithdrawn>(decided->front());
  return TransferStep{wish.from, withdrawn, TransferStarted{wish.from, wish.to, withdrawn.amount}};
}

TransferStep last_step(const TransferStarted& terms, const es::StreamId& transfer, const Account& to) {
  const Amount amount{static_cast<std::uint64_t>(terms.amount.minor)};
  const auto decided =
      AccountDecider::decide(DepositMoney{amount, transfer.name(), terms.amount.currency}, to);
  if (decided) return {terms.to, decided->front(), TransferCompleted{}};
  return {terms.from, MoneyDeposited{terms.amount, transfer.name()}, TransferReversed{decided.error()}};
}

}  // namespace bank
