#include "es/repository.hpp"

#include "catch_amalgamated.hpp"

#include "support/busy_journal.hpp"
#include "support/counter_desk.hpp"

using counter::Desk;
using counter::stream;
using es::Timestamp;
using es::Version;

namespace {

using Executed = std::expected<es::AppendReceipt, es::ExecuteError<counter::Counter>>;

bool is_full(const Executed& executed) {
  return !executed && std::holds_alternative<counter::Full>(executed.error());
}

// The error of the store, if it was one and of that kind.
template <class Why>
std::optional<Why> refused(const Executed& executed) {
  const auto* append = executed ? nullptr : std::get_if<es::AppendError>(&executed.error());
  const auto* why = append ? std::get_if<Why>(append) : nullptr;
  return why ? std::optional(*why) : std::nullopt;
}

}  // namespace

TEST_CASE("load, decide, append: what was decided is there the next time", "[es]") {
  Desk desk;
  REQUIRE(desk.add(2, {.metadata = {R"({"actor":"Ada"})"}, .now = Timestamp{5}}));
  REQUIRE(desk.add(3));
  CHECK(desk.sum() == 5);
  CHECK(desk.store.read_all()[0].data.metadata.text() == R"({"actor":"Ada"})");
  CHECK(desk.store.read_all()[0].recorded_at == Timestamp{5});
}

TEST_CASE("a missing aggregate is not found; it is no aggregate with nothing in it", "[es]") {
  Desk desk;
  const auto missing = desk.counters.load(stream("a"));
  REQUIRE_FALSE(missing);
  CHECK(std::get<es::NotFound>(missing.error()).stream == stream("a"));
  REQUIRE(desk.add(1));
  CHECK(desk.counters.load(stream("a"))->loaded_at == Version{1});
  CHECK_FALSE(desk.counters.load(stream("b")));
}

TEST_CASE("a rejection is an answer, and keeps nothing", "[es]") {
  Desk desk;
  REQUIRE(desk.add(999));
  CHECK(is_full(desk.add(2)));
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
  const auto conflict = refused<es::VersionConflict>(late);
  REQUIRE(conflict);
  CHECK(conflict->expected == Version{1});
  CHECK(conflict->actual == Version{2});
  CHECK(desk.add(1, {.expected_version = Version{2}}));
}

TEST_CASE("a retry gets its receipt, though the domain would refuse it now", "[es]") {
  Desk desk;
  const auto first = desk.add(800, {.command_id = "c-1", .command_fingerprint = 1});
  const auto retry = desk.add(800, {.command_id = "c-1", .command_fingerprint = 1});
  REQUIRE(retry);
  CHECK(retry->repeated);
  CHECK(retry->last == first->last);
  CHECK(desk.sum() == 800);
  CHECK(refused<es::CommandIdReused>(desk.add(1, {.command_id = "c-1", .command_fingerprint = 2})));
}

TEST_CASE("after a conflict: discard, reload, decide again", "[es]") {
  BusyJournal journal{"a", 2};  // each time another writer adds 5 first
  Desk desk{journal};
  REQUIRE(desk.add(985));
  CHECK(desk.sum() == 995);
  CHECK(desk.store.version_of(stream("a")) == Version{3});
}

TEST_CASE("what is decided again may be refused now", "[es]") {
  BusyJournal journal{"a", 1};
  Desk desk{journal};
  CHECK(is_full(desk.add(999)));
  CHECK(desk.sum() == 5);
}

TEST_CASE("a conflict is retried so often and no more", "[es]") {
  BusyJournal journal{"a", 100};
  Desk desk{journal};
  CHECK(refused<es::VersionConflict>(desk.add(1)));
  CHECK(desk.store.head() == es::Position{3});
}

TEST_CASE("who named the version is told at once, and nothing is decided again for him", "[es]") {
  BusyJournal journal{"a", 1};
  Desk desk{journal};
  CHECK(refused<es::VersionConflict>(desk.add(1, {.expected_version = Version{0}})));
  CHECK(desk.store.head() == es::Position{1});
}

TEST_CASE("after a failure there is no phantom state: what was not kept is not seen", "[es]") {
  BusyJournal journal{"a", 1};
  Desk desk{journal};
  REQUIRE_FALSE(desk.add(1, {.expected_version = Version{0}}));
  CHECK(desk.sum() == 5);  // the other writer's, and not ours
  CHECK(desk.counters.load(stream("a"))->loaded_at == Version{1});
  REQUIRE(desk.add(1));
  CHECK(desk.sum() == 6);
}

TEST_CASE("a stream read through a dropped event is no conflict", "[es]") {
  Desk desk;
  REQUIRE(desk.add(1));
  desk.keep_stored("Noise", 1, "{}");
  CHECK(desk.counters.load(stream("a"))->loaded_at == Version{2});
  CHECK(desk.add(1));
}

TEST_CASE("an aggregate is not loaded past an event that cannot be read", "[es]") {
  Desk desk;
  REQUIRE(desk.add(1));
  desk.keep_stored("Added", 99, "{}");
  const auto stopped = desk.counters.load(stream("a"));
  REQUIRE_FALSE(stopped);
  CHECK(std::get<es::Unreadable>(stopped.error()).position == es::Position{2});
  const auto refusal = desk.add(1);
  REQUIRE_FALSE(refusal);
  CHECK(std::holds_alternative<es::Unreadable>(refusal.error()));
  CHECK(desk.counters.as_of(stream("a"), es::Position{1}) == 1);
}
