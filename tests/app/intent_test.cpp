#include "app/intent.hpp"

#include "catch_amalgamated.hpp"

using namespace app;

namespace {

template <class I>
I parsed(std::string_view json) {
  const auto intent = parse_intent(json);
  INFO(json << ": " << (intent ? "" : intent.error()));
  REQUIRE(intent);
  REQUIRE(std::holds_alternative<I>(*intent));
  return std::get<I>(*intent);
}

}  // namespace

TEST_CASE("each intent is read from its JSON", "[app][intent]") {
  CHECK(
      parsed<Execute>(R"({"intent":"Execute","command":{"command":"CloseAccount","account":"a"}})").command ==
      R"({"account":"a","command":"CloseAccount"})");
  CHECK(parsed<TravelTo>(R"({"intent":"TravelTo","position":0})").position == es::Position{0});
  CHECK(parsed<TravelTo>(R"({"intent":"TravelTo","position":18446744073709551615})").position ==
        es::Position{UINT64_MAX});
  CHECK(parsed<TravelToTime>(R"({"intent":"TravelTo","at":"1970-01-01T00:00:01Z"})").at ==
        es::Timestamp{1'000'000});
  CHECK(parsed<SelectEvent>(R"({"intent":"SelectEvent","position":2})").position == es::Position{2});
  parsed<GoLive>(R"({"intent":"GoLive"})");
  CHECK(parsed<Play>(R"({"intent":"Play"})").events_a_second == 1);
  CHECK(parsed<Play>(R"({"intent":"Play","speed":50})").events_a_second == 50);
  parsed<Pause>(R"({"intent":"Pause"})");
  CHECK(parsed<ExplainBalance>(R"({"intent":"ExplainBalance","account":"acc-1"})").account == "acc-1");
  CHECK(parsed<ExplainBalance>(R"({"intent":"ExplainBalance"})").account.empty());
  const auto tend = parsed<TendModel>(R"({"intent":"TendModel","model":"balance-history","how":"rebuild"})");
  CHECK(tend.model == Model::balance_history);
  CHECK(tend.how == Tending::rebuild);
  parsed<CarryOn>(R"({"intent":"CarryOn"})");
}

TEST_CASE("nonsense in an Execute goes on to the command's own door", "[app][intent]") {
  CHECK(parsed<Execute>(R"({"intent":"Execute","command":null})").command == "null");
  CHECK(parsed<Execute>(R"({"intent":"Execute","command":"Open"})").command == R"("Open")");
}

TEST_CASE("what is no intent is refused with a sentence", "[app][intent]") {
  const auto* const json = GENERATE(
      "", "GoLive", "null", "[]", "{}", R"({"intent":1})", R"({"intent":"golive"})",
      R"({"intent":"Execute"})", R"({"intent":"TravelTo"})", R"({"intent":"TravelTo","position":-1})",
      R"({"intent":"TravelTo","position":1.5})", R"({"intent":"TravelTo","position":"1"})",
      R"({"intent":"TravelTo","at":"yesterday"})", R"({"intent":"TravelTo","at":1})",
      R"({"intent":"TravelTo","position":1,"at":"1970-01-01T00:00:01Z"})", R"({"intent":"SelectEvent"})",
      R"({"intent":"SelectEvent","position":null})", R"({"intent":"Play","speed":0})",
      R"({"intent":"Play","speed":10001})", R"({"intent":"Play","speed":"2"})", R"({"intent":"TendModel"})",
      R"({"intent":"TendModel","model":"balances","how":"pause"})",
      R"({"intent":"TendModel","model":"account-balances","how":"stop"})");
  INFO(json);
  const auto intent = parse_intent(json);
  REQUIRE_FALSE(intent);
  CHECK(intent.error().ends_with('.'));
}

TEST_CASE("an intent that is nested without end exhausts nothing", "[app][intent]") {
  const std::string deep(1'000'000, '[');
  CHECK_FALSE(parse_intent(R"({"intent":"Execute","command":)" + deep + std::string(deep.size(), ']') + "}"));
}

TEST_CASE("a moment is typed as a position or as a time", "[app][intent]") {
  const auto typed = [](std::string_view text) { return parse_moment(text, es::Position{1234}); };
  CHECK(std::get<TravelTo>(*typed("7")).position == es::Position{7});
  CHECK(std::get<TravelTo>(*typed(" 1,234 ")).position == es::Position{1234});
  CHECK(std::get<TravelTo>(*typed("0")).position == es::Position{0});
  CHECK(std::get<TravelToTime>(*typed("1970-01-01T01:00:01+01:00")).at == es::Timestamp{1'000'000});
  CHECK(typed("1235").error() == "The log ends at 1,234.");
  CHECK(typed("99999999999999999999").error() == "The log ends at 1,234.");
  for (const auto* nothing : {"", " ", "-1", "1.5", "noon", "2026-02-30T00:00:00Z", "7th"})
    CHECK(typed(nothing).error().starts_with("Neither a position nor a time"));
}
