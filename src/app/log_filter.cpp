#include "app/log_filter.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "app/account_beside.hpp"
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
  const auto* beside = account_beside(event, store.read_commit(event.commit));
  const auto& stream = beside ? *beside : event.stream;
  return stream.category() == "account" && stream.id() == account;
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
  es::Query query;
  if (!filter_.type.empty()) query.types = {filter_.type};
  for (const auto& event : store.read_all(checkpoint_, query)) {
    if (!filter_.stream.empty() && !is_of(event, filter_.stream, store)) continue;
    if (!filter_.search.empty() && !says(event, filter_.search)) continue;
    found_.push_back(event.position);
  }
  checkpoint_ = store.head();
}

std::span<const es::Position> FilteredLog::through(es::Position cursor) const {
  return {found_.begin(), std::ranges::upper_bound(found_, cursor)};
}

}  // namespace app
