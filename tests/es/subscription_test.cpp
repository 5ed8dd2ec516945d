#include "es/subscription.hpp"

#include "support/counter_log.hpp"

using counter::stream;
using es::Position;
using es::pull;

namespace {

std::vector<std::uint64_t> positions(const std::vector<es::RecordedEvent>& events) {
  std::vector<std::uint64_t> found;
  for (const auto& event : events) found.push_back(event.position.value);
  return found;
}

es::NewCommit tagged(const std::string& id, std::vector<std::string> tags) {
  auto commit = counter::added(id, 1);
  commit.events[0].data.tags = std::move(tags);
  return commit;
}

}  // namespace

TEST_CASE("a late subscriber sees everything, in order", "[es][subscription]") {
  CounterLog told;
  told.add("a", 1).add("b", 2).add("a", 3);
  const auto late = pull({}, told.store.read_all(), 100);
  CHECK(positions(late.events) == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(late.subscription.checkpoint == Position{3});
  CHECK(pull(late.subscription, told.store.read_all(), 100).events.empty());
}

TEST_CASE("a subscriber pulls in steps as large as it likes", "[es][subscription]") {
  CounterLog told;
  told.add("a", 1).add("b", 2).add("a", 3);
  es::Subscription subscription{.filter = {.stream = stream("a")}};
  auto step = pull(subscription, told.store.read_all(), 2);
  CHECK(positions(step.events) == std::vector<std::uint64_t>{1});
  CHECK(step.subscription.checkpoint == Position{2});  // what it does not want has been looked at too
  step = pull(step.subscription, told.store.read_all(), 0);
  CHECK(step.subscription.checkpoint == Position{2});
  step = pull(step.subscription, told.store.read_all(), 2);
  CHECK(positions(step.events) == std::vector<std::uint64_t>{3});
}

TEST_CASE("a subscription filters by type, stream and tag, and by all of them together",
          "[es][subscription]") {
  CounterLog told;
  told.keep({.events = {{stream("a"), counter::codec().encode(counter::Started{"a"})}}})
      .keep(tagged("a", {"x", "y"}))
      .keep(tagged("b", {"x"}));
  const auto seen = [&](es::Filter filter) {
    return positions(pull({std::move(filter), {}}, told.store.read_all(), 100).events);
  };
  CHECK(seen({}) == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(seen({.query = {.types = {"Started"}}}) == std::vector<std::uint64_t>{1});
  CHECK(seen({.query = {.types = {"Started", "Added"}}}) == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(seen({.query = {.tags = {"x"}}}) == std::vector<std::uint64_t>{2, 3});
  CHECK(seen({.query = {.tags = {"x", "y"}}}) == std::vector<std::uint64_t>{2});
  CHECK(seen({.query = {.types = {"Added"}, .tags = {"x"}}, .stream = stream("b")}) ==
        std::vector<std::uint64_t>{3});
  CHECK(seen({.stream = stream("nobody")}).empty());
}

TEST_CASE("a subscriber that dies before it has kept its checkpoint is shown the same events again",
          "[es][subscription]") {
  CounterLog told;
  told.add("a", 1).add("b", 2);
  const es::Subscription kept;
  const auto first = pull(kept, told.store.read_all(), 1);
  const auto again = pull(kept, told.store.read_all(), 1);
  CHECK(first.events == again.events);
}

TEST_CASE("a subscriber may append while it reads: no handler hangs the store", "[es][subscription]") {
  CounterLog told;
  told.add("a", 1).add("a", 2);
  const auto pulled = pull({}, told.store.read_all(), 100);
  for (const auto& event : pulled.events) told.add("echo", static_cast<std::int64_t>(event.position.value));
  CHECK(pulled.events[1].version == es::Version{2});
  CHECK(positions(pull(pulled.subscription, told.store.read_all(), 100).events) ==
        std::vector<std::uint64_t>{3, 4});
}

TEST_CASE("a subscriber is shown events as they were kept: numbered, dated, each of its own stream",
          "[es][subscription]") {
  CounterLog told;
  told.add("a", 1, 10).add("b", 2, 20);
  const auto seen = pull({}, told.store.read_all(), 100).events;
  CHECK(std::ranges::equal(seen, told.store.read_all()));
  CHECK(seen[1].position == Position{2});
  CHECK(seen[1].version == es::Version{1});
  CHECK(seen[1].recorded_at == es::Timestamp{20});
  CHECK(seen[0].stream != seen[1].stream);
}

TEST_CASE("in two hundred of two hundred runs a subscriber sees the order of the log, and each event once",
          "[es][subscription][law]") {
  const int run = GENERATE(range(0, 200));
  CAPTURE(run);
  CounterLog told;
  es::Subscription subscription;
  std::vector<std::uint64_t> seen, kept;
  for (int n = 1; n <= 20; ++n) {  // it lags behind while others append, and pulls as much as it likes
    told.add(n % 3 == 0 ? "a" : "b", n);
    kept.push_back(static_cast<std::uint64_t>(n));
    auto pulled = pull(subscription, told.store.read_all(), static_cast<std::size_t>((run + n * n) % 4));
    subscription = pulled.subscription;
    std::ranges::copy(positions(pulled.events), std::back_inserter(seen));
  }
  std::ranges::copy(positions(pull(subscription, told.store.read_all(), 100).events),
                    std::back_inserter(seen));
  CHECK(seen == kept);
}
