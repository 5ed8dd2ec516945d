// A run of commits is kept whole or not at all.
#include "catch_amalgamated.hpp"

#include "es/event_store.hpp"
#include "support/busy_journal.hpp"
#include "support/counter.hpp"

using counter::added;
using counter::stream;
using es::ExpectedVersion;
using es::Position;
using es::Timestamp;
using es::Version;

namespace {

es::NewCommit exactly(std::uint64_t version, es::NewCommit commit) {
  commit.conditions = {
      es::StreamIs{commit.events.front().stream, ExpectedVersion::exactly(Version{version})}};
  return commit;
}

// A store that shows all that it would show if nothing had been tried.
void check_untouched(const es::EventStore& store, es::Journal& journal) {
  CHECK(store.head() == Position{1});
  CHECK(store.last_commit() == es::CommitNumber{1});
  CHECK(std::ranges::equal(store.commit_times(), std::vector{Timestamp{1}}));
  CHECK(store.version_of(stream("a")) == Version{1});
  CHECK(store.version_of(stream("b")) == Version{0});
  CHECK(*store.receipt_of("c-1", 2) == std::nullopt);
  CHECK(store.read_commit({1}).size() == 1);
  CHECK(journal.read({})->size() == 1);
}

}  // namespace

TEST_CASE("a run is numbered through, each commit seeing those before it", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  const std::vector run{exactly(0, added("a", 1)), exactly(1, added("a", 2)), exactly(0, added("b", 3))};
  const auto receipts = store.append_run(run, Timestamp{5});
  REQUIRE(receipts);
  REQUIRE(receipts->size() == 3);
  CHECK((*receipts)[1].commit == es::CommitNumber{2});
  CHECK((*receipts)[2].last == Position{3});
  CHECK(store.version_of(stream("a")) == Version{2});
  es::EventStore reopened{journal, *journal.read({})};
  CHECK(std::ranges::equal(reopened.read_all(), store.read_all()));
}

TEST_CASE("one commit of a run that is refused keeps all of it out", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  REQUIRE(store.append(added("a", 1), Timestamp{1}));
  es::NewCommit bad = exactly(7, added("b", 3));
  std::size_t index = 2;
  SECTION("by a conflict") {}
  SECTION("by its form") {
    bad = added("b", 3);
    bad.events.front().data.type.clear();
  }
  SECTION("by its command id") { bad = added("b", 3, "c-1"); }
  SECTION("by what the run itself has done") { bad = exactly(1, added("a", 3)); }
  const auto receipts = store.append_run(std::vector{added("a", 2, "c-1"), added("b", 2), bad}, Timestamp{5});
  REQUIRE_FALSE(receipts);
  CHECK(receipts.error().commit == index);
  check_untouched(store, journal);
  CHECK(store.append(exactly(1, added("a", 2, "c-1")), Timestamp{6}));
}

TEST_CASE("a run that was kept before gets its receipts again", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  REQUIRE(store.append(added("a", 1, "c-1"), Timestamp{1}));
  const std::vector run{added("a", 1, "c-1"), added("a", 2, "c-2"), es::NewCommit{}};
  const auto first = store.append_run(run, Timestamp{2});
  REQUIRE(first);
  CHECK((*first)[0].repeated);
  CHECK((*first)[1].commit == es::CommitNumber{2});
  CHECK((*first)[2].commit == es::CommitNumber{0});
  const auto again = store.append_run(run, Timestamp{3});
  REQUIRE(again);
  CHECK((*again)[1].repeated);
  CHECK(store.head() == Position{2});
}

TEST_CASE("another writer was faster than a run: it is checked anew, and kept or refused whole", "[es]") {
  BusyJournal journal{"a", 1};
  es::EventStore store{journal};
  SECTION("where it matters") {
    const auto refused =
        store.append_run(std::vector{added("b", 1), exactly(0, added("a", 2))}, Timestamp{5});
    REQUIRE_FALSE(refused);
    CHECK(std::get<es::VersionConflict>(refused.error().error).actual == Version{1});
    check_untouched(store, journal);
  }
  SECTION("where it does not") {
    const auto kept = store.append_run(std::vector{added("b", 1), added("a", 2)}, Timestamp{5});
    REQUIRE(kept);
    CHECK(kept->back().commit == es::CommitNumber{3});
    CHECK(store.version_of(stream("a")) == Version{2});
  }
}
