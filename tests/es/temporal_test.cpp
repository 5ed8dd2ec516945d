#include "es/temporal.hpp"

#include "catch_amalgamated.hpp"

#include "es/aggregate.hpp"
#include "es/projection.hpp"
#include "support/counter.hpp"

using counter::added;
using counter::stream;
using es::Position;
using es::Timestamp;

namespace {

// Five commits; the third bears the time of the second, and the clock steps back before the fifth.
struct Told {
  Told() {
    for (const std::int64_t at : {10, 20, 20, 40, 30}) REQUIRE(store.append(added("a", at), Timestamp{at}));
    log.catch_up(store);
  }
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::Log<counter::Event> log{counter::codec()};
};

}  // namespace

TEST_CASE("a time is the last position recorded at or before it", "[es]") {
  const Told told;
  const auto position_at = [&](std::int64_t at) { return es::position_at(told.store, Timestamp{at}); };
  CHECK(position_at(9).position == Position{0});
  CHECK_FALSE(position_at(9).recorded_at);
  CHECK(position_at(9).ties == 0);
  CHECK(position_at(10).position == Position{1});
  CHECK(position_at(19).position == Position{1});
  CHECK(position_at(20).position == Position{3});
  CHECK(position_at(20).ties == 2);
  CHECK(position_at(39).position == Position{3});
}

TEST_CASE("a clock that stepped back hides nothing", "[es]") {
  const Told told;
  const auto then = es::position_at(told.store, Timestamp{40});
  CHECK(then.position == Position{5});
  CHECK(then.ties == 2);
  CHECK(then.recorded_at == Timestamp{40});
}

TEST_CASE("the past is a prefix: until(p) is the first p events, for the log and for a stream", "[es]") {
  Told told;
  REQUIRE(told.store.append(added("b", 7), Timestamp{50}));
  told.log.catch_up(told.store);
  for (std::uint64_t p = 0; p <= 6; ++p) {
    CHECK(es::until(told.log, Position{p}).events.size() == p);
    CHECK(static_cast<std::uint64_t>(std::ranges::distance(es::until(told.log, stream("a"), Position{p}))) ==
          std::min<std::uint64_t>(p, 5));
  }
  CHECK(es::until(told.log, Position{99}).through == Position{6});
  CHECK(std::ranges::distance(es::until(told.log, stream("nobody"), Position{6})) == 0);
  CHECK(es::fold(es::Evolve<counter::Counter>{}, std::int64_t{0},
                 es::until(told.log, stream("a"), Position{3})) == 50);
  CHECK(es::until(told.log, stream("a"), Position{3}).back().position == Position{3});
}

TEST_CASE("live = rebuilt = travelled to now", "[es][law]") {
  Told told;
  es::Projected<counter::Totals> live;
  es::EventStore& store = told.store;
  for (int i = 0; i < 20; ++i) {
    REQUIRE(store.append(added(i % 3 == 0 ? "a" : "b", i), Timestamp{50 + i}));
    told.log.catch_up(store);
    live = es::catch_up(std::move(live), es::until(told.log, store.head()));
  }
  const auto rebuilt =
      es::catch_up(es::Projected<counter::Totals>{}, es::until(told.log, told.log.through()));
  CHECK(rebuilt.model == live.model);
  CHECK(rebuilt.checkpoint == live.checkpoint);
  CHECK(rebuilt.model.events == 25);
}

TEST_CASE("being shown the same events twice doubles nothing", "[es]") {
  const Told told;
  const auto whole = es::until(told.log, Position{5});
  auto view = es::catch_up(es::Projected<counter::Totals>{}, es::until(told.log, Position{3}));
  CHECK(view.checkpoint == Position{3});
  view = es::catch_up(std::move(view), whole);
  view = es::catch_up(std::move(view), whole);
  view = es::catch_up(std::move(view), es::until(told.log, Position{2}));
  CHECK(view.checkpoint == Position{5});
  CHECK(view.model == counter::Totals::ReadModel{5, 120});
}
