#include "app/event_json.hpp"

#include "support/teller.hpp"

using Lines = std::vector<std::string>;

namespace {

const std::string alice_opened =
    R"({"position":1,"id":"account-acc-1@1","aggregate_id":"acc-1","aggregate_type":"account",)"
    R"("event_type":"AccountCreated","event_data":{"owner":"Alice","currency":"USD"},"version":1,)"
    R"("timestamp":"2026-03-02T09:00:00.000000Z","metadata":{"causation_id":"c-1","command_id":"c-1","correlation_id":"c-1"},"schema":2})";
const std::string alice_deposited =
    R"({"position":2,"id":"account-acc-1@2","aggregate_id":"acc-1","aggregate_type":"account",)"
    R"("event_type":"MoneyDeposited","event_data":{"amount_minor":110000,"currency":"USD","source":"ATM"},"version":2,)"
    R"("timestamp":"2026-03-02T09:00:01.000000Z","metadata":{},"schema":3})";

std::vector<std::uint64_t> positions(const std::optional<Lines>& lines) {
  REQUIRE(lines);
  std::vector<std::uint64_t> found;
  for (const auto& line : *lines) found.push_back((*es::parse_json(line))["position"]);
  return found;
}

}  // namespace

TEST_CASE("an event is told in the seed's envelope", "[app][event]") {
  Teller teller{Teller::Story{}};
  const auto lines = app::events_json(teller.session, {.limit = 2});
  CHECK(lines == Lines{alice_opened, alice_deposited});
}

TEST_CASE("events are chosen by stream, type, position and number", "[app][event]") {
  using Positions = std::vector<std::uint64_t>;
  Teller teller{Teller::Story{}};
  const auto chosen = [&](const app::EventFilter& filter) {
    return positions(app::events_json(teller.session, filter));
  };
  CHECK(chosen({}) == Positions{1, 2, 3, 4});
  CHECK(chosen({.stream = "account-acc-1"}) == Positions{1, 2, 4});
  CHECK(chosen({.type = "AccountCreated"}) == Positions{1, 3});
  CHECK(chosen({.type = "Nothing"}).empty());
  CHECK(chosen({.after = {2}}) == Positions{3, 4});
  CHECK(chosen({.stream = "account-acc-1", .after = {2}}) == Positions{4});
  CHECK(chosen({.after = {4}}).empty());
  CHECK(chosen({.after = {UINT64_MAX}}).empty());
  CHECK(chosen({.stream = "account-acc-1", .after = {UINT64_MAX}}).empty());
  CHECK(chosen({.limit = 0}).empty());
  CHECK(chosen({.type = "AccountCreated", .after = {1}, .limit = 1}) == Positions{3});
  CHECK(chosen({.limit = UINT64_MAX}) == Positions{1, 2, 3, 4});
}

TEST_CASE("a stream that does not exist is no empty stream", "[app][event]") {
  Teller teller{Teller::Story{}};
  for (const char* name :
       {"account-acc-9", "acc-1", "account", "account-", "-acc-1", "transfer-acc-1", "Account-acc-1"})
    CHECK_FALSE(app::events_json(teller.session, {.stream = name}));
}

TEST_CASE("an old event is shown as it is read today, or as it was written", "[app][event]") {
  Teller teller{Teller::Story{}};
  teller.keep_stored("acc-1", "MoneyDeposited", 1, R"({ "amount" : 75.50 })");
  const auto read = app::events_json(teller.session, {.after = {4}});
  const auto stored = app::events_json(teller.session, {.after = {4}, .as_stored = true});
  CHECK(read->at(0).find(R"("event_data":{"amount_minor":7550,"currency":"USD","source":"UNKNOWN"})") !=
        std::string::npos);
  CHECK(read->at(0).find(R"("schema":3)") != std::string::npos);
  CHECK(stored->at(0).find(R"("event_data":{ "amount" : 75.50 })") != std::string::npos);
  CHECK(stored->at(0).find(R"("schema":1)") != std::string::npos);
}

TEST_CASE("an event that cannot be read is shown as it was written, in its place", "[app][event]") {
  Teller teller{Teller::Story{}};
  teller.keep_stored("acc-1", "MoneyLaundered", 7, R"({"amount":1})");
  teller.keep(R"({"command":"OpenAccount","account":"acc-3","owner":"C"})");
  const auto lines = app::events_json(teller.session, {.after = {4}});
  REQUIRE(positions(lines) == std::vector<std::uint64_t>{5, 6});
  CHECK(lines->at(0).find(R"("event_type":"MoneyLaundered","event_data":{"amount":1})") != std::string::npos);
}
