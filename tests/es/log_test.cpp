#include "es/log.hpp"

#include "catch_amalgamated.hpp"

#include "es/temporal.hpp"
#include "support/counter_desk.hpp"

using counter::added;
using counter::stored;
using counter::stream;
using es::Position;
using es::Timestamp;

namespace {

std::vector<std::int64_t> amounts(const auto& history) {
  std::vector<std::int64_t> found;
  for (const auto& recorded : history)
    if (const auto* e = std::get_if<counter::Added>(&recorded.event)) found.push_back(e->amount);
  return found;
}

}  // namespace

TEST_CASE("an old event is read as today's, and its stored bytes stay", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  REQUIRE(store.append(stored("a", "Added", 1, R"({ "n" : 5 })"), Timestamp{1}));
  es::Log<counter::Event> log{counter::codec()};
  log.catch_up(store);
  CHECK(amounts(log.events()) == std::vector<std::int64_t>{5});
  CHECK(store.read_all().front().data.payload.text() == R"({ "n" : 5 })");
  CHECK(store.read_all().front().data.schema == 1);
}

TEST_CASE("one stored event is read as several, or as none, and keeps its place", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  REQUIRE(store.append(stored("a", "Added", 2, R"({"n":5,"m":7})"), Timestamp{1}));
  REQUIRE(store.append(stored("a", "Noise", 1, "{}"), Timestamp{2}));
  REQUIRE(store.append(added("a", 9), Timestamp{3}));
  es::Log<counter::Event> log{counter::codec()};
  log.catch_up(store);

  CHECK(amounts(log.stream(stream("a"))) == std::vector<std::int64_t>{5, 7, 9});
  CHECK(log.events()[0].part == 0);
  CHECK(log.events()[1].part == 1);
  CHECK(log.events()[1].position == Position{1});
  CHECK(log.events()[2].version == es::Version{3});
  CHECK(es::until(log, Position{2}).through == Position{2});
  CHECK(amounts(es::until(log, Position{2})) == std::vector<std::int64_t>{5, 7});
}

TEST_CASE("an event of the future keeps its place, told; only the folds that need it stop", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  REQUIRE(store.append(added("a", 1), Timestamp{1}));
  REQUIRE(store.append(stored("a", "Added", 99, R"({"amount":1})"), Timestamp{2}));
  REQUIRE(store.append(added("b", 2), Timestamp{3}));
  es::Log<counter::Event> log{counter::codec()};
  log.catch_up(store);

  REQUIRE(log.unreadable().size() == 1);
  CHECK(log.unreadable()[0].position == Position{2});
  CHECK(log.unreadable()[0].error.schema == 99);
  CHECK(log.through() == Position{3});
  es::Snapshots none;
  const es::Repository<counter::Counter> counters{store, log, none, counter::snapshots()};
  CHECK(counters.load(stream("b"))->state == 2);
  const auto a = counters.load(stream("a"));
  REQUIRE_FALSE(a);
  CHECK(std::get<es::Unreadable>(a.error()).position == Position{2});
  CHECK(es::catch_up(es::Projected<counter::Totals>{}, es::until(log, Position{3})).checkpoint ==
        Position{1});
  CHECK(amounts(es::until(log, stream("a"), Position{3})) == std::vector<std::int64_t>{1});
  CHECK(amounts(es::until(log, stream("b"), Position{3})) == std::vector<std::int64_t>{2});
}

TEST_CASE("the log catches up from where it stands", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::Log<counter::Event> log{counter::codec()};
  for (int i = 1; i <= 5; ++i) {
    REQUIRE(store.append(added("a", i), Timestamp{i}));
    if (i % 2 == 0) log.catch_up(store);
  }
  log.catch_up(store);
  log.catch_up(store);
  CHECK(amounts(log.events()) == std::vector<std::int64_t>{1, 2, 3, 4, 5});
}

TEST_CASE("erasure: the key is gone, the fact keeps its place, and everything else is read", "[es]") {
  es::MemoryJournal journal;
  es::EventStore writer{journal};
  REQUIRE(writer.append(added("a", 1), Timestamp{1}));
  REQUIRE(writer.append(stored("b", "Added", 3, R"({"sealed":"8f3a"})"), Timestamp{2}));
  REQUIRE(writer.append(added("a", 3), Timestamp{3}));
  auto kept = *journal.read({});
  kept[1].key_id = "key-of-b";  // thrown away

  const es::EventStore store{journal, kept};
  es::Log<counter::Event> log{counter::codec()};
  log.catch_up(store);
  CHECK(amounts(log.stream(stream("a"))) == std::vector<std::int64_t>{1, 3});
  CHECK(log.through() == Position{3});
  CHECK(store.version_of(stream("b")) == es::Version{1});
  REQUIRE(log.unreadable().size() == 1);
  CHECK(log.unreadable()[0].stream == stream("b"));
}
