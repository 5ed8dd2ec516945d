#include "es/event_store.hpp"

#include "catch_amalgamated.hpp"

#include "support/busy_journal.hpp"
#include "support/counter.hpp"

using counter::added;
using counter::stream;
using es::ExpectedVersion;
using es::Position;
using es::Timestamp;
using es::Version;

namespace {

es::NewCommit expecting(ExpectedVersion expected, es::NewCommit commit) {
  commit.conditions = {es::StreamIs{commit.events.front().stream, expected}};
  return commit;
}

template <class Alternative>
const Alternative& refused(const std::expected<es::AppendReceipt, es::AppendError>& appended) {
  REQUIRE_FALSE(appended);
  REQUIRE(std::holds_alternative<Alternative>(appended.error()));
  return std::get<Alternative>(appended.error());
}

}  // namespace

TEST_CASE("the store numbers: versions by stream, positions over all, both from 1 without gaps", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  REQUIRE(store.append(added("a", 1), Timestamp{10}));
  REQUIRE(store.append(added("b", 2), Timestamp{20}));
  es::NewCommit both = added("a", 3);
  both.events.push_back({stream("b"), counter::codec().encode(counter::Added{4})});
  both.events.push_back({stream("a"), counter::codec().encode(counter::Added{5})});
  const auto receipt = store.append(both, Timestamp{30});

  REQUIRE(receipt);
  CHECK(receipt->commit == es::CommitNumber{3});
  CHECK(receipt->first == Position{3});
  CHECK(receipt->last == Position{5});
  const auto kept = store.read_commit(receipt->commit);
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].version == Version{2});
  CHECK(kept[1].version == Version{2});
  CHECK(kept[2].version == Version{3});
  CHECK(store.version_of(stream("a")) == Version{3});
  CHECK(store.head() == Position{5});
}

TEST_CASE("an empty append is a no-op, and says so", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  const auto receipt = store.append({}, Timestamp{10});
  REQUIRE(receipt);
  CHECK(receipt->commit == es::CommitNumber{0});
  CHECK(store.head() == Position{0});
  CHECK(journal.read({})->empty());
}

TEST_CASE("missing and empty are told apart from any: no_stream holds once", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  CHECK(store.append(expecting(ExpectedVersion::no_stream(), added("a", 1)), Timestamp{10}));
  const auto second = store.append(expecting(ExpectedVersion::no_stream(), added("a", 1)), Timestamp{10});
  CHECK(refused<es::VersionConflict>(second).actual == Version{1});
  CHECK(store.append(expecting(ExpectedVersion::any(), added("a", 1)), Timestamp{10}));
}

TEST_CASE("who read version 1 and finds 3 is refused, and told what came between", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  for (const int amount : {1, 2, 3}) REQUIRE(store.append(added("a", amount), Timestamp{10}));

  const auto late =
      store.append(expecting(ExpectedVersion::exactly(Version{1}), added("a", 9)), Timestamp{11});

  const auto& conflict = refused<es::VersionConflict>(late);
  CHECK(conflict.expected == Version{1});
  CHECK(conflict.actual == Version{3});
  CHECK(std::ranges::distance(store.read_stream(conflict.stream, conflict.expected)) == 2);
  CHECK(store.head() == Position{3});
  CHECK(journal.read({})->size() == 3);
}

TEST_CASE("a lost answer and a retry: the same command id gets the first receipt", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  const auto first = store.append(added("a", 1, "pay-7"), Timestamp{10});
  REQUIRE(store.append(added("a", 2), Timestamp{11}));

  const auto again =
      store.append(expecting(ExpectedVersion::no_stream(), added("a", 1, "pay-7")), Timestamp{12});
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->commit == first->commit);
  CHECK(again->last == first->last);
  CHECK(store.head() == Position{2});

  SECTION("also after the store was opened again") {
    es::EventStore reopened{journal};
    REQUIRE(reopened.read_on());
    CHECK(reopened.append(added("a", 1, "pay-7"), Timestamp{13})->repeated);
  }
  SECTION("and another command under that id is refused") {
    const auto other = store.append(added("a", 8, "pay-7"), Timestamp{13});
    CHECK(refused<es::CommandIdReused>(other).commit == first->commit);
  }
}

TEST_CASE("a clock that steps back does not take recorded time with it", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  REQUIRE(store.append(added("a", 1), Timestamp{100}));
  REQUIRE(store.append(added("a", 1), Timestamp{40}));
  REQUIRE(store.append(added("a", 1), Timestamp{101}));
  CHECK(store.read_all()[1].recorded_at == Timestamp{100});
  CHECK(store.last_recorded_at() == Timestamp{101});
}

TEST_CASE("nothing handed out can change a fact", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::NewCommit mine = added("a", 1);
  REQUIRE(store.append(mine, Timestamp{10}));
  mine.events.front().data.payload = {"{\"amount\":999}"};
  es::RecordedEvent copy = store.read_all().front();
  copy.data.payload = {};
  CHECK(store.read_all().front().data.payload.text() == "{\"amount\":1}");
}

TEST_CASE("another writer was faster: the store reads on and only then says conflict", "[es]") {
  const std::string rival = GENERATE("a", "b");
  BusyJournal journal{rival, 2};
  es::EventStore store{journal};
  const auto mine = store.append(expecting(ExpectedVersion::no_stream(), added("a", 1)), Timestamp{10});
  if (rival == "a") {
    CHECK(refused<es::VersionConflict>(mine).actual == Version{1});
  } else {
    REQUIRE(mine);
    CHECK(mine->commit == es::CommitNumber{3});
    CHECK(store.version_of(stream("b")) == Version{2});
  }
}

TEST_CASE("the same id in two categories is two streams", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  REQUIRE(store.append(added("a", 1), Timestamp{10}));
  CHECK(store.version_of({"order", "a"}) == Version{0});
  CHECK(store.read_stream({"order", "a"}).empty());
}

TEST_CASE("version, position and schema are three numbers, and none stands for another", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  for (const int amount : {1, 2, 3}) REQUIRE(store.append(added("a", amount), Timestamp{10}));
  REQUIRE(store.append(counter::stored("b", "Added", 2, R"({"n":1,"m":2})"), Timestamp{10}));
  const es::RecordedEvent& last = store.read_all().back();
  CHECK(last.version == Version{1});
  CHECK(last.position == Position{4});
  CHECK(last.data.schema == 2);
}

template <class Event>
concept BringsANumber = requires(Event event) { event.version; } || requires(Event event) { event.position; };

TEST_CASE("who appends brings no numbers: a batch cannot come as 1, 7, 3", "[es]") {
  static_assert(!BringsANumber<es::NewEvent> && !BringsANumber<es::EventData>);
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::NewCommit batch = added("a", 1);
  for (const int amount : {7, 3}) batch.events.push_back(added("a", amount).events.front());
  REQUIRE(store.append(expecting(ExpectedVersion::no_stream(), batch), Timestamp{10}));
  std::uint64_t version = 0;
  for (const auto& event : store.read_stream(stream("a"))) CHECK(event.version == Version{++version});
  CHECK(version == 3);
}

TEST_CASE("a commit has one time, and its events have one order: by position", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::NewCommit batch = added("a", 1);
  batch.events.push_back(added("b", 2).events.front());
  REQUIRE(store.append(batch, Timestamp{10}));
  REQUIRE(store.append(batch, Timestamp{9}));
  for (std::uint64_t place = 1; const auto& event : store.read_all()) {
    CHECK(event.recorded_at == Timestamp{10});
    CHECK(event.position == Position{place++});
  }
}

TEST_CASE("a journal that is ahead, and shows nothing, is a storage error: the store does not wait for it",
          "[es]") {
  struct Ahead final : es::Journal {
    std::expected<es::Appended, es::StorageError> append(std::span<const es::Commit>) override {
      return es::Appended::behind;
    }
    std::expected<std::vector<es::Commit>, es::StorageError> read(es::CommitNumber) override {
      return std::vector<es::Commit>{};
    }
  } journal;
  es::EventStore store{journal};
  const auto one = store.append(added("a", 1), Timestamp{10});
  CHECK(refused<es::StorageError>(one).kind == es::StorageError::Kind::not_saved);
  const auto run = store.append_run(std::vector{added("a", 1)}, Timestamp{10});
  REQUIRE_FALSE(run);
  CHECK(std::holds_alternative<es::StorageError>(run.error().error));
  CHECK(store.head() == Position{0});
}
