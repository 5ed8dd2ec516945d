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
#include <variant>
#include <vector>

#include "es/commits.hpp"
#include "es/condition.hpp"
#include "es/event.hpp"
#include "es/journal.hpp"
#include "es/new_commit.hpp"

namespace es {

struct AppendReceipt {
  CommitNumber commit;    // 0 where nothing was appended
  Position first, last;   // both inclusive
  bool repeated = false;  // the command id was known: this is the first receipt again
};

struct CommandIdReused {  // the id is taken by another command
  std::string command_id;
  CommitNumber commit;
};

using AppendError =
    std::variant<VersionConflict, QueryConflict, CommandIdReused, TooLarge, Malformed, StorageError>;

// A narrower family of those, as an AppendError.
template <class Narrow>
AppendError append_error(const Narrow& why) {
  return std::visit([](const auto& reason) -> AppendError { return reason; }, why);
}

struct RunError {
  std::size_t commit = 0;  // which of the run, from 0
  AppendError error;
};

class EventStore {
 public:
  // `kept` is what the journal holds already, if the caller has just read it; read_on() fetches the rest.
  explicit EventStore(Journal& journal, Commits kept = {}) : journal_(&journal), kept_(std::move(kept)) {}

  // Same command id already kept? Its receipt. Else check the conditions, number and date the events,
  // hand them to the journal, and only then show them. `now` is the writer's clock; the recorded time
  // never goes back, so a commit is dated `now` or as the last one, whichever is later.
  std::expected<AppendReceipt, AppendError> append(const NewCommit& commit, Timestamp now);

  // A run of commits, whole or not at all: each is checked as if those before it were kept already. One
  // whose command id is known gets its first receipt, and only the others are appended.
  std::expected<std::vector<AppendReceipt>, RunError> append_run(std::span<const NewCommit> run,
                                                                 Timestamp now);

  // The receipt of a command, where its events were kept under that id. Another command under the
  // same id is an error.
  std::expected<std::optional<AppendReceipt>, CommandIdReused> receipt_of(
      const std::string& command_id, std::uint64_t command_fingerprint) const;
  bool knows_command(const std::string& command_id) const { return kept_.command(command_id).has_value(); }

  Version version_of(const StreamId& stream) const;  // 0: never existed

  // The first of the conditions that does not hold now. It is the one place that checks them; append()
  // asks here.
  std::optional<Conflict> first_unmet(std::span<const Condition> conditions) const;

  Position head() const { return kept_.head(); }
  CommitNumber last_commit() const { return kept_.last(); }
  Timestamp last_recorded_at() const;  // the smallest there is, where nothing was recorded

  // Spans and views are good until the next append.
  std::span<const RecordedEvent> read_all(Position after = {}) const { return kept_.events(after); }
  auto read_all(Position after, Query query) const {  // those that match
    return read_all(after) | std::views::filter([wanted = std::move(query)](const RecordedEvent& event) {
             return wanted.matches(event.data);
           });
  }
  std::span<const RecordedEvent> read_commit(CommitNumber number) const { return kept_.events_of(number); }
  std::span<const Timestamp> commit_times() const { return kept_.times(); }  // by number, never going back
  auto read_stream(const StreamId& stream, Version after = {}) const {
    return kept_.positions_of(stream, after) |
           std::views::transform([events = read_all()](Position position) -> const RecordedEvent& {
             return events[position.value - 1];
           });
  }

  // Takes in what another writer has kept since.
  std::expected<void, StorageError> read_on();

 private:
  std::expected<std::optional<AppendReceipt>, AppendError> answered_already(const NewCommit& commit) const;
  Commit numbered(const NewCommit& commit, Timestamp now) const;
  std::expected<void, StorageError> read_past_rival();
  AppendReceipt receipt(CommitNumber number) const;

  Journal* journal_;
  Commits kept_;
};

}  // namespace es
