// Which events of the log a person wants to see: a filter, what it can ask for, and the places of what passes
// it. It is a subscription of the screen: it remembers how far it has looked, and looks at what is new.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "es/event_store.hpp"

namespace app {

class Session;

struct LogFilter {     // each narrows it; an empty text narrows nothing
  std::string stream;  // of an account: "acc-1"; what a transfer has kept with it belongs to it
  std::string type;    // as stored
  std::string tag;     // one that the event bears
  std::string
      search;  // anywhere in the event as it was written, its tags too; capitals and small letters alike
  bool operator==(const LogFilter&) const = default;
  bool is_empty() const { return *this == LogFilter{}; }
};

class FilteredLog {
 public:
  const LogFilter& filter() const { return filter_; }
  void set(LogFilter filter);

  // Looks at what is new since the last time; another log is looked at from its beginning.
  void read_on(const Session&);

  // The tags that events of the log bear, in order; where there are more, those that came first.
  const std::set<std::string>& tags() const { return tags_; }
  static constexpr std::size_t most_tags = 100;

  // The positions of what passes, through `cursor`, in order; none for an empty filter.
  std::span<const es::Position> through(es::Position cursor) const;

 private:
  // How far something was read, and what stood there: whether it is still the same log.
  struct Bookmark {
    es::Position position;
    std::optional<es::StreamId> stream;
    es::Timestamp recorded_at;
    bool is_in(const es::EventStore&) const;
  };
  static Bookmark end_of(const es::EventStore&);
  void read_tags(const es::EventStore&);

  LogFilter filter_;
  Bookmark checkpoint_, tags_read_;
  std::vector<es::Position> found_;
  std::set<std::string> tags_;
};

// The types of event that there are, by name.
std::vector<std::string> event_types();

}  // namespace app
