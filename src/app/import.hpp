// Events from elsewhere. All of an import is kept or none of it: its lines are checked and collected first,
// as many at a time as one likes, and whoever changes his mind before the end has changed nothing.
//
// What is there already is skipped; something else in its place is a conflict. Nothing is decided again: a
// fact is a fact, an overdraft too. But every event must be one that this version reads, where it goes on
// from what is there.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/import_refused.hpp"
#include "app/imported_line.hpp"
#include "app/session.hpp"

namespace app {

struct Imported {
  std::uint64_t imported = 0, skipped = 0;  // events
  es::Position position;                    // of the log's last event
};

class Import {
 public:
  // The session must not change before the import is kept, or given up.
  explicit Import(Session& session) : session_(&session) {}

  // Takes the next line; a blank one is counted and not looked at.
  std::expected<void, ImportRefused> take(std::string_view line);

  std::uint64_t lines() const { return lines_; }

  // Keeps all that was taken, as one run of commits.
  std::expected<Imported, ImportRefused> keep();

 private:
  std::expected<void, ImportRefused> check(const ImportedLine& line);
  std::expected<bool, Failure> is_there_already(const ImportedLine& line) const;
  void add(ImportedLine line);

  struct Staged {
    es::Timestamp recorded_at;
    es::EventData data;
  };

  Session* session_;
  std::uint64_t lines_ = 0, skipped_ = 0;
  std::unordered_map<es::StreamId, std::vector<Staged>, es::StreamIdHash> staged_;  // behind what is kept
  std::vector<es::NewCommit> run_;
  std::vector<std::uint64_t> first_lines_;  // of each commit of the run
  std::unordered_set<std::string> command_ids_;
  std::optional<std::uint64_t> open_commit_;  // the number that the last line had, where it was taken
  es::Timestamp last_;
  bool any_ = false;
};

// A whole text of lines.
std::expected<Imported, ImportRefused> import_lines(Session& session, std::string_view text);

std::string import_json(const std::expected<Imported, ImportRefused>& outcome);

}  // namespace app
