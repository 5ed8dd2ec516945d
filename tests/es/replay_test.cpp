#include "es/replay.hpp"

#include "support/counter_log.hpp"

using counter::SmallTotals;
using counter::Totals;
using es::Position;
using es::Timestamp;
using Model = Totals::ReadModel;

namespace {

// Two at one time, then one each second.
struct Dated : CounterLog {
  Dated() { add("a", 100, 10).add("b", 5, 10).add("a", 20, 11).add("a", 50, 12); }
};

template <es::Projection P = Totals>
es::Projected<P> live(const CounterLog& told) {
  return es::catch_up(es::Projected<P>{}, told.whole());
}

}  // namespace

TEST_CASE("a replay from nothing comes to the live model, whatever its steps", "[es][replay][law]") {
  const Dated told;
  for (std::uint64_t step = 1; step <= 5; ++step)
    CHECK(es::same(live(told), es::replay(es::Projected<Totals>{}, told.whole(), step)));
}

TEST_CASE("a replay from a checkpoint starts with the model of that checkpoint", "[es][replay][law]") {
  const Dated told;
  for (std::uint64_t p = 0; p <= 4; ++p) {
    const auto start = es::checkpoint_at<Totals>(told.log, Position{p});
    CHECK(start.checkpoint == Position{p});
    CHECK(start.model.events == static_cast<std::int64_t>(p));
    CHECK(es::same(live(told), es::replay(start, told.whole(), 2)));
  }
}

TEST_CASE("a replay twice over doubles nothing", "[es][replay]") {
  const Dated told;
  const auto once = es::replay(es::Projected<Totals>{}, told.whole(), 3);
  CHECK(es::same(once, es::replay(once, told.whole(), 3)));
}

TEST_CASE("a replay from a time begins with the first event of that time, ties and all", "[es][replay]") {
  const Dated told;
  const auto before = [&](std::int64_t at) { return es::position_before(told.store, Timestamp{at}); };
  CHECK(before(9) == Position{0});
  CHECK(before(10) == Position{0});
  CHECK(before(11) == Position{2});
  CHECK(before(12) == Position{3});
  CHECK(before(13) == Position{4});
  CHECK(es::same(live(told), es::replay(es::checkpoint_at<Totals>(told.log, before(11)), told.whole(), 1)));
}

TEST_CASE("a rebuilt model takes over when it has read as far as the live one", "[es][replay]") {
  const Dated told;
  auto answering = live(told);
  answering.model.sum = -30;  // what a projection with a bug has made of it
  auto rebuilt = es::catch_up(es::Projected<Totals>{}, told.whole(), 2);
  es::swap_in(answering, rebuilt);
  CHECK(answering.model.sum == -30);
  rebuilt = es::replay(std::move(rebuilt), told.whole(), 2);
  CHECK_FALSE(es::same(answering, rebuilt));
  es::swap_in(answering, rebuilt);
  CHECK(answering.model == Model{4, 175});
  CHECK(rebuilt.model.sum == -30);
}

TEST_CASE("a replay stops where the projection stops, and differs from one that has skipped",
          "[es][replay]") {
  CounterLog told;
  told.add("a", 1).add("a", 200).add("a", 3);
  const auto skipped = es::catch_up(es::skip(live<SmallTotals>(told)), told.whole());
  const auto rebuilt = es::replay(es::Projected<SmallTotals>{}, told.whole(), 10);
  CHECK(rebuilt.stopped_at->position == Position{2});
  CHECK_FALSE(es::same(skipped, rebuilt));
}

TEST_CASE("a replay appends nothing", "[es][replay]") {
  Dated told;
  CHECK(es::replay(es::Projected<Totals>{}, told.whole(), 1).model.events == 4);
  CHECK(told.store.head() == Position{4});
  CHECK(told.journal.read({})->size() == 4);
}

TEST_CASE("the difference between two points is the state at each, and the events in between",
          "[es][temporal]") {
  CounterLog told;
  told.add("a", 1).add("b", 20).add("a", 300).add("a", 4000);
  const auto between = [&](std::uint64_t after, std::uint64_t through) {
    return es::difference(es::Evolve<counter::Counter>{}, std::int64_t{0}, told.log, counter::stream("a"),
                          Position{after}, Position{through});
  };
  const auto middle = between(1, 3);
  CHECK(middle.before == 1);
  CHECK(middle.after == 301);
  REQUIRE(std::ranges::distance(middle.between) == 1);
  CHECK(middle.between.front().position == Position{3});
  CHECK(between(0, 4).before == 0);
  CHECK(between(0, 4).after == 4301);
  CHECK(std::ranges::distance(between(0, 4).between) == 3);
  CHECK(between(2, 2).before == between(2, 2).after);
  CHECK(std::ranges::distance(between(1, 2).between) == 0);
}
