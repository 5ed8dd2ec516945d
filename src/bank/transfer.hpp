// A transfer moves money from one account to another. Each account is a stream, and a stream is as far as one
// decision reaches, so a transfer is decided in two steps, and has a stream of its own that says how far it
// is (a process manager; see Hector Garcia-Molina and Kenneth Salem, "Sagas").
//
//   1. `from` is asked, and gives the money:   MoneyWithdrawn on `from`, TransferStarted
//   2. `to` is asked, and takes it:            MoneyDeposited on `to`,   TransferCompleted
//      or it says no, and the money goes back: MoneyDeposited on `from`, TransferReversed
//
// Each step is one commit over its two streams. Between the two the money is on its way: a crash there leaves
// a transfer that is started and not finished, and whoever writes next finishes it
// (unfinished_transfers.hpp).
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "bank/account.hpp"
#include "bank/money.hpp"
#include "es/event.hpp"
#include "es/fold.hpp"

namespace bank {

// Events. These names and fields are in people's logs: see account.hpp.
struct TransferStarted {
  es::StreamId from, to;
  Money amount;
  bool operator==(const TransferStarted&) const = default;
};
struct TransferCompleted {
  bool operator==(const TransferCompleted&) const = default;
};
struct TransferReversed {
  Rejection reason;  // what `to` said
  bool operator==(const TransferReversed&) const = default;
};
using TransferEvent = std::variant<TransferStarted, TransferCompleted, TransferReversed>;

// State: how far it is.
struct Transfer {
  enum class Status { not_started, started, completed, reversed };
  Status status = Status::not_started;
  std::optional<TransferStarted> terms;  // once it has started
  std::optional<Rejection> reason;       // where it was reversed
  bool operator==(const Transfer&) const = default;

  static Transfer evolve(Transfer before, const TransferEvent& event) {
    // clang-format off
    return es::evolved(std::move(before), event,
      [](Transfer t, const TransferStarted& e)  { t.status = Status::started; t.terms = e;          return t; },
      [](Transfer t, const TransferCompleted&)  { t.status = Status::completed;                     return t; },
      [](Transfer t, const TransferReversed& e) { t.status = Status::reversed; t.reason = e.reason; return t; });
    // clang-format on
  }
};

// The wish.
struct TransferMoney {
  es::StreamId from, to;
  Amount amount;
};

// What one step keeps: a fact on an account and a fact on the transfer, in one commit.
struct TransferStep {
  es::StreamId account;
  AccountEvent on_account;
  TransferEvent on_transfer;
};

inline es::StreamId transfer_stream(std::string transfer) { return {"transfer", std::move(transfer)}; }

// Asks `from`, and `from` alone: what `to` will say is not known before it is asked.
std::expected<TransferStep, Rejection> first_step(const TransferMoney& wish, const Account& from);

// Asks `to`. Either way there is a step to take: money that is on its way arrives, or goes back. Back on
// `from` nobody is asked, for the money has to be somewhere.
TransferStep last_step(const TransferStarted& terms, const es::StreamId& transfer, const Account& to);

}  // namespace bank
