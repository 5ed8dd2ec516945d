#include "es/commits.hpp"

#include <utility>

namespace es {

Commits::Commits(std::vector<Commit> commits) {
  for (auto& commit : commits) take(std::move(commit));
}

void Commits::take(Commit next) {
  Kept kept{next.events.front().position, nullptr};
  if (!next.command_id.empty()) {
    const Command command{next.number, next.command_fingerprint};
    kept.command_id = &commands_.try_emplace(std::move(next.command_id), command).first->first;
  }
  commits_.push_back(kept);
  times_.push_back(next.recorded_at);
  for (auto& event : next.events) {
    const auto known = streams_.try_emplace(event.stream).first;
    event.stream = known->first;  // the one copy of the name, so that it is held once
    known->second.push_back(event.position);
    events_.push_back(std::move(event));
  }
}

void Commits::untake(CommitNumber after) {
  for (; last() > after; commits_.pop_back(), times_.pop_back()) {
    for (; head() >= commits_.back().first; events_.pop_back()) {
      const auto stream = streams_.find(events_.back().stream);
      stream->second.pop_back();
      if (stream->second.empty()) streams_.erase(stream);
    }
    if (commits_.back().command_id) commands_.erase(commands_.find(*commits_.back().command_id));
  }
}

std::span<const RecordedEvent> Commits::events(Position after) const {
  const std::size_t seen = std::min<std::size_t>(after.value, events_.size());
  return std::span(events_).subspan(seen);
}

std::span<const RecordedEvent> Commits::events_of(CommitNumber number) const {
  const bool newest = number == last();
  const std::uint64_t begin = commits_[number.value - 1].first.value - 1;
  const std::uint64_t end = newest ? events_.size() : commits_[number.value].first.value - 1;
  return std::span(events_).subspan(begin, end - begin);
}

std::span<const Position> Commits::positions_of(const StreamId& stream, Version after) const {
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return {};
  const std::size_t seen = std::min<std::size_t>(after.value, found->second.size());
  return std::span(found->second).subspan(seen);
}

std::optional<Commits::Command> Commits::command(const std::string& id) const {
  const auto found = commands_.find(id);
  return found == commands_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace es
