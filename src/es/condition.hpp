// A condition is what a writer relies on: what he has seen, and what must still be so when his commit is
// kept. There are two kinds. A stream stands where he read it; or nothing that matches a query was recorded
// since he looked, whichever streams it went to. (The second is a dynamic consistency boundary: Sara
// Pellegrini, "Killing the Aggregate". A name that must be unique in the whole bank is its usual example.)
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "es/event.hpp"

namespace es {

// What a writer expects of a stream: nothing at all, that it does not exist, or that it is where he
// read it.
class ExpectedVersion {
 public:
  static ExpectedVersion any() { return ExpectedVersion{std::nullopt}; }
  static ExpectedVersion no_stream() { return exactly(Version{0}); }
  static ExpectedVersion exactly(Version version) { return ExpectedVersion{version}; }

  bool holds_at(Version actual) const { return !version_ || *version_ == actual; }
  std::optional<Version> version() const { return version_; }  // nothing: any

 private:
  explicit ExpectedVersion(std::optional<Version> version) : version_(version) {}
  std::optional<Version> version_;
};

// Which events: of any of these types, and with all of these tags. An empty query is every event. Types
// and tags are those that were stored; what an upcaster makes of an event is not asked.
struct Query {
  std::vector<std::string> types;
  std::vector<std::string> tags;
  bool operator==(const Query&) const = default;

  bool matches(const EventData& event) const {
    const auto has_tag = [&](const std::string& tag) {
      return std::ranges::find(event.tags, tag) != event.tags.end();
    };
    return (types.empty() || std::ranges::find(types, event.type) != types.end()) &&
           std::ranges::all_of(tags, has_tag);
  }
};

struct StreamIs {
  StreamId stream;
  ExpectedVersion expected;
};

struct NothingSince {
  Query query;
  Position since;  // the last position that the writer has seen
};

using Condition = std::variant<StreamIs, NothingSince>;

// A condition that does not hold: somebody was faster. Each says what he was faster with.
struct VersionConflict {
  StreamId stream;
  Version expected, actual;  // the events in between are read_stream(stream, expected), where it has them
};

struct QueryConflict {
  Query query;
  Position since;
  Position found;  // the first event behind `since` that matches
};

using Conflict = std::variant<VersionConflict, QueryConflict>;

}  // namespace es
