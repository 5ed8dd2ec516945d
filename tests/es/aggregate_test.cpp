#include "es/aggregate.hpp"

#include "catch_amalgamated.hpp"

#include "support/counter.hpp"

using counter::Counter;
using counter::stream;
using es::Timestamp;
using es::Version;

namespace {

struct Desk {
  auto add(std::int64_t amount, es::Envelope envelope = {}) {
    auto receipt = es::execute<Counter>(store, log, stream("a"), counter::Add{amount}, envelope);
    log.catch_up(store);
    return receipt;
  }
  std::int64_t count() const { return es::load<Counter>(store, log, stream("a"))->state; }

  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::Log<counter::Event> log{counter::codec()};
};

}  // namespace

TEST_CASE("load, decide, append: what was decided is there the next time", "[es]") {
  Desk desk;
  REQUIRE(desk.add(2, {.metadata = {R"({"actor":"Ada"})"}, .now = Timestamp{5}}));
  REQUIRE(desk.add(3));
  CHECK(desk.count() == 5);
  CHECK(desk.store.read_all()[0].data.metadata.text == R"({"actor":"Ada"})");
  CHECK(desk.store.read_all()[0].recorded_at == Timestamp{5});
}

TEST_CASE("a rejection is an answer, and keeps nothing", "[es]") {
  Desk desk;
  REQUIRE(desk.add(999));
  const auto refused = desk.add(2);
  REQUIRE_FALSE(refused);
  CHECK(std::get<counter::Full>(refused.error()) == counter::Full{1000});
  CHECK(desk.store.head() == es::Position{1});
}

TEST_CASE("nothing to say is a receipt without a commit", "[es]") {
  Desk desk;
  const auto receipt = desk.add(0);
  REQUIRE(receipt);
  CHECK(receipt->commit == es::CommitNumber{0});
}

TEST_CASE("an expected version that has passed is a conflict, before the domain is asked", "[es]") {
  Desk desk;
  REQUIRE(desk.add(1));
  REQUIRE(desk.add(1));
  const auto late = desk.add(5000, {.expected_version = Version{1}});
  REQUIRE_FALSE(late);
  const auto& conflict = std::get<es::VersionConflict>(std::get<es::AppendError>(late.error()));
  CHECK(conflict.expected == Version{1});
  CHECK(conflict.actual == Version{2});
  CHECK(desk.add(1, {.expected_version = Version{2}}));
}

TEST_CASE("a retry gets its receipt, though the domain would refuse it now", "[es]") {
  Desk desk;
  const auto first = desk.add(800, {.command_id = "c-1", .command_fingerprint = 1});
  const auto retry = desk.add(800, {.command_id = "c-1", .command_fingerprint = 1});
  REQUIRE(retry);
  CHECK(retry->repeated);
  CHECK(retry->last == first->last);
  CHECK(desk.count() == 800);
  const auto reused = desk.add(1, {.command_id = "c-1", .command_fingerprint = 2});
  REQUIRE_FALSE(reused);
  CHECK(std::holds_alternative<es::CommandIdReused>(std::get<es::AppendError>(reused.error())));
}

TEST_CASE("a stream read through a dropped event is no conflict", "[es]") {
  Desk desk;
  REQUIRE(desk.add(1));
  REQUIRE(desk.store.append({.events = {{stream("a"), {"Noise", 1, {"{}"}, {}, {}}}}}, Timestamp{1}));
  desk.log.catch_up(desk.store);
  CHECK(es::load<Counter>(desk.store, desk.log, stream("a"))->loaded_at == Version{2});
  CHECK(desk.add(1));
}
