// Events are kept for ever, and their shape changes. An upcaster reads an old event as what it would
// be called today: a pure function from one stored event to a list of events (one for a new default, a
// rename or another unit; several for a split; none for an event that no longer means anything).
// Stored bytes are never touched. (Greg Young, "Versioning in an Event Sourced System".)
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <optional>
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

// Today's schema of each type that is written today.
using CurrentSchemas = std::map<std::string, int, std::less<>>;

// A chain of upcasters that does not lead, step by step, from schema 1 to today's.
struct BrokenChain {
  enum class Why {
    gap,      // nobody reads this schema
    too_far,  // somebody reads today's schema, or a later one, as something else
  };
  std::string type;
  int schema = 0;
  Why why = Why::gap;
  bool operator==(const BrokenChain&) const = default;
};

class Upcasters {
 public:
  // Reads `schema` of `type` as its successor.
  void add(std::string type, int schema, Upcast upcast);

  // True for an event that somebody has to upcast before it can be decoded.
  bool needed_for(const EventData& event) const;

  // One step, for whoever shows the way: what `event` is read as next; itself where no step is left.
  std::expected<std::vector<EventData>, DecodeError> step(const EventData& event) const;

  // The events that `event` is read as today, each upcast as far as the chain goes.
  std::expected<std::vector<EventData>, DecodeError> apply(EventData event) const;

  // The first chain that is broken, to be asked at start-up: a gap would else show only when an old event
  // comes along. A type that is not written any more has no end to be compared with, only gaps.
  std::optional<BrokenChain> first_broken(const CurrentSchemas& today) const;

 private:
  std::map<std::pair<std::string, int>, Upcast> steps_;
};

}  // namespace es
