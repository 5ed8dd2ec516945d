#include "app/log_filter.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "app/account_beside.hpp"
#include "app/session.hpp"
#include "bank/event_codec.hpp"

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

bool FilteredLog::Bookmark::is_in(const es::EventStore& store) const {
  if (position.value == 0) return true;
  if (position > store.head()) return false;
  const auto& event = store.read_all()[position.value - 1];
  return event.recorded_at == recorded_at && event.stream == stream;
}

FilteredLog::Bookmark FilteredLog::end_of(const es::EventStore& store) {
  const auto events = store.read_all();
  if (events.empty()) return {};
  return {store.head(), events.back().stream, events.back().recorded_at};
}

void FilteredLog::set(LogFilter filter) {
  if (filter == filter_) return;
  filter_ = std::move(filter);
  found_.clear();
  checkpoint_ = {};
}

void FilteredLog::read_tags(const es::EventStore& store) {
  if (!tags_read_.is_in(store)) tags_.clear(), tags_read_ = {};
  for (const auto& event : store.read_all(tags_read_.position))
    for (const auto& tag : event.data.tags)
      if (tags_.size() < most_tags) tags_.insert(tag);
  tags_read_ = end_of(store);
}

void FilteredLog::read_on(const Session& session) {
  const auto& store = session.store();
  read_tags(store);
  if (filter_.is_empty()) return;  // then the log itself is the answer
  if (!checkpoint_.is_in(store)) found_.clear(), checkpoint_ = {};
  es::Query query;
  if (!filter_.type.empty()) query.types = {filter_.type};
  if (!filter_.tag.empty()) query.tags = {filter_.tag};
  for (const auto& event : store.read_all(checkpoint_.position, query)) {
    if (!filter_.stream.empty() && !is_of(event, filter_.stream, store)) continue;
    if (!filter_.search.empty() && !says(event, filter_.search)) continue;
    found_.push_back(event.position);
  }
  checkpoint_ = end_of(store);
}

std::span<const es::Position> FilteredLog::through(es::Position cursor) const {
  return {found_.begin(), std::ranges::upper_bound(found_, cursor)};
}

std::vector<std::string> event_types() {
  std::vector<std::string> types;
  for (const auto& [type, schema] : bank::event_schemas()) types.push_back(type);
  return types;
}

}  // namespace app
