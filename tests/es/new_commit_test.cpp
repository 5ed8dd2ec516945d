#include "es/new_commit.hpp"

#include "catch_amalgamated.hpp"

#include "es/event_store.hpp"
#include "support/counter.hpp"

using counter::added;
using es::TooLarge;

namespace {

es::NewCommit with(void (*change)(es::NewEvent& event)) {
  es::NewCommit commit = added("a", 1);
  change(commit.events.front());
  return commit;
}

std::optional<TooLarge> too_large(const es::NewCommit& commit) {
  const auto fault = es::fault_of(commit);
  if (!fault || !std::holds_alternative<TooLarge>(*fault)) return std::nullopt;
  return std::get<TooLarge>(*fault);
}

std::string malformed(const es::NewCommit& commit) {
  const auto fault = es::fault_of(commit);
  return fault && std::holds_alternative<es::Malformed>(*fault) ? std::get<es::Malformed>(*fault).what : "";
}

std::string object_of(std::size_t bytes) { return "{\"\":\"" + std::string(bytes - 7, 'x') + "\"}"; }

}  // namespace

TEST_CASE("names, tags and ids have room enough and an end, told with numbers", "[es]") {
  static const std::string most(es::limit::name_bytes, 'n');
  const auto fits = [](void (*change)(es::NewEvent&)) { CHECK_FALSE(es::fault_of(with(change))); };
  const auto exceeds = [](const char* what, void (*change)(es::NewEvent&)) {
    CHECK(too_large(with(change)) == TooLarge{what, es::limit::name_bytes + 1, es::limit::name_bytes});
  };
  fits([](es::NewEvent& e) { e.data.type = most; });
  fits([](es::NewEvent& e) { e.data.tags = {most}; });
  fits([](es::NewEvent& e) { e.stream = {most, most}; });
  exceeds("bytes of a type", [](es::NewEvent& e) { e.data.type = most + "n"; });
  exceeds("bytes of a tag", [](es::NewEvent& e) { e.data.tags = {"", most + "n"}; });
  exceeds("bytes of a category", [](es::NewEvent& e) { e.stream = {most + "n", "a"}; });
  exceeds("bytes of a stream's id", [](es::NewEvent& e) { e.stream = {"a", most + "n"}; });

  es::NewCommit commit = added("a", 1, most);
  CHECK_FALSE(es::fault_of(commit));
  commit.command_id += "n";
  CHECK(too_large(commit) == TooLarge{"bytes of a command id", 1001, 1000});
  CHECK(too_large(with([](es::NewEvent& e) { e.data.tags.assign(es::limit::event_tags + 1, "t"); })) ==
        TooLarge{"tags of an event", 1001, 1000});
}

TEST_CASE("an event, and a commit, may have so many bytes and no more", "[es]") {
  es::NewCommit commit = added("a", 1);
  auto& data = commit.events.front().data;
  data.payload = {object_of(es::limit::event_bytes - 2)};
  CHECK_FALSE(es::fault_of(commit));
  data.metadata = {R"({"":1})"};
  CHECK(too_large(commit) ==
        TooLarge{"bytes of an event", es::limit::event_bytes + 4, es::limit::event_bytes});

  commit.events.assign(es::limit::commit_events + 1, added("a", 1).events.front());
  CHECK(too_large(commit) == TooLarge{"events of a commit", 65'536, 65'535});
}

TEST_CASE("what no reader could take, or find again, is not kept", "[es]") {
  CHECK(malformed(with([](es::NewEvent& e) { e.data.type.clear(); })) == "an event without a type");
  CHECK(malformed(with([](es::NewEvent& e) { e.data.schema = 0; })) == "a schema number below 1");
  CHECK(malformed(with([](es::NewEvent& e) { e.stream = {"", "a"}; })) ==
        "a stream without a category or an id");
  CHECK(malformed(with([](es::NewEvent& e) { e.stream = {"a", ""}; })) ==
        "a stream without a category or an id");
  CHECK(malformed(with([](es::NewEvent& e) { e.stream = {"a-b", "c"}; })) == "a category with a dash");
  for (const char* text : {"", "[]", "1", "{", "{}{}", "{\"a\":1,}", " {}"}) {
    INFO(text);
    es::NewCommit commit = added("a", 1);
    commit.events.front().data.payload = {text};
    CHECK(malformed(commit) == "a payload that is no JSON object");
    commit = added("a", 1);
    commit.events.front().data.metadata = {text};
    CHECK(malformed(commit) == "metadata that is no JSON object");
  }
}

TEST_CASE("validate all, then keep all: one bad event keeps its whole commit out", "[es]") {
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::NewCommit commit = added("a", 1);
  commit.events.push_back({counter::stream("a"), {"", 1, {"{}"}, {}, {}}});
  const auto refused = store.append(commit, es::Timestamp{1});
  REQUIRE_FALSE(refused);
  CHECK(std::get<es::Malformed>(refused.error()) == es::Malformed{"an event without a type"});
  CHECK(store.head() == es::Position{0});
  CHECK(journal.read({})->empty());
}
