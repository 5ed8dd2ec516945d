// Events are kept for ever, and their shape changes. An upcaster reads an old event as what it would
// be called today: a pure function from one stored event to a list of events (one for a new default, a
// rename or another unit; several for a split; none for an event that no longer means anything).
// Stored bytes are never touched. (Greg Young, "Versioning in an Event Sourced System".)
#pragma once

#include <expected>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "es/event.hpp"

namespace es {

// Why a stored event cannot be read. The event keeps its place; only what needs it stops.
struct DecodeError {
  std::string type;
  int schema = 0;
  std::string reason;  // one clause: "schema 9 is unknown; this version reads up to 3"
  bool operator==(const DecodeError&) const = default;
};

using Upcast = std::expected<std::vector<EventData>, DecodeError> (*)(const EventData&);

class Upcasters {
 public:
  // Reads `schema` of `type` as its successor.
  void add(std::string type, int schema, Upcast upcast);

  // True for an event that somebody has to upcast before it can be decoded.
  bool needed_for(const EventData& event) const;

  // The events that `event` is read as today, each upcast as far as the chain goes.
  std::expected<std::vector<EventData>, DecodeError> apply(EventData event) const;

 private:
  std::map<std::pair<std::string, int>, Upcast> steps_;
};

}  // namespace es
