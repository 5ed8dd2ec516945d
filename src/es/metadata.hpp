// Why an event came to be, by names that every reader knows. They stand in the event's metadata beside
// whatever else the caller brought, and only where there are any. Metadata explains; no decision reads it.
#pragma once

#include <string>

#include "es/event.hpp"
#include "es/json.hpp"

namespace es {

struct Metadata {  // "" where there is none
  std::string command_id;
  std::string correlation_id;  // what belongs together: every event that one wish led to has the same
  std::string causation_id;    // what led to this directly: a command, or the event that a reaction follows
  std::string actor;           // who wished it
  std::string effective_at;    // when it took effect in the world; when it was recorded is another matter
  bool operator==(const Metadata&) const = default;
};

// What a command leaves on its events: it caused them, and they belong to whatever it belongs to.
Metadata caused_by_command(std::string command_id);

// `brought` with every name that is known and that it does not have itself. What was brought stays.
JsonText written(const Metadata& known, Json brought = Json::object());

Metadata read_metadata(const JsonText& metadata);

}  // namespace es
