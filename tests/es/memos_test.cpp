#include "es/memos.hpp"

#include <random>

#include "es/by_stream.hpp"
#include "support/counter_log.hpp"

using es::catch_up;

namespace {

// What each counter stands at. It cannot take more than 100 at once.
struct Counters {
  using Event = counter::Event;
  using ReadModel = es::ByStream<std::int64_t>;
  static constexpr const char* name = "counters";
  static ReadModel initial() { return {}; }
  static ReadModel project(ReadModel model, const es::Recorded<Event>& recorded) {
    auto& row = model[recorded.stream];
    row = counter::Counter::evolve(row, recorded.event);
    return model;
  }
  static std::optional<std::string> obstacle(const ReadModel&, const es::Recorded<Event>& recorded) {
    return counter::SmallTotals::obstacle({}, recorded);
  }
};
static_assert(es::Particular<Counters>);

// A log of a few hundred events, one after another; where `seed` is odd, one in it stops the model.
struct Generated : CounterLog {
  explicit Generated(std::uint32_t seed) : random(seed) {
    const auto length = 50 + upto(300), obstacle = seed % 2 == 1 ? upto(length) : length;
    for (std::uint64_t n = 0; n < length; ++n)
      add(std::string(1, static_cast<char>('a' + upto(5))),
          n == obstacle ? 101 : static_cast<std::int64_t>(1 + n % 9));
  }
  std::uint64_t upto(std::uint64_t most) { return random() % (most + 1); }
  std::mt19937_64 random;
};

void check_same(const es::Projected<Counters>& memo, const es::Projected<Counters>& folded) {
  CHECK(memo.model == folded.model);
  CHECK(memo.checkpoint == folded.checkpoint);
  CHECK(memo.stopped_at == folded.stopped_at);
}

}  // namespace

TEST_CASE("as of any cursor, a memo and the rest is the fold from nothing", "[es][memos][law]") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Generated told{seed};
    es::Memos<Counters> memos{{.memos = static_cast<std::size_t>(2 + told.upto(9)),
                               .rows = static_cast<std::size_t>(10 + told.upto(90)),
                               .distance = 1 + told.upto(20)}};
    for (int step = 0; step < 60; ++step) {
      if (told.upto(3) == 0) memos.read_on(told.until(told.upto(told.store.head().value)));
      const auto history = told.until(told.upto(told.store.head().value));
      check_same(memos.as_of(history), catch_up(es::Projected<Counters>{}, history));
    }
  }
}

TEST_CASE("a log that grows keeps no more memos, but further apart", "[es][memos]") {
  CounterLog told;
  es::Memos<Counters> memos{{.memos = 8, .distance = 4}};
  for (int n = 0; n < 1'000; ++n) {
    told.add("a", 1);
    memos.read_on(told.whole());
    CHECK(memos.size() <= 8);
  }
  CHECK(memos.distance() == 128);
  CHECK(memos.size() == 8);
}

TEST_CASE("memos of many rows are fewer", "[es][memos]") {
  CounterLog told;
  for (int n = 0; n < 100; ++n) told.add("counter-" + std::to_string(n), 1);
  for (int n = 0; n < 400; ++n) told.add("counter-1", 1);
  es::Memos<Counters> memos{{.rows = 500, .distance = 4}};
  memos.read_on(told.whole());
  CHECK(memos.size() <= 5);
  CHECK(memos.size() >= 3);
  check_same(memos.as_of(told.until(333)), catch_up(es::Projected<Counters>{}, told.until(333)));
}
