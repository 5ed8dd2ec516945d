#include "app/causes.hpp"

#include <algorithm>
#include <span>

#include "app/event_json.hpp"
#include "app/session.hpp"
#include "es/metadata.hpp"

namespace app {
namespace {

constexpr std::uint64_t reach = 1000;  // events

using Events = std::span<const es::RecordedEvent>;

std::vector<es::Position> positions(Events events) {
  std::vector<es::Position> positions;
  for (const auto& event : events) positions.push_back(event.position);
  return positions;
}

bool is_among(Events events, const std::string& id) {
  return std::ranges::any_of(events, [&](const auto& event) { return event_id(event) == id; });
}

}  // namespace

Causes causes_of(const Session& session, es::Position position, es::Position cursor) {
  const auto& store = session.store();
  const Events log = store.read_all();
  const auto& event = log[position.value - 1];
  const auto own = store.read_commit(event.commit);
  Causes causes{.together = positions(own)};

  std::string caused_by;  // the id of an event
  for (const auto& sibling : own) {
    const auto metadata = es::read_metadata(sibling.data.metadata);
    if (causes.command_id.empty()) causes.command_id = metadata.command_id;
    if (causes.actor.empty()) causes.actor = metadata.actor;
    if (metadata.causation_id != metadata.command_id) caused_by = metadata.causation_id;
  }
  if (!caused_by.empty()) {
    const auto from = own.front().position.value - 1, first = from - std::min(from, reach);
    const auto before = log.subspan(first, from - first);
    const auto cause =
        std::ranges::find_if(before, [&](const auto& earlier) { return event_id(earlier) == caused_by; });
    if (cause != before.end()) causes.cause = positions(store.read_commit(cause->commit));
  }
  const auto after = own.back().position.value;
  const auto end = std::min({store.head().value, cursor.value, after + reach});
  for (const auto& later : log.subspan(std::min(after, end), end - std::min(after, end)))
    if (is_among(own, es::read_metadata(later.data.metadata).causation_id)) {
      causes.effect = positions(store.read_commit(later.commit));
      break;  // a reaction is one commit
    }
  return causes;
}

}  // namespace app
