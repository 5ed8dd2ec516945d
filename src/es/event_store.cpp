#include "es/event_store.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace es {

std::expected<AppendReceipt, AppendError> EventStore::append(const NewCommit& commit, Timestamp now) {
  if (const auto fault = fault_of(commit)) return std::unexpected(append_error(*fault));
  for (;;) {
    const auto answer = answered_already(commit);
    if (!answer) return std::unexpected(answer.error());
    if (*answer) return **answer;

    Commit next = numbered(commit, now);
    const auto appended = journal_->append({&next, 1});
    if (!appended) return std::unexpected(appended.error());
    if (*appended == Appended::kept) {
      kept_.take(std::move(next));
      return receipt(last_commit());
    }
    if (const auto read = read_past_rival(); !read) return std::unexpected(read.error());
  }
}

std::expected<std::vector<AppendReceipt>, RunError> EventStore::append_run(std::span<const NewCommit> run,
                                                                           Timestamp now) {
  for (std::size_t index = 0; index < run.size(); ++index)
    if (const auto fault = fault_of(run[index]))
      return std::unexpected(RunError{index, append_error(*fault)});
  for (;;) {
    // Each commit is taken in before the next one is looked at, and out again if the run is not kept:
    // nobody can look in between.
    const CommitNumber before = last_commit();
    std::vector<AppendReceipt> receipts;
    std::vector<Commit> commits;
    for (const NewCommit& commit : run) {
      auto answer = answered_already(commit);
      if (!answer) {
        kept_.untake(before);
        return std::unexpected(RunError{receipts.size(), std::move(answer.error())});
      }
      if (!*answer) kept_.take(commits.emplace_back(numbered(commit, now)));
      receipts.push_back(answer->value_or(receipt(last_commit())));
    }
    const auto appended = journal_->append(commits);
    if (appended && *appended == Appended::kept) return receipts;
    kept_.untake(before);
    if (!appended) return std::unexpected(RunError{0, appended.error()});
    if (const auto read = read_past_rival(); !read) return std::unexpected(RunError{0, read.error()});
  }
}

// The receipt of a commit that needs no appending (any more), or why it may not be appended.
std::expected<std::optional<AppendReceipt>, AppendError> EventStore::answered_already(
    const NewCommit& commit) const {
  if (commit.events.empty()) return AppendReceipt{.commit = {}, .first = head(), .last = head()};
  const auto earlier = receipt_of(commit.command_id, commit.command_fingerprint);
  if (!earlier) return std::unexpected(earlier.error());
  if (*earlier) return *earlier;
  if (const auto conflict = first_unmet(commit.conditions)) return std::unexpected(append_error(*conflict));
  return std::nullopt;
}

// Another writer's commit stands where ours should. Only reading it tells whether that matters.
std::expected<void, StorageError> EventStore::read_past_rival() {
  const CommitNumber seen = last_commit();
  if (auto read = read_on(); !read) return read;
  if (last_commit() == seen)
    return std::unexpected(StorageError{.detail = "the journal is ahead, and shows nothing"});
  return {};
}

std::expected<std::optional<AppendReceipt>, CommandIdReused> EventStore::receipt_of(
    const std::string& command_id, std::uint64_t command_fingerprint) const {
  if (command_id.empty()) return std::nullopt;
  const auto known = kept_.command(command_id);
  if (!known) return std::nullopt;
  if (known->fingerprint != unknown_command && known->fingerprint != command_fingerprint)
    return std::unexpected(CommandIdReused{command_id, known->commit});
  AppendReceipt again = receipt(known->commit);
  again.repeated = true;
  return again;
}

Version EventStore::version_of(const StreamId& stream) const {
  return Version{kept_.positions_of(stream, Version{}).size()};
}

Timestamp EventStore::last_recorded_at() const {
  if (commit_times().empty()) return Timestamp{std::numeric_limits<std::int64_t>::min()};
  return commit_times().back();
}

std::expected<void, StorageError> EventStore::read_on() {
  auto commits = journal_->read(last_commit());
  if (!commits) return std::unexpected(commits.error());
  for (auto& commit : *commits) kept_.take(std::move(commit));
  return {};
}

std::optional<Conflict> EventStore::first_unmet(std::span<const Condition> conditions) const {
  for (const Condition& condition : conditions) {
    if (const auto* is = std::get_if<StreamIs>(&condition)) {
      const Version actual = version_of(is->stream);
      if (!is->expected.holds_at(actual)) return VersionConflict{is->stream, *is->expected.version(), actual};
    } else if (const auto* nothing = std::get_if<NothingSince>(&condition)) {
      if (auto found = read_all(nothing->since, nothing->query); !found.empty())
        return QueryConflict{nothing->query, nothing->since, found.front().position};
    }
  }
  return std::nullopt;
}

// The one place that gives versions, positions and times.
Commit EventStore::numbered(const NewCommit& commit, Timestamp now) const {
  Commit next{.number = {last_commit().value + 1},
              .recorded_at = std::max(commit.recorded_at.value_or(now), last_recorded_at()),
              .command_id = commit.command_id,
              .command_fingerprint = commit.command_fingerprint};
  next.events.reserve(commit.events.size());
  std::unordered_map<StreamId, std::uint64_t, StreamIdHash> grown;  // by the events before, in this commit
  for (const auto& [stream, data] : commit.events) {
    const std::uint64_t earlier = commit.events.size() == 1 ? 0 : grown[stream]++;
    next.events.push_back({.position = {head().value + next.events.size() + 1},
                           .stream = stream,
                           .version = {version_of(stream).value + earlier + 1},
                           .recorded_at = next.recorded_at,
                           .commit = next.number,
                           .data = data});
  }
  return next;
}

AppendReceipt EventStore::receipt(CommitNumber number) const {
  const auto events = read_commit(number);
  return {.commit = number, .first = events.front().position, .last = events.back().position};
}

}  // namespace es
