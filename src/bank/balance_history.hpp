// Read model: how the balance of every account went: the line of a chart. Each point is an event, so that a
// balance can be explained by the points before it.
#pragma once

#include <vector>

#include "bank/event.hpp"
#include "es/by_stream.hpp"
#include "es/projection.hpp"

namespace bank {

struct BalancePoint {
  es::Position position;
  Money balance;  // from this event on
  bool operator==(const BalancePoint&) const = default;
};

struct BalanceHistory {
  using Event = bank::Event;
  using ReadModel = es::ByStream<std::vector<BalancePoint>>;  // oldest first

  static constexpr const char* name = "balance-history";
  static ReadModel initial() { return {}; }
  static ReadModel project(ReadModel history, const es::Recorded<Event>& recorded) {
    const auto on_account = [&](ReadModel h, const AccountEvent& event) {
      auto& points = h[recorded.stream];
      Account account;
      if (!points.empty()) account.balance = points.back().balance;
      points.push_back({recorded.position, AccountDecider::evolve(std::move(account), event).balance});
      return h;
    };
    // The money of a transfer moves on accounts.
    return es::evolved(std::move(history), recorded.event, on_account,
                       [](ReadModel h, const TransferEvent&) { return h; });
  }
};
static_assert(es::Projection<BalanceHistory>);

}  // namespace bank
