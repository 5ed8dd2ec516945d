// A journal in which another writer is faster `times` times before we get a turn.
#pragma once

#include <string>
#include <utility>

#include "catch_amalgamated.hpp"

#include "es/event_store.hpp"
#include "support/counter.hpp"

class BusyJournal final : public es::Journal {
 public:
  BusyJournal(std::string rival, int times) : rival_(std::move(rival)), times_(times) {}

  std::expected<es::Appended, es::StorageError> append(std::span<const es::Commit> run) override {
    if (times_ > 0) {
      --times_;
      es::EventStore other{kept_};
      REQUIRE(other.read_on());
      REQUIRE(other.append(counter::added(rival_, 5), es::Timestamp{1}));
    }
    return kept_.append(run);
  }
  std::expected<std::vector<es::Commit>, es::StorageError> read(es::CommitNumber after) override {
    return kept_.read(after);
  }

 private:
  es::MemoryJournal kept_;
  std::string rival_;
  int times_;
};
