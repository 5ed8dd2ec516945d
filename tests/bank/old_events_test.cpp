// Events as the tutorial wrote them in 2024, from tests/golden: they are in people's logs, and stay readable.
#include <fstream>
#include <string>

#include "catch_amalgamated.hpp"

#include "bank/account_codec.hpp"
#include "es/json.hpp"

using namespace bank;

namespace {

// A line as stored: the schema number was an integer in somebody's metadata, and still is after the trip
// through JSON.
es::EventData stored(const std::string& line) {
  const auto json = es::parse_json(line);
  REQUIRE(json);
  const auto schema = es::field<std::int64_t>((*json)["metadata"], "schema_version").value_or(1);
  return {.type = *es::field<std::string>(*json, "event_type"),
          .schema = static_cast<int>(schema),
          .payload = {(*json)["event_data"].dump()}};
}

std::vector<AccountEvent> read_all() {
  std::ifstream file(FOLDLINE_GOLDEN "/seed_events.jsonl");
  REQUIRE(file);
  std::vector<AccountEvent> events;
  for (std::string line; std::getline(file, line);) {
    INFO(line);
    auto read = es::read(account_codec(), stored(line));
    REQUIRE(read);
    events.insert(events.end(), read->begin(), read->end());
  }
  return events;
}

}  // namespace

TEST_CASE("real old events are read as today's: no ATM is lost, no cent is guessed", "[bank]") {
  CHECK(read_all() == std::vector<AccountEvent>{
                          AccountCreated{"Alice", {}},
                          MoneyDeposited{{100'000, {}}, "UNKNOWN"},
                          MoneyWithdrawn{{2'450, {}}},
                          MoneyDeposited{{7'550, {}}, "ATM"},
                          AccountCreated{"Bob", {}},
                          AccountClosed{},
                      });
}

TEST_CASE("a schema number that came as 2.0 is no integer, and is not taken for one", "[bank]") {
  CHECK(stored(R"({"event_type":"MoneyDeposited","event_data":{},"metadata":{"schema_version":2}})").schema ==
        2);
  const auto json = es::parse_json(R"({"schema_version":2.0})");
  CHECK_FALSE(es::field<std::int64_t>(*json, "schema_version"));
}
