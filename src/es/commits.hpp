// The commits of a log in memory, and their events: by position, by stream and version, by the command that
// they came from. It takes what it is given, in order, and judges nothing; that is the event store's part.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "es/event.hpp"
#include "es/journal.hpp"

namespace es {

class Commits {
 public:
  Commits() = default;
  Commits(std::vector<Commit> commits);  // all of them, from the first
  Commits(Commits&&) noexcept = default;
  Commits& operator=(Commits&&) noexcept = default;
  Commits(const Commits&) = delete;  // each points at the name of its command
  Commits& operator=(const Commits&) = delete;
  ~Commits() = default;

  void take(Commit next);
  void untake(CommitNumber after);  // back to how it was after that commit

  Position head() const { return Position{events_.size()}; }
  CommitNumber last() const { return CommitNumber{commits_.size()}; }

  // Spans and views are good until the next commit.
  std::span<const RecordedEvent> events(Position after) const;
  std::span<const RecordedEvent> events_of(CommitNumber number) const;
  std::span<const Position> positions_of(const StreamId& stream, Version after) const;
  std::span<const Timestamp> times() const { return times_; }  // by number

  // What a command id stands for, where it is known.
  struct Command {
    CommitNumber commit;
    std::uint64_t fingerprint = 0;
  };
  std::optional<Command> command(const std::string& id) const;

 private:
  struct Kept {
    Position first;
    const std::string* command_id;  // among commands_; null where the command brought none
  };

  std::vector<RecordedEvent> events_;  // by position
  std::vector<Kept> commits_;          // by number
  std::vector<Timestamp> times_;       // of the commits: close together, so that a time is found fast
  std::unordered_map<StreamId, std::vector<Position>, StreamIdHash> streams_;  // by version
  std::unordered_map<std::string, Command> commands_;
};

}  // namespace es
