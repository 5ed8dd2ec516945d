// A counter with all that a repository needs: a journal in memory (or another one), a store, a log,
// snapshots.
#pragma once

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "catch_amalgamated.hpp"

#include "es/repository.hpp"
#include "support/counter.hpp"

namespace counter {

inline es::SnapshotCodec<std::int64_t> snapshots(int schema = 1) {
  return {.schema = schema,
          .encode = [](const std::int64_t& state) { return es::JsonText{es::Json{{"sum", state}}.dump()}; },
          .decode = [](const es::JsonText& text) -> std::optional<std::int64_t> {
            const auto json = es::parse_json(text.text());
            return json ? es::field<std::int64_t>(*json, "sum") : std::nullopt;
          }};
}

struct Desk {
  explicit Desk(int schema = 1) : Desk(own_journal, schema) {}
  explicit Desk(es::Journal& journal, int schema = 1)
      : store(journal), counters(store, log, memos, snapshots(schema)) {
    REQUIRE(store.read_on());
    log.catch_up(store);
  }
  Desk(const Desk&) = delete;

  auto add(std::int64_t amount, es::Envelope envelope = {}) {
    return counters.execute(stream("a"), Add{amount}, envelope);
  }
  std::int64_t sum() const { return counters.load(stream("a"))->state; }

  // As another program would have written it.
  void keep_stored(std::string type, int schema, std::string payload) {
    REQUIRE(store.append({.events = {{stream("a"), {std::move(type), schema, {std::move(payload)}, {}, {}}}}},
                         store.last_recorded_at()));
    log.catch_up(store);
  }

  es::MemoryJournal own_journal;
  es::EventStore store;
  es::Log<Event> log{codec()};
  es::Snapshots memos;
  es::Repository<Counter> counters;
};

}  // namespace counter
