// What a writer hands to the event store, and how much of it there may be. All of it is checked before
// any of it is kept: a log outlives the program that wrote it, and can hold nothing that no reader takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "es/condition.hpp"
#include "es/event.hpp"

namespace es {

struct NewEvent {
  StreamId stream;
  EventData data;
};

// The fingerprint of a command that nobody knows any more: its events came from another store, with the id
// alone. Whatever comes along under that id is taken for its retry, so that nothing is done twice.
inline constexpr std::uint64_t unknown_command = 0;

struct NewCommit {
  std::string command_id;  // a retry under the same id gets the first receipt; "" for none
  std::uint64_t command_fingerprint = unknown_command;  // of the command that the id stands for
  std::vector<Condition> conditions;
  std::vector<NewEvent> events;          // in order; none is a no-op, and says so in its receipt
  std::optional<Timestamp> recorded_at;  // when another store recorded it; nothing: now
};

// Chosen so that 16 and 32 bits are enough for every length that a journal writes down.
namespace limit {
inline constexpr std::size_t commit_events = 65'535;
inline constexpr std::size_t commit_bytes = 256 << 20;  // of all payloads and metadata together
inline constexpr std::size_t event_bytes = 16 << 20;    // of the payload and the metadata of one
inline constexpr std::size_t name_bytes = 1'000;        // of a category, an id, a type, a tag, a command id
inline constexpr std::size_t event_tags = 1'000;
}  // namespace limit

struct TooLarge {
  std::string what;  // "events of a commit", "the bytes of a type"
  std::size_t size = 0, limit = 0;
  bool operator==(const TooLarge&) const = default;
};

// An event that could be kept, but not be read or found again.
struct Malformed {
  std::string what;  // "an event without a type"
  bool operator==(const Malformed&) const = default;
};

// The first thing that keeps a commit from being taken, whatever the log holds.
std::optional<std::variant<TooLarge, Malformed>> fault_of(const NewCommit& commit);

}  // namespace es
