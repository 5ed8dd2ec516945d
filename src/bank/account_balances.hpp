// Read model: every account that there ever was, with its owner and its balance. A closed account stays,
// marked closed; if its row were deleted, closed would look like never opened.
#pragma once

#include "bank/event.hpp"
#include "es/by_stream.hpp"
#include "es/projection.hpp"

namespace bank {

struct AccountBalances {
  using Event = bank::Event;
  using ReadModel = es::ByStream<Account>;

  static constexpr const char* name = "account-balances";
  static ReadModel initial() { return {}; }
  static ReadModel project(ReadModel balances, const es::Recorded<Event>& recorded) {
    const auto on_account = [&](ReadModel b, const AccountEvent& event) {
      Account& row = b[recorded.stream];
      row = AccountDecider::evolve(std::move(row), event);
      return b;
    };
    // The money of a transfer moves on accounts.
    return es::evolved(std::move(balances), recorded.event, on_account,
                       [](ReadModel b, const TransferEvent&) { return b; });
  }
};
static_assert(es::Projection<AccountBalances>);

}  // namespace bank
