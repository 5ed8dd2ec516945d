// A small log with something of everything: commits of one event and of several, two categories, tags,
// metadata, command ids and keys, empty texts and text that is not ASCII.
#pragma once

#include <string>
#include <vector>

#include "es/journal.hpp"
#include "support/show_log.hpp"

namespace sample {

inline es::RecordedEvent event(es::Position position, es::StreamId stream, es::Version version) {
  const std::string n = std::to_string(position.value);
  es::EventData data{.type = position.value % 2 == 0 ? "MoneyDeposited" : "MoneyWithdrawn",
                     .schema = static_cast<int>(1 + position.value % 3),
                     .payload = {R"({"amount_minor":)" + n + R"(,"source":"Zürich"})"}};
  if (position.value % 3 == 0) data.metadata = {R"({"actor":"teller-)" + n + R"("})"};
  if (position.value % 4 == 0) data.tags = {"vip", "", "branch:" + n};
  return es::RecordedEvent{position, std::move(stream), version, {}, {}, std::move(data)};
}

// The commits from `first` on: `events_before` is how many events the log has by then.
inline std::vector<es::Commit> commits(std::size_t count, es::CommitNumber first = {1},
                                       std::uint64_t events_before = 0) {
  std::vector<es::Commit> log;
  for (std::size_t index = 0; index < count; ++index) {
    es::Commit commit;
    commit.number = {first.value + index};
    const std::string n = std::to_string(commit.number.value);
    commit.recorded_at = {1'700'000'000'000'000 + static_cast<std::int64_t>(commit.number.value)};
    if (commit.number.value % 2 == 0) commit.command_id = "command-" + n;
    if (commit.number.value % 5 == 0) commit.key_id = "key-" + n;
    commit.command_fingerprint = 0x9E3779B97F4A7C15U * commit.number.value;
    for (std::uint64_t in_commit = 0; in_commit <= commit.number.value % 3; ++in_commit) {
      const es::StreamId stream{in_commit == 2 ? "transfer" : "account", "acc-" + n};
      commit.events.push_back(event({++events_before}, stream, {in_commit == 2 ? 1 : in_commit + 1}));
      commit.events.back().commit = commit.number;
      commit.events.back().recorded_at = commit.recorded_at;
    }
    log.push_back(std::move(commit));
  }
  return log;
}

// `count` more commits, to follow those of `log`.
inline std::vector<es::Commit> commits_after(const std::vector<es::Commit>& log, std::size_t count) {
  if (log.empty()) return commits(count);
  return commits(count, {log.back().number.value + 1}, log.back().events.back().position.value);
}

inline std::vector<es::Commit> prefix(const std::vector<es::Commit>& log, std::size_t count) {
  return {log.begin(), log.begin() + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace sample
