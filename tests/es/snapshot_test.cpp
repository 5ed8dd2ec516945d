#include "es/snapshot.hpp"

#include "catch_amalgamated.hpp"

#include "support/counter_desk.hpp"

using counter::Desk;
using counter::stream;
using es::Position;
using es::Snapshot;
using es::SnapshotPolicy;
using es::Timestamp;
using es::Version;
using Why = es::IgnoredSnapshot::Why;

namespace {

Snapshot at(std::uint64_t version, std::int64_t state, int schema = 1) {
  return {stream("a"), {version},
          {version},   Timestamp{static_cast<std::int64_t>(version)},
          schema,      counter::snapshots().encode(state)};
}

// Event n adds 1 at time n.
void add_ones(Desk& desk, int count) {
  for (int i = 0; i < count; ++i)
    REQUIRE(desk.add(1, {.now = Timestamp{static_cast<std::int64_t>(desk.store.head().value) + 1}}));
}

}  // namespace

TEST_CASE("a snapshot is due by distance: a commit that steps over a multiple is not missed", "[es]") {
  const SnapshotPolicy policy{.every = 5};
  const auto is_due = [&](std::uint64_t last, std::uint64_t now) {
    return es::due(policy, {Version{last}, {}}, {Version{now}, {}});
  };
  CHECK_FALSE(is_due(0, 4));
  CHECK(is_due(0, 5));
  CHECK(is_due(0, 6));
  CHECK_FALSE(is_due(6, 10));
  CHECK(is_due(6, 11));
  CHECK_FALSE(is_due(11, 6));
}

TEST_CASE("every 0 events is never", "[es]") {
  CHECK_FALSE(es::due({.every = 0}, {Version{0}, {}}, {Version{1'000'000}, Timestamp{1'000'000}}));
}

TEST_CASE("a snapshot is due by age, where something has happened", "[es]") {
  const SnapshotPolicy policy{.microseconds = 60};
  CHECK_FALSE(es::due(policy, {Version{1}, Timestamp{0}}, {Version{2}, Timestamp{59}}));
  CHECK(es::due(policy, {Version{1}, Timestamp{0}}, {Version{2}, Timestamp{60}}));
  CHECK_FALSE(es::due(policy, {Version{2}, Timestamp{0}}, {Version{2}, Timestamp{60}}));
}

TEST_CASE("version 5 never takes the place of version 10", "[es]") {
  es::Snapshots snapshots;
  for (const std::uint64_t version : std::vector<std::uint64_t>{10, 5, 7}) snapshots.add(at(version, 0));
  const auto kept = snapshots.of(stream("a"));
  REQUIRE(kept.size() == 3);
  CHECK(kept.back().version == Version{10});
  CHECK(kept.front().version == Version{5});
  CHECK(snapshots.of(stream("b")).empty());
  snapshots.add(at(7, 9));
  CHECK(snapshots.of(stream("a"))[1].state == at(7, 9).state);
  CHECK(snapshots.all().size() == 3);
}

TEST_CASE("a load begins at the nearest snapshot and reads only the tail", "[es]") {
  Desk desk;
  add_ones(desk, 6);
  desk.memos.add(at(2, 200));  // each says what only it can have said
  desk.memos.add(at(4, 400));
  CHECK(desk.sum() == 402);
  CHECK(desk.counters.as_of(stream("a"), Position{6}) == 402);
}

TEST_CASE("a question about the past finds the snapshot nearest at or below it", "[es]") {
  Desk desk;
  add_ones(desk, 6);
  desk.memos.add(at(2, 200));
  desk.memos.add(at(4, 400));
  const auto as_of = [&](std::uint64_t position) { return desk.counters.as_of(stream("a"), {position}); };
  CHECK(as_of(0) == 0);
  CHECK(as_of(1) == 1);
  CHECK(as_of(2) == 200);
  CHECK(as_of(3) == 201);
  CHECK(as_of(4) == 400);
  CHECK(as_of(5) == 401);
}

TEST_CASE("a snapshot that does not fit is ignored, told, and never used", "[es]") {
  Desk desk;
  add_ones(desk, 4);
  Snapshot wrong = at(3, 300);
  Why why = Why::other_history;
  SECTION("ahead of its stream: nobody gets a million") {
    wrong = at(9, 1'000'000);
    why = Why::ahead;
  }
  SECTION("of another schema") {
    wrong = at(3, 300, 2);
    why = Why::stale_schema;
  }
  SECTION("of text that is no state") {
    wrong.state = {R"({"sum":"much"})"};
    why = Why::unreadable;
  }
  SECTION("of another place") { wrong.position = {2}; }
  SECTION("of another time") { wrong.recorded_at = Timestamp{2}; }
  SECTION("of nothing") { wrong.version = {0}; }
  desk.memos.add(at(2, 2));
  desk.memos.add(wrong);
  CHECK(desk.sum() == 4);
  CHECK(desk.counters.ignored() == std::vector{es::IgnoredSnapshot{stream("a"), wrong.version, why}});
}

TEST_CASE("a snapshot is taken when it is due, and counts on from the last one that is of use", "[es]") {
  Desk desk;
  const auto remember = [&] { return desk.counters.remember(stream("a"), {.every = 3}); };
  CHECK_FALSE(remember());
  add_ones(desk, 2);
  CHECK_FALSE(remember());
  add_ones(desk, 2);
  const auto first = remember();
  REQUIRE(first);
  CHECK(*first == at(4, 4));
  CHECK_FALSE(remember());
  desk.memos.add(at(5, 5, /*schema=*/2));
  add_ones(desk, 3);
  CHECK(remember()->version == Version{7});
  CHECK(desk.counters.ignored().size() == 1);
}

TEST_CASE("snapshot + tail = full fold, at every version and wherever the snapshots stand", "[es][law]") {
  const auto every = GENERATE(range<std::uint64_t>(1, 9));
  Desk with;
  Desk without;
  for (int n = 1; n <= 40; ++n) {
    REQUIRE(with.add(n % 7, {.now = Timestamp{n}}));
    REQUIRE(without.add(n % 7, {.now = Timestamp{n}}));
    with.counters.remember(stream("a"), {.every = every});
  }
  CHECK_FALSE(with.memos.empty());
  CHECK(with.sum() == without.sum());
  for (std::uint64_t p = 0; p <= with.store.head().value; ++p)
    CHECK(with.counters.as_of(stream("a"), {p}) == without.counters.as_of(stream("a"), {p}));
}
