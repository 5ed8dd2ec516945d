#include "es/condition.hpp"

#include "catch_amalgamated.hpp"

#include "es/event_store.hpp"
#include "support/counter.hpp"

using counter::added;
using counter::stream;
using es::ExpectedVersion;
using es::NothingSince;
using es::Position;
using es::Query;
using es::StreamIs;
using es::Timestamp;
using es::Version;

namespace {

es::NewCommit tagged(const std::string& id, std::vector<std::string> tags) {
  es::NewCommit commit = added(id, 1);
  commit.events.front().data.tags = std::move(tags);
  return commit;
}

es::NewCommit under(std::vector<es::Condition> conditions) {
  es::NewCommit commit = added("mine", 1);
  commit.conditions = std::move(conditions);
  return commit;
}

// 1: a, tagged red and big; 2: b, tagged red; 3: a name is given.
struct Kept {
  Kept() {
    REQUIRE(store.append(tagged("a", {"red", "big"}), Timestamp{1}));
    REQUIRE(store.append(tagged("b", {"red"}), Timestamp{2}));
    REQUIRE(store.append({.events = {{stream("c"), counter::codec().encode(counter::Started{"Ada"})}}},
                         Timestamp{3}));
  }
  std::optional<Position> found(Query query, Position since = {}) const {
    const std::vector<es::Condition> conditions{NothingSince{std::move(query), since}};
    const auto conflict = store.first_unmet(conditions);
    if (!conflict) return std::nullopt;
    return std::get<es::QueryConflict>(*conflict).found;
  }
  es::MemoryJournal journal;
  es::EventStore store{journal};
};

}  // namespace

TEST_CASE("a query is any of its types and all of its tags; an empty one is everything", "[es]") {
  const Kept kept;
  CHECK(kept.found({}) == Position{1});
  CHECK(kept.found({{"Started"}, {}}) == Position{3});
  CHECK(kept.found({{"Started", "Added"}, {}}) == Position{1});
  CHECK(kept.found({{"Started"}, {"red"}}) == std::nullopt);
  CHECK(kept.found({{}, {"red"}}, Position{1}) == Position{2});
  CHECK(kept.found({{}, {"red", "big"}}, Position{1}) == std::nullopt);
  CHECK(kept.found({{"Removed"}, {}}) == std::nullopt);
}

TEST_CASE("the log is read from a position on, and for those who match", "[es]") {
  const Kept kept;
  const auto read = [&](Position after, Query query) {
    std::vector<std::uint64_t> positions;
    for (const es::RecordedEvent& event : kept.store.read_all(after, std::move(query)))
      positions.push_back(event.position.value);
    return positions;
  };
  using Positions = std::vector<std::uint64_t>;
  CHECK(read({}, {}) == Positions{1, 2, 3});
  CHECK(read({}, {{}, {"red"}}) == Positions{1, 2});
  CHECK(read({1}, {{}, {"red"}}) == Positions{2});
  CHECK(read({1}, {{"Started"}, {}}) == Positions{3});
  CHECK(read({3}, {}).empty());
  CHECK(read({99}, {}).empty());
}

TEST_CASE("nothing since: what the writer has seen is no conflict, what came after it is", "[es]") {
  Kept kept;
  CHECK(kept.store.append(under({NothingSince{{{"Started"}, {}}, Position{3}}}), Timestamp{4}));
  const auto late = kept.store.append(under({NothingSince{{{"Started"}, {}}, Position{2}}}), Timestamp{5});
  REQUIRE_FALSE(late);
  const auto& conflict = std::get<es::QueryConflict>(late.error());
  CHECK(conflict.query == Query{{"Started"}, {}});
  CHECK(conflict.since == Position{2});
  CHECK(conflict.found == Position{3});
  CHECK(kept.store.head() == Position{4});
}

TEST_CASE("nothing since a position that is not there yet holds", "[es]") {
  const Kept kept;
  CHECK(kept.found({}, Position{3}) == std::nullopt);
  CHECK(kept.found({}, Position{99}) == std::nullopt);
}

TEST_CASE("several streams under one commit: the first that moved is the conflict", "[es]") {
  Kept kept;
  const auto at = [](const char* id, std::uint64_t version) {
    return StreamIs{stream(id), ExpectedVersion::exactly(Version{version})};
  };
  const auto refused = kept.store.append(under({at("a", 1), at("b", 0), at("c", 0)}), Timestamp{4});
  REQUIRE_FALSE(refused);
  CHECK(std::get<es::VersionConflict>(refused.error()).stream == stream("b"));
  CHECK(kept.store.version_of(stream("mine")) == Version{0});
  CHECK(kept.store.append(under({at("a", 1), at("b", 1), at("c", 1), at("mine", 0)}), Timestamp{4}));
}

TEST_CASE("a stream is its category and its id: an order is not appended to an account", "[es]") {
  Kept kept;
  const auto order = kept.store.append(
      under({StreamIs{{"order", "a"}, ExpectedVersion::exactly(Version{1})}}), Timestamp{4});
  REQUIRE_FALSE(order);
  CHECK(std::get<es::VersionConflict>(order.error()).actual == Version{0});
}

TEST_CASE("uniqueness: of two who take one name, in two streams, the second is refused", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  const auto take = [&](const std::string& id, const std::string& name, Position seen) {
    es::NewCommit commit = tagged(id, {"name:" + name});
    commit.conditions = {NothingSince{{{}, {"name:" + name}}, seen}};
    return store.append(commit, Timestamp{1});
  };
  const Position both_saw = store.head();
  CHECK(take("a", "Ada", both_saw));
  CHECK(take("b", "Bob", both_saw));
  const auto late = take("c", "Ada", both_saw);
  REQUIRE_FALSE(late);
  CHECK(std::get<es::QueryConflict>(late.error()).found == Position{1});
  CHECK(store.version_of(stream("c")) == Version{0});
}
