// Read model: the transfers whose money is on its way, oldest first. Reading it moves nothing, however often
// the log is read again: who may write asks it what is left to do, and does it (transfer_process.hpp).
#pragma once

#include <vector>

#include "bank/event.hpp"
#include "es/projection.hpp"

namespace bank {

struct UnfinishedTransfers {
  using Event = bank::Event;
  using ReadModel = std::vector<es::StreamId>;  // the transfers' own streams

  static constexpr const char* name = "unfinished-transfers";
  static ReadModel initial() { return {}; }
  static ReadModel project(ReadModel unfinished, const es::Recorded<Event>& recorded) {
    const es::StreamId& transfer = recorded.stream;
    const auto finished = [&](ReadModel u) {
      std::erase(u, transfer);
      return u;
    };
    const auto on_transfer = [&](ReadModel model, const TransferEvent& event) {
      // clang-format off
      return es::evolved(std::move(model), event,
        [&](ReadModel u, const TransferStarted&)   { u.push_back(transfer); return u; },
        [&](ReadModel u, const TransferCompleted&) { return finished(std::move(u)); },
        [&](ReadModel u, const TransferReversed&)  { return finished(std::move(u)); });
      // clang-format on
    };
    return es::evolved(std::move(unfinished), recorded.event, on_transfer,
                       [](ReadModel u, const AccountEvent&) { return u; });
  }
};
static_assert(es::Projection<UnfinishedTransfers>);

}  // namespace bank
