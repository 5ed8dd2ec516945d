// The event store owns order and the rule against lost updates (optimistic concurrency): who appends
// says what he has seen, and is refused if somebody was faster. It numbers and dates what it keeps;
// writers never do. Where the bytes live is the journal's business.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "es/event.hpp"
#include "es/journal.hpp"

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

struct StreamIs {  // a condition of an append
  StreamId stream;
  ExpectedVersion expected;
};

struct NewEvent {
  StreamId stream;
  EventData data;
};

struct NewCommit {
  std::string command_id;                 // a retry under the same id gets the first receipt; "" for none
  std::uint64_t command_fingerprint = 0;  // of the command that the id stands for
  std::vector<StreamIs> conditions;
  std::vector<NewEvent> events;  // in order; none is a no-op, and says so in its receipt
};

struct AppendReceipt {
  CommitNumber commit;    // 0 where nothing was appended
  Position first, last;   // both inclusive
  bool repeated = false;  // the command id was known: this is the first receipt again
};

struct VersionConflict {  // somebody was faster
  StreamId stream;
  Version expected, actual;  // the events in between are read_stream(stream, expected), where it has them
};

struct CommandIdReused {  // the id is taken by another command
  std::string command_id;
  CommitNumber commit;
};

using AppendError = std::variant<VersionConflict, CommandIdReused, StorageError>;

class EventStore {
 public:
  // `kept` is what the journal holds already, if the caller has just read it; read_on() fetches the rest.
  explicit EventStore(Journal& journal, std::vector<Commit> kept = {});

  // Same command id already kept? Its receipt. Else check the conditions, number and date the events,
  // hand them to the journal, and only then show them. `now` is the writer's clock; the recorded time
  // never goes back, so a commit is dated `now` or as the last one, whichever is later.
  std::expected<AppendReceipt, AppendError> append(const NewCommit& commit, Timestamp now);

  // The receipt of a command, where its events were kept under that id. Another command under the
  // same id is an error.
  std::expected<std::optional<AppendReceipt>, CommandIdReused> receipt_of(
      const std::string& command_id, std::uint64_t command_fingerprint) const;

  Version version_of(const StreamId& stream) const;  // 0: never existed

  // The first of the conditions that does not hold now. append() asks this too.
  std::optional<VersionConflict> first_unmet(const std::vector<StreamIs>& conditions) const;

  Position head() const { return Position{events_.size()}; }
  CommitNumber last_commit() const { return CommitNumber{commits_.size()}; }
  Timestamp last_recorded_at() const;  // the smallest there is, where nothing was recorded

  // Spans and views are good until the next append.
  std::span<const RecordedEvent> read_all(Position after = {}) const;
  std::span<const RecordedEvent> read_commit(CommitNumber number) const;
  auto read_stream(const StreamId& stream, Version after = {}) const {
    return positions_of(stream, after) |
           std::views::transform(
               [this](Position position) -> const RecordedEvent& { return events_[position.value - 1]; });
  }

  // Takes in what another writer has kept since.
  std::expected<void, StorageError> read_on();

 private:
  struct Kept {
    Position first;
    std::string command_id;
    std::uint64_t command_fingerprint;
  };

  Commit numbered(const NewCommit& commit, Timestamp now) const;
  StreamId known_as(const StreamId& stream) const;
  void take(Commit commit);
  AppendReceipt receipt(CommitNumber number) const;
  std::span<const Position> positions_of(const StreamId& stream, Version after) const;

  Journal* journal_;
  std::vector<RecordedEvent> events_;                                          // by position
  std::vector<Kept> commits_;                                                  // by number
  std::unordered_map<StreamId, std::vector<Position>, StreamIdHash> streams_;  // by version
  std::unordered_map<std::string, CommitNumber> commands_;
};

}  // namespace es
