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

std::expected<std::vector<EventData>, DecodeError> Upcasters::step(const EventData& event) const {
  const auto step = steps_.find({event.type, event.schema});
  return step == steps_.end() ? std::vector{event} : step->second(event);
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

std::optional<BrokenChain> Upcasters::first_broken(const CurrentSchemas& today) const {
  CurrentSchemas ends = today;
  for (const auto& [step, upcast] : steps_) {
    const auto& [type, schema] = step;
    const auto current = today.find(type);
    if (current == today.end())
      ends[type] = schema;  // the steps come in order, so that the last one stays
    else if (schema >= current->second)
      return BrokenChain{type, schema, BrokenChain::Why::too_far};
  }
  for (const auto& [type, end] : ends)
    for (int schema = 1; schema < end; ++schema)
      if (!steps_.contains({type, schema})) return BrokenChain{type, schema, BrokenChain::Why::gap};
  return std::nullopt;
}

}  // namespace es
