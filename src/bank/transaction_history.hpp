// Read model: every deposit and withdrawal of every account, oldest first.
#pragma once

#include <vector>

#include "bank/event.hpp"
#include "es/by_stream.hpp"
#include "es/projection.hpp"

namespace bank {

struct Transaction {
  enum class Type { deposit, withdrawal };
  Type type = Type::deposit;
  Money amount;
  es::Timestamp recorded_at;
  es::Version version;
  es::Position position;
  bool operator==(const Transaction&) const = default;
};

struct TransactionHistory {
  using Event = bank::Event;
  using ReadModel = es::ByStream<std::vector<Transaction>>;

  static constexpr const char* name = "transaction-history";
  static ReadModel initial() { return {}; }
  static ReadModel project(ReadModel history, const es::Recorded<Event>& recorded) {
    const auto row = [&](ReadModel h, Transaction::Type type, Money amount) {
      h[recorded.stream].push_back({type, amount, recorded.recorded_at, recorded.version, recorded.position});
      return h;
    };
    const auto on_account = [&](ReadModel model, const AccountEvent& event) {
      // clang-format off
      return es::evolved(std::move(model), event,
        [](ReadModel h, const AccountCreated&)        { return h; },
        [&row](ReadModel h, const MoneyDeposited& e)  { return row(std::move(h), Transaction::Type::deposit, e.amount); },
        [&row](ReadModel h, const MoneyWithdrawn& e)  { return row(std::move(h), Transaction::Type::withdrawal, e.amount); },
        [](ReadModel h, const AccountClosed&)         { return h; });
      // clang-format on
    };
    // The money of a transfer moves on accounts.
    return es::evolved(std::move(history), recorded.event, on_account,
                       [](ReadModel h, const TransferEvent&) { return h; });
  }
};
static_assert(es::Projection<TransactionHistory>);

}  // namespace bank
