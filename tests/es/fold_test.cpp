#include "es/fold.hpp"

#include <string>

#include "catch_amalgamated.hpp"

#include "support/counter.hpp"

namespace {

std::vector<counter::Event> a_history(int seed, std::size_t length) {
  std::vector<counter::Event> history;
  for (std::size_t i = 0; i < length; ++i)
    history.push_back(
        counter::Added{static_cast<std::int64_t>((static_cast<std::size_t>(seed) * 7 + i * 13) % 31)});
  return history;
}

}  // namespace

TEST_CASE("nothing happened yet: the fold of no events is where we began", "[es]") {
  CHECK(es::fold(counter::Counter::evolve, std::int64_t{42}, std::vector<counter::Event>{}) == 42);
  CHECK(es::scan(counter::Counter::evolve, std::int64_t{42}, std::vector<counter::Event>{}).empty());
}

TEST_CASE("a fold may be split anywhere: what was folded is a place to go on from", "[es][law]") {
  const int seed = GENERATE(range(0, 20));
  const auto history = a_history(seed, 23);
  const auto whole = es::fold(counter::Counter::evolve, counter::Counter::initial(), history);
  for (std::size_t cut = 0; cut <= history.size(); ++cut) {
    const std::span all(history);
    const auto before = es::fold(counter::Counter::evolve, counter::Counter::initial(), all.first(cut));
    CHECK(es::fold(counter::Counter::evolve, before, all.subspan(cut)) == whole);
  }
}

TEST_CASE("a scan is the fold of every prefix", "[es][law]") {
  const auto history = a_history(3, 17);
  const auto states = es::scan(counter::Counter::evolve, counter::Counter::initial(), history);
  REQUIRE(states.size() == history.size());
  for (std::size_t i = 0; i < states.size(); ++i)
    CHECK(states[i] ==
          es::fold(counter::Counter::evolve, counter::Counter::initial(), std::span(history).first(i + 1)));
}

TEST_CASE("state is moved through a fold, not copied", "[es]") {
  struct Uncopyable {
    std::unique_ptr<int> count = std::make_unique<int>(0);
  };
  const auto state = es::fold(
      [](Uncopyable s, int by) {
        *s.count += by;
        return s;
      },
      Uncopyable{}, std::vector{1, 2, 3});
  CHECK(*state.count == 6);
}
