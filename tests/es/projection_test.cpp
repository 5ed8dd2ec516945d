#include "es/projection.hpp"

#include "support/counter_log.hpp"

using counter::SmallTotals;
using counter::stored;
using counter::Totals;
using es::catch_up;
using es::Position;
using Model = Totals::ReadModel;

namespace {

struct Four : CounterLog {
  Four() { add("a", 1).add("b", 20).add("a", 300).add("b", 4000); }
};

}  // namespace

TEST_CASE("a projection catches up in bounded steps, and its lag is a number", "[es][projection]") {
  const Four told;
  es::Projected<Totals> view;
  CHECK(es::lag(view, told.store.head()) == 4);
  view = catch_up(std::move(view), told.whole(), 3);
  CHECK(view.model == Model{3, 321});
  CHECK(es::lag(view, told.store.head()) == 1);
  view = catch_up(std::move(view), told.whole(), 0);
  CHECK(view.checkpoint == Position{3});
  view = catch_up(std::move(view), told.whole(), 3);
  CHECK(view.model == Model{4, 4321});
  CHECK(es::lag(view, told.store.head()) == 0);
}

TEST_CASE("steps of any size come to the same", "[es][projection][law]") {
  const Four told;
  const auto at_once = catch_up(es::Projected<Totals>{}, told.whole());
  for (std::uint64_t step = 1; step <= 5; ++step) {
    es::Projected<Totals> view;
    for (int i = 0; i < 4; ++i) view = catch_up(std::move(view), told.whole(), step);
    CHECK(view.model == at_once.model);
    CHECK(view.checkpoint == at_once.checkpoint);
  }
}

TEST_CASE("whether my write has reached the view is answered by its position", "[es][projection]") {
  Four told;
  auto view = catch_up(es::Projected<Totals>{}, told.whole());
  const auto receipt = told.store.append(counter::added("a", 5), {});
  told.log.catch_up(told.store);
  CHECK_FALSE(es::has_read(view, receipt->last));
  view = catch_up(std::move(view), told.whole());
  CHECK(es::has_read(view, receipt->last));
}

TEST_CASE("redelivered events double no row, and an old one that comes late changes nothing",
          "[es][projection]") {
  const Four told;
  auto view = catch_up(es::Projected<Totals>{}, told.until(3));
  view = catch_up(std::move(view), told.until(3));
  view = catch_up(std::move(view), told.until(1));
  CHECK(view.model == Model{3, 321});
  CHECK(view.checkpoint == Position{3});
}

TEST_CASE("an event that a projection cannot take stops that one projection, and says why",
          "[es][projection]") {
  const Four told;
  const auto picky = catch_up(es::Projected<SmallTotals>{}, told.whole());
  CHECK(picky.model == Model{2, 21});
  CHECK(picky.checkpoint == Position{2});
  CHECK(picky.stopped_at == es::Obstacle{Position{3}, "300 is more than 100"});
  CHECK(es::lag(picky, told.store.head()) == 2);

  const auto other = catch_up(es::Projected<Totals>{}, told.whole());
  CHECK(other.model.events == 4);
  CHECK_FALSE(other.stopped_at);
}

TEST_CASE("a projection that was stopped is retried, and holds its checkpoint; or skips the event",
          "[es][projection]") {
  const Four told;
  auto picky = catch_up(es::Projected<SmallTotals>{}, told.whole());
  picky = catch_up(std::move(picky), told.whole());
  CHECK(picky.checkpoint == Position{2});
  CHECK(picky.model == Model{2, 21});

  picky = catch_up(es::skip(std::move(picky)), told.whole());
  CHECK(picky.stopped_at == es::Obstacle{Position{4}, "4000 is more than 100"});
  CHECK(picky.checkpoint == Position{3});
  picky = catch_up(es::skip(std::move(picky)), told.whole());
  CHECK_FALSE(picky.stopped_at);
  CHECK(picky.checkpoint == Position{4});
  CHECK(picky.model == Model{2, 21});
  CHECK(es::skip(picky).checkpoint == Position{4});
}

TEST_CASE("an event of several parts is taken whole or not at all", "[es][projection]") {
  CounterLog told;
  told.add("a", 1).keep(stored("a", "Added", 2, R"({"n":5,"m":700})")).add("a", 2);
  auto picky = catch_up(es::Projected<SmallTotals>{}, told.whole());
  CHECK(picky.model == Model{1, 1});
  CHECK(picky.checkpoint == Position{1});
  picky = catch_up(es::skip(std::move(picky)), told.whole());
  CHECK(picky.model == Model{2, 3});
}

TEST_CASE("an event that cannot be read stops what reads the whole log, until it is skipped",
          "[es][projection]") {
  CounterLog told;
  told.add("a", 1).keep(stored("a", "Added", 99, R"({"amount":7})")).add("a", 2);
  auto view = catch_up(es::Projected<Totals>{}, told.whole());
  CHECK(view.checkpoint == Position{1});
  REQUIRE(view.stopped_at);
  CHECK(view.stopped_at->position == Position{2});
  CHECK(view.stopped_at->reason == "Added: not an event of a counter");
  CHECK(catch_up(view, told.whole(), 1).checkpoint == Position{1});

  view = catch_up(es::skip(std::move(view)), told.whole());
  CHECK(view.model == Model{2, 3});
  CHECK_FALSE(view.stopped_at);
}

TEST_CASE("what was stopped before the last event is stopped by it too, and a past before it is whole",
          "[es][projection]") {
  CounterLog told;
  told.add("a", 1).keep(stored("a", "Added", 99, "{}"));
  const auto view = catch_up(es::Projected<Totals>{}, told.whole());
  CHECK(view.stopped_at->position == Position{2});
  CHECK_FALSE(catch_up(es::Projected<Totals>{}, told.until(1)).stopped_at);
}

TEST_CASE("a projection has a name, keeps its checkpoint with its model, and can begin again",
          "[es][projection]") {
  const Four told;
  CHECK(std::string_view{Totals::name} != SmallTotals::name);
  auto view = catch_up(es::Projected<Totals>{}, told.whole(), 3);
  CHECK(view.checkpoint == Position{3});
  view = {};
  CHECK(view.model == Totals::initial());
  CHECK(view.checkpoint == Position{0});
  CHECK(catch_up(std::move(view), told.whole()).model == Model{4, 4321});
}

TEST_CASE("a projection that was stopped goes on where the event can be read by now", "[es][projection]") {
  CounterLog told;
  told.add("a", 1).keep(stored("a", "Added", 99, "{}")).add("a", 2);
  auto view = catch_up(es::Projected<Totals>{}, told.whole());
  REQUIRE(view.stopped_at);
  auto mended = told.whole();
  mended.unreadable = {};  // by a program that knows the schema, as an event that means nothing any more
  view = catch_up(std::move(view), mended);
  CHECK_FALSE(view.stopped_at);
  CHECK(view.checkpoint == Position{3});
  CHECK(view.model == Model{2, 3});
}

TEST_CASE("a projection that was stopped stays stopped, and says why, while it is shown nothing new",
          "[es][projection]") {
  CounterLog told;
  told.add("a", 1).keep(stored("a", "Added", 99, "{}"));
  const auto view = catch_up(es::Projected<Totals>{}, told.whole());
  CHECK(catch_up(view, told.until(1)).stopped_at == view.stopped_at);
}
