#include "es/new_commit.hpp"

#include "es/fields.hpp"

namespace es {
namespace {

using Fault = std::optional<std::variant<TooLarge, Malformed>>;

Fault name_fault(const char* what, const std::string& name) {
  if (name.size() > limit::name_bytes) return TooLarge{what, name.size(), limit::name_bytes};
  return std::nullopt;
}

// "account-acc-1" is taken apart at its first dash, so that a category has none.
Fault stream_fault(const StreamId& stream) {
  if (stream.category().empty() || stream.id().empty())
    return Malformed{"a stream without a category or an id"};
  if (stream.category().find('-') != std::string::npos) return Malformed{"a category with a dash"};
  if (auto fault = name_fault("bytes of a category", stream.category())) return fault;
  return name_fault("bytes of a stream's id", stream.id());
}

Fault data_fault(const EventData& data) {
  if (data.type.empty()) return Malformed{"an event without a type"};
  if (data.schema < 1) return Malformed{"a schema number below 1"};
  if (auto fault = name_fault("bytes of a type", data.type)) return fault;
  if (data.tags.size() > limit::event_tags)
    return TooLarge{"tags of an event", data.tags.size(), limit::event_tags};
  for (const auto& tag : data.tags)
    if (auto fault = name_fault("bytes of a tag", tag)) return fault;
  const std::size_t bytes = data.payload.text().size() + data.metadata.text().size();
  if (bytes > limit::event_bytes) return TooLarge{"bytes of an event", bytes, limit::event_bytes};
  if (!is_json_object(data.payload.text())) return Malformed{"a payload that is no JSON object"};
  if (!is_json_object(data.metadata.text())) return Malformed{"metadata that is no JSON object"};
  return std::nullopt;
}

}  // namespace

Fault fault_of(const NewCommit& commit) {
  if (auto fault = name_fault("bytes of a command id", commit.command_id)) return fault;
  if (commit.events.size() > limit::commit_events)
    return TooLarge{"events of a commit", commit.events.size(), limit::commit_events};
  std::size_t bytes = 0;
  for (const auto& [stream, data] : commit.events) {
    if (auto fault = stream_fault(stream)) return fault;
    if (auto fault = data_fault(data)) return fault;
    bytes += data.payload.text().size() + data.metadata.text().size();
  }
  if (bytes > limit::commit_bytes) return TooLarge{"bytes of a commit", bytes, limit::commit_bytes};
  return std::nullopt;
}

}  // namespace es
