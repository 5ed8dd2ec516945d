// Read model: every account that there ever was, with its owner and its balance. A closed account stays,
// marked closed; if its row were deleted, closed would look like never opened.
#pragma once

#include <map>
#include <string>

#include "bank/account.hpp"
#include "es/projection.hpp"

namespace bank {

struct AccountBalances {
  using Event = AccountEvent;
  using ReadModel = std::map<std::string, Account>;  // by account

  static constexpr const char* name = "account-balances";
  static ReadModel initial() { return {}; }
  static ReadModel project(ReadModel balances, const es::Recorded<AccountEvent>& recorded) {
    Account& row = balances[recorded.stream.id()];
    row = AccountDecider::evolve(std::move(row), recorded.event);
    return balances;
  }
};
static_assert(es::Projection<AccountBalances>);

}  // namespace bank
