// A subscription is a filter and a checkpoint over the log, and nothing more. The subscriber asks for what
// comes next when he has time for it; nobody runs his code inside an append, so he can neither hang the
// store nor see events in another order than theirs.
//
// He keeps the moved checkpoint when he has dealt with the events. If he dies in between, he is shown them
// again (at least once), in the same order and under the same positions, which is how he knows them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "es/condition.hpp"
#include "es/event.hpp"

namespace es {

struct Filter {  // what holds of an event that the subscriber wants to see; {} is every event
  Query query;   // its type and its tags, as stored
  std::optional<StreamId> stream;

  bool matches(const RecordedEvent& event) const {
    return (!stream || *stream == event.stream) && query.matches(event.data);
  }
};

struct Subscription {
  Filter filter;
  Position checkpoint;  // the last position looked at, wanted or not: 0 sees the log from its beginning
};

struct Pulled {
  Subscription subscription;          // to be kept when the events have been dealt with
  std::vector<RecordedEvent> events;  // in order; copies, since the subscriber may append while he reads
};

// Looks at the next `at_most` events of the log, and answers those that the filter wants.
inline Pulled pull(Subscription subscription, std::span<const RecordedEvent> log, std::size_t at_most) {
  Pulled pulled{std::move(subscription), {}};
  auto unread = log.subspan(std::min<std::size_t>(pulled.subscription.checkpoint.value, log.size()));
  for (const RecordedEvent& event : unread.first(std::min(at_most, unread.size()))) {
    if (pulled.subscription.filter.matches(event)) pulled.events.push_back(event);
    pulled.subscription.checkpoint = event.position;
  }
  return pulled;
}

}  // namespace es
