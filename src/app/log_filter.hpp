// Which events of the log a person wants to see: a filter, and the places of what passes it. It is a
// subscription of the screen: it remembers how far it has looked, and looks at what is new.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "es/event.hpp"

namespace app {

class Session;

struct LogFilter {     // each narrows it; an empty text narrows nothing
  std::string stream;  // of an account: "acc-1"; what a transfer has kept with it belongs to it
  std::string type;    // as stored
  std::string
      search;  // anywhere in the event as it was written, its tags too; capitals and small letters alike
  bool operator==(const LogFilter&) const = default;
  bool is_empty() const { return *this == LogFilter{}; }
};

class FilteredLog {
 public:
  const LogFilter& filter() const { return filter_; }
  void set(LogFilter filter);

  // Looks at what is new since the last time; a log that was opened anew is looked at from its beginning.
  void read_on(const Session&);

  // The positions of what passes, through `cursor`, in order; none for an empty filter.
  std::span<const es::Position> through(es::Position cursor) const;

 private:
  LogFilter filter_;
  es::Position checkpoint_;
  std::vector<es::Position> found_;
};

}  // namespace app
