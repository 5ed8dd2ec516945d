#include "app/event_json.hpp"

#include <algorithm>

#include "app/rfc3339.hpp"
#include "es/json.hpp"

namespace app {
namespace {

std::string quoted(const std::string& text) {
  return es::Json(text).dump(-1, ' ', false, es::Json::error_handler_t::replace);
}

// The stored texts of payload and metadata are spliced in as they are: parsing and writing them again
// could turn 75.50 into 75.5.
std::string envelope(const es::RecordedEvent& event, const std::string& type, int schema,
                     std::string_view payload, std::optional<int> part) {
  const std::string version = std::to_string(event.version.value);
  return "{\"position\":" + std::to_string(event.position.value) + ",\"id\":" + quoted(event_id(event)) +
         ",\"aggregate_id\":" + quoted(event.stream.id()) +
         ",\"aggregate_type\":" + quoted(event.stream.category()) + ",\"event_type\":" + quoted(type) +
         ",\"event_data\":" + std::string{payload} + ",\"version\":" + version +
         ",\"timestamp\":" + quoted(text(event.recorded_at)) +
         ",\"metadata\":" + std::string{event.data.metadata.text()} +
         ",\"schema\":" + std::to_string(schema) + (part ? ",\"part\":" + std::to_string(*part) : "") + "}";
}

// "account-acc-1" is the stream acc-1 of the category account: a category has no dash.
std::optional<es::StreamId> stream_named(const std::string& name) {
  const auto dash = name.find('-');
  if (dash == std::string::npos) return std::nullopt;
  return es::StreamId{name.substr(0, dash), name.substr(dash + 1)};
}

struct Shown {
  std::string type;
  std::string line;
};

std::vector<Shown> as_read(const Session& session, const es::RecordedEvent& event) {
  std::vector<Shown> shown;
  const auto parts = session.log().at(event.position);
  for (const auto& recorded : parts) {
    const es::EventData data = session.log().codec().encode(recorded.event);
    const auto part = parts.size() > 1 ? std::optional(recorded.part) : std::nullopt;
    shown.push_back({data.type, envelope(event, data.type, data.schema, data.payload.text(), part)});
  }
  if (std::ranges::binary_search(session.log().unreadable(), event.position, {}, &es::Unreadable::position))
    shown.push_back({event.data.type, stored_event_json(event)});
  return shown;
}

}  // namespace

std::string event_id(const es::RecordedEvent& event) {
  return event.stream.name() + "@" + std::to_string(event.version.value);
}

std::string stored_event_json(const es::RecordedEvent& event) {
  return envelope(event, event.data.type, event.data.schema, event.data.payload.text(), std::nullopt);
}

std::vector<std::string> event_json(const Session& session, const es::RecordedEvent& event) {
  std::vector<std::string> lines;
  for (auto& shown : as_read(session, event)) lines.push_back(std::move(shown.line));
  return lines;
}

std::optional<std::vector<std::string>> events_json(const Session& session, const EventFilter& filter) {
  std::vector<std::string> lines;
  const auto is_full = [&] { return filter.limit && lines.size() >= *filter.limit; };
  const auto take = [&](const es::RecordedEvent& event) {
    auto shown = filter.as_stored ? std::vector{Shown{event.data.type, stored_event_json(event)}}
                                  : as_read(session, event);
    for (auto& [type, line] : shown)
      if (!is_full() && (filter.type.empty() || type == filter.type)) lines.push_back(std::move(line));
  };
  if (filter.stream.empty()) {
    for (const auto& event : session.store().read_all(filter.after))
      if (!is_full()) take(event);
    return lines;
  }
  const auto stream = stream_named(filter.stream);
  if (!stream || session.store().version_of(*stream).value == 0) return std::nullopt;
  for (const auto& event : session.store().read_stream(*stream))
    if (!is_full() && event.position > filter.after) take(event);
  return lines;
}

}  // namespace app
