#include "es/upcaster.hpp"

#include <algorithm>

namespace es {

void Upcasters::add(std::string type, int schema, Upcast upcast) {
  steps_.insert_or_assign({std::move(type), schema}, upcast);
}

bool Upcasters::needed_for(const EventData& event) const {
  return std::ranges::any_of(steps_, [&](const auto& step) {
    return step.first.second == event.schema && step.first.first == event.type;
  });
}

std::expected<std::vector<EventData>, DecodeError> Upcasters::apply(EventData event) const {
  std::vector<EventData> done;
  std::vector<EventData> waiting{std::move(event)};  // last first: a split keeps its order
  while (!waiting.empty()) {
    EventData next = std::move(waiting.back());
    waiting.pop_back();
    const auto step = steps_.find({next.type, next.schema});
    if (step == steps_.end()) {
      done.push_back(std::move(next));
      continue;
    }
    auto read_as = step->second(next);
    if (!read_as) return std::unexpected(std::move(read_as.error()));
    std::move(read_as->rbegin(), read_as->rend(), std::back_inserter(waiting));
  }
  return done;
}

}  // namespace es
