// Read model: what came in and what went out on each day (UTC), by currency: the bars of a chart. The
// balances cannot answer this, and neither could a table of balances: it is a question nobody had thought of
// when the first event was kept, and the log answers it back to its beginning.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include "bank/event.hpp"
#include "es/projection.hpp"

namespace bank {

struct DayTotal {
  Money deposited, withdrawn;
  std::uint64_t transactions = 0;
  bool operator==(const DayTotal&) const = default;

  Money net() const {
    Money net = deposited;
    net -= withdrawn;
    return net;
  }
};

struct DailyTotals {
  using Event = bank::Event;
  using ReadModel = std::map<std::chrono::sys_days, std::map<std::string, DayTotal>>;  // by day, by currency

  static constexpr const char* name = "daily-totals";
  static ReadModel initial() { return {}; }
  static ReadModel project(ReadModel days, const es::Recorded<Event>& recorded) {
    const auto add = [&](ReadModel d, Money DayTotal::* side, Money amount) {
      const auto day = std::chrono::floor<std::chrono::days>(
          std::chrono::sys_time{std::chrono::microseconds{recorded.recorded_at.microseconds}});
      const Money nothing{0, amount.currency};
      DayTotal& total = d[day].try_emplace(amount.currency.text(), DayTotal{nothing, nothing}).first->second;
      total.*side += amount;
      ++total.transactions;
      return d;
    };
    const auto on_account = [&](ReadModel model, const AccountEvent& event) {
      // clang-format off
      return es::evolved(std::move(model), event,
        [](ReadModel d, const AccountCreated&)       { return d; },
        [&add](ReadModel d, const MoneyDeposited& e) { return add(std::move(d), &DayTotal::deposited, e.amount); },
        [&add](ReadModel d, const MoneyWithdrawn& e) { return add(std::move(d), &DayTotal::withdrawn, e.amount); },
        [](ReadModel d, const AccountClosed&)        { return d; });
      // clang-format on
    };
    // The money of a transfer moves on accounts.
    return es::evolved(std::move(days), recorded.event, on_account,
                       [](ReadModel d, const TransferEvent&) { return d; });
  }
};
static_assert(es::Projection<DailyTotals>);

}  // namespace bank
