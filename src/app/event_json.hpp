// An event as the outside world reads it: the seed's envelope, one line of JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session.hpp"

namespace app {

std::string event_id(const es::RecordedEvent& event);  // "account-acc-1@3"

// As read, in today's schema. One stored event may be read as several lines, each telling its `part`, or
// as none. An event that cannot be read is shown as it was written.
std::vector<std::string> event_json(const Session& session, const es::RecordedEvent& event);

// As written, byte for byte in its payload and its metadata.
std::string stored_event_json(const es::RecordedEvent& event);

struct EventFilter {
  std::string stream;  // its name, "account-acc-1"; "" for all
  std::string type;    // "" for all; as read, or as stored where that is asked for
  es::Position after;
  std::optional<std::uint64_t> limit;  // of lines
  bool as_stored = false;
};

// One line an event, in order. Nothing for a stream that does not exist.
std::optional<std::vector<std::string>> events_json(const Session& session, const EventFilter& filter);

}  // namespace app
