#include "app/exported.hpp"

#include <array>

#include "app/event_json.hpp"
#include "app/rfc3339.hpp"
#include "es/json.hpp"

namespace app {
namespace {

using es::Json;
using es::OrderedJson;
using es::RecordedEvent;

std::string line_of(const OrderedJson& document) {
  return document.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

// As written, with the number of its commit. Tags stand where there are any.
std::string jsonl(const RecordedEvent& event) {
  std::string line = stored_event_json(event);
  line.pop_back();
  line += ",\"commit\":" + std::to_string(event.commit.value);
  if (!event.data.tags.empty()) line += ",\"tags\":" + line_of(event.data.tags);
  return line + '}';
}

// An extension's name is of small letters and digits, and its value no object: metadata travels as text.
std::string cloudevent(const RecordedEvent& event) {
  return line_of({{"specversion", "1.0"},
                  {"id", event_id(event)},
                  {"source", "/foldline/" + event.stream.category()},
                  {"subject", event.stream.id()},
                  {"type", event.data.type},
                  {"time", text(event.recorded_at)},
                  {"datacontenttype", "application/json"},
                  {"dataschema", "urn:foldline:" + event.data.type + ":" + std::to_string(event.data.schema)},
                  {"data", es::parse_json(event.data.payload.text()).value_or(Json::object())},
                  {"sequence", std::to_string(event.position.value)},
                  {"streamversion", std::to_string(event.version.value)},
                  {"commitnumber", std::to_string(event.commit.value)},
                  {"metadata", event.data.metadata.text()}});
}

// message-db wants a UUID. This one is made of the event's own id (RFC 9562, version 8: custom), so that an
// event that is handed over twice is the same message.
std::string uuid_of(const std::string& id) {
  std::array<std::uint64_t, 2> halves{0xcbf29ce484222325, 0x9ae16a3b2f90404f};  // two runs of FNV-1a
  for (auto& half : halves)
    for (const char c : id) half = (half ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  halves[0] = (halves[0] & ~0xf000ULL) | 0x8000ULL;
  halves[1] = (halves[1] & ~(3ULL << 62)) | (1ULL << 63);
  static constexpr char digits[] = "0123456789abcdef";
  std::string uuid;
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) uuid += '-';
    uuid += digits[halves[static_cast<std::size_t>(i / 16)] >> (60 - i % 16 * 4) & 15];
  }
  return uuid;
}

// Its positions count from 0 and so do the versions that it expects: -1 for a stream that is not there yet.
std::string message(const RecordedEvent& event) {
  Json metadata = es::parse_json(event.data.metadata.text()).value_or(Json::object());
  metadata["schema_version"] = event.data.schema;
  const std::string time = text(event.recorded_at);
  const auto place = static_cast<std::int64_t>(event.version.value) - 1;
  return line_of({{"id", uuid_of(event_id(event))},
                  {"stream_name", event.stream.name()},
                  {"type", event.data.type},
                  {"data", es::parse_json(event.data.payload.text()).value_or(Json::object())},
                  {"metadata", metadata},
                  {"expected_version", place - 1},
                  {"position", place},
                  {"global_position", event.position.value},
                  {"time", time.substr(0, 10) + ' ' + time.substr(11, 15)}});
}

}  // namespace

std::optional<ExportFormat> export_format(std::string_view name) {
  if (name == "jsonl") return ExportFormat::jsonl;
  if (name == "cloudevents") return ExportFormat::cloudevents;
  if (name == "message-db") return ExportFormat::message_db;
  return std::nullopt;
}

std::string exported_json(const RecordedEvent& event, ExportFormat format) {
  switch (format) {
    case ExportFormat::jsonl:
      return jsonl(event);
    case ExportFormat::cloudevents:
      return cloudevent(event);
    case ExportFormat::message_db:
      return message(event);
  }
  return {};
}

}  // namespace app
