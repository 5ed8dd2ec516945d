// A log of counters in memory, told event by event, for tests of who reads it.
#pragma once

#include "catch_amalgamated.hpp"

#include "es/temporal.hpp"
#include "support/counter.hpp"

class CounterLog {
 public:
  CounterLog() = default;
  CounterLog(const CounterLog&) = delete;  // the store holds on to the journal
  CounterLog& operator=(const CounterLog&) = delete;

  CounterLog& keep(const es::NewCommit& commit, std::int64_t at = 0) {
    REQUIRE(store.append(commit, es::Timestamp{at}));
    log.catch_up(store);
    return *this;
  }
  CounterLog& add(const std::string& id, std::int64_t amount, std::int64_t at = 0) {
    return keep(counter::added(id, amount), at);
  }

  es::History<counter::Event> until(std::uint64_t position) const {
    return es::until(log, es::Position{position});
  }
  es::History<counter::Event> whole() const { return until(store.head().value); }

  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::Log<counter::Event> log{counter::codec()};
};
