#include "es/event_store.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace es {

EventStore::EventStore(Journal& journal, std::vector<Commit> kept) : journal_(&journal) {
  for (auto& commit : kept) take(std::move(commit));
}

std::expected<AppendReceipt, AppendError> EventStore::append(const NewCommit& commit, Timestamp now) {
  if (commit.events.empty()) return AppendReceipt{.commit = {}, .first = head(), .last = head()};
  for (;;) {
    const auto earlier = receipt_of(commit.command_id, commit.command_fingerprint);
    if (!earlier) return std::unexpected(earlier.error());
    if (*earlier) return **earlier;
    if (auto conflict = first_unmet(commit.conditions)) return std::unexpected(*std::move(conflict));

    Commit next = numbered(commit, now);
    const auto appended = journal_->append({&next, 1});
    if (!appended) return std::unexpected(appended.error());
    if (*appended == Appended::kept) {
      take(std::move(next));
      return receipt(last_commit());
    }
    // Another writer's commit stands where ours should. Only reading it tells whether that matters.
    const CommitNumber seen = last_commit();
    if (auto read = read_on(); !read) return std::unexpected(read.error());
    if (last_commit() == seen)
      return std::unexpected(StorageError{.detail = "the journal is ahead, and shows nothing"});
  }
}

std::expected<std::optional<AppendReceipt>, CommandIdReused> EventStore::receipt_of(
    const std::string& command_id, std::uint64_t command_fingerprint) const {
  const auto found = commands_.find(command_id);
  if (command_id.empty() || found == commands_.end()) return std::nullopt;
  if (commits_[found->second.value - 1].command_fingerprint != command_fingerprint)
    return std::unexpected(CommandIdReused{command_id, found->second});
  AppendReceipt again = receipt(found->second);
  again.repeated = true;
  return again;
}

Version EventStore::version_of(const StreamId& stream) const {
  return Version{positions_of(stream, Version{}).size()};
}

Timestamp EventStore::last_recorded_at() const {
  if (events_.empty()) return Timestamp{std::numeric_limits<std::int64_t>::min()};
  return events_.back().recorded_at;
}

std::span<const RecordedEvent> EventStore::read_all(Position after) const {
  const std::size_t seen = std::min<std::size_t>(after.value, events_.size());
  return std::span(events_).subspan(seen);
}

std::span<const RecordedEvent> EventStore::read_commit(CommitNumber number) const {
  const AppendReceipt of = receipt(number);
  return std::span(events_).subspan(of.first.value - 1, of.last.value - of.first.value + 1);
}

std::expected<void, StorageError> EventStore::read_on() {
  auto commits = journal_->read(last_commit());
  if (!commits) return std::unexpected(commits.error());
  for (auto& commit : *commits) take(std::move(commit));
  return {};
}

// The one place that checks versions.
std::optional<VersionConflict> EventStore::first_unmet(const std::vector<StreamIs>& conditions) const {
  for (const auto& [stream, expected] : conditions) {
    const Version actual = version_of(stream);
    if (!expected.holds_at(actual)) return VersionConflict{stream, *expected.version(), actual};
  }
  return std::nullopt;
}

// The one place that gives versions, positions and times.
Commit EventStore::numbered(const NewCommit& commit, Timestamp now) const {
  Commit next{.number = {last_commit().value + 1},
              .recorded_at = std::max(now, last_recorded_at()),
              .command_id = commit.command_id,
              .command_fingerprint = commit.command_fingerprint};
  next.events.reserve(commit.events.size());
  for (const auto& [stream, data] : commit.events) {
    const auto earlier = std::ranges::count(next.events, stream, &RecordedEvent::stream);
    next.events.push_back({.position = {head().value + next.events.size() + 1},
                           .stream = known_as(stream),
                           .version = {version_of(stream).value + static_cast<std::uint64_t>(earlier) + 1},
                           .recorded_at = next.recorded_at,
                           .commit = next.number,
                           .data = data});
  }
  return next;
}

// The store's own copy of a stream's name, so that it is held once.
StreamId EventStore::known_as(const StreamId& stream) const {
  const auto found = streams_.find(stream);
  return found == streams_.end() ? stream : found->first;
}

void EventStore::take(Commit commit) {
  commits_.push_back({.first = commit.events.front().position,
                      .command_id = commit.command_id,
                      .command_fingerprint = commit.command_fingerprint});
  if (!commit.command_id.empty()) commands_.emplace(commit.command_id, commit.number);
  for (auto& event : commit.events) {
    event.stream = known_as(event.stream);
    streams_[event.stream].push_back(event.position);
    events_.push_back(std::move(event));
  }
}

AppendReceipt EventStore::receipt(CommitNumber number) const {
  const bool newest = number == last_commit();
  return {.commit = number,
          .first = commits_[number.value - 1].first,
          .last = newest ? head() : Position{commits_[number.value].first.value - 1}};
}

std::span<const Position> EventStore::positions_of(const StreamId& stream, Version after) const {
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return {};
  const std::size_t seen = std::min<std::size_t>(after.value, found->second.size());
  return std::span(found->second).subspan(seen);
}

}  // namespace es
