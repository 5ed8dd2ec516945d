#include "app/log_filter.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "app/session.hpp"

namespace app {
namespace {

bool contains(std::string_view text, std::string_view sought) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  return !std::ranges::search(text, sought, same).empty();
}

bool says(const es::RecordedEvent& event, std::string_view sought) {
  return contains(event.stream.id(), sought) || contains(event.data.type, sought) ||
         contains(event.data.payload.text(), sought) || contains(event.data.metadata.text(), sought) ||
         std::ranges::any_of(event.data.tags, [&](const auto& tag) { return contains(tag, sought); });
}

bool is_of(const es::RecordedEvent& event, const std::string& account, const es::EventStore& store) {
  if (event.stream.category() == "account") return event.stream.id() == account;
  const auto beside = [&](const auto& other) {
    return other.stream.category() == "account" && other.stream.id() == account;
  };
  return std::ranges::any_of(store.read_commit(event.commit), beside);
}

}  // namespace

void FilteredLog::set(LogFilter filter) {
  if (filter == filter_) return;
  *this = FilteredLog{};
  filter_ = std::move(filter);
}

void FilteredLog::read_on(const Session& session) {
  if (filter_.is_empty()) return;  // then the log itself is the answer
  const auto& store = session.store();
  if (store.head() < checkpoint_) {
    found_.clear();
    checkpoint_ = {};
  }
  for (const auto& event : store.read_all(checkpoint_)) {
    checkpoint_ = event.position;
    if (!filter_.type.empty() && event.data.type != filter_.type) continue;
    if (!filter_.stream.empty() && !is_of(event, filter_.stream, store)) continue;
    if (!filter_.search.empty() && !says(event, filter_.search)) continue;
    found_.push_back(event.position);
  }
}

std::span<const es::Position> FilteredLog::through(es::Position cursor) const {
  return {found_.begin(), std::ranges::upper_bound(found_, cursor)};
}

}  // namespace app
