// Which account an event of a transfer is about: it is kept in one commit with what happens to that account.
#pragma once

#include <algorithm>
#include <span>

#include "es/event.hpp"

namespace app {

// The account that a transfer's event shares its commit with; null for every other event.
inline const es::StreamId* account_beside(const es::RecordedEvent& event,
                                          std::span<const es::RecordedEvent> commit) {
  if (event.stream.category() != "transfer") return nullptr;
  const auto other = std::ranges::find_if(
      commit, [&](const auto& neighbour) { return neighbour.stream.category() != event.stream.category(); });
  return other == commit.end() ? nullptr : &other->stream;
}

}  // namespace app
