#include "es/upcaster.hpp"

#include "catch_amalgamated.hpp"

#include "support/counter.hpp"

using es::BrokenChain;
using Why = es::BrokenChain::Why;

namespace {

std::expected<std::vector<es::EventData>, es::DecodeError> next(const es::EventData& old) {
  es::EventData read = old;
  ++read.schema;
  return std::vector{read};
}

es::Upcasters steps(std::vector<std::pair<std::string, int>> from) {
  es::Upcasters upcasters;
  for (auto& [type, schema] : from) upcasters.add(std::move(type), schema, next);
  return upcasters;
}

}  // namespace

TEST_CASE("a chain is checked at start-up: from schema 1 to today's, step by step", "[es]") {
  const es::CurrentSchemas today{{"Paid", 3}, {"Closed", 1}};
  CHECK_FALSE(steps({{"Paid", 1}, {"Paid", 2}}).first_broken(today));
  CHECK(steps({{"Paid", 1}}).first_broken(today) == BrokenChain{"Paid", 2, Why::gap});
  CHECK(steps({{"Paid", 2}}).first_broken(today) == BrokenChain{"Paid", 1, Why::gap});
  CHECK(steps({}).first_broken(today) == BrokenChain{"Paid", 1, Why::gap});
  CHECK(steps({{"Paid", 1}, {"Paid", 2}, {"Paid", 3}}).first_broken(today) ==
        BrokenChain{"Paid", 3, Why::too_far});
  CHECK(steps({{"Paid", 1}, {"Paid", 2}, {"Closed", 1}}).first_broken(today) ==
        BrokenChain{"Closed", 1, Why::too_far});
}

TEST_CASE("a type that is not written any more may end anywhere, but has no gap", "[es]") {
  CHECK_FALSE(steps({{"Old", 1}, {"Old", 2}}).first_broken({}));
  CHECK(steps({{"Old", 1}, {"Old", 3}}).first_broken({}) == BrokenChain{"Old", 2, Why::gap});
  CHECK_FALSE(counter::codec().upcasters.first_broken({{"Started", 1}, {"Added", 3}}));
}

TEST_CASE("a step at a time, an event is read as its successor, and at last as itself", "[es]") {
  const auto upcasters = steps({{"Paid", 1}, {"Paid", 2}});
  CHECK(upcasters.step({"Paid", 1, {"{}"}, {}, {}})->front().schema == 2);
  CHECK(upcasters.step({"Paid", 2, {"{}"}, {}, {}})->front().schema == 3);
  CHECK(upcasters.step({"Paid", 3, {"{}"}, {}, {}})->front().schema == 3);
}

TEST_CASE("an upcaster changes what is read, and never what is stored", "[es]") {
  const es::EventData stored{"Paid", 1, {"{}"}, {"tag"}, {R"({"actor":"Ada"})"}};
  const es::EventData before = stored;
  const auto read = steps({{"Paid", 1}, {"Paid", 2}}).apply(stored);
  REQUIRE(read);
  CHECK(read->front().schema == 3);
  CHECK(stored == before);
}
