#include "bank/account_codec.hpp"

#include "catch_amalgamated.hpp"

using namespace bank;

namespace {

std::expected<std::vector<AccountEvent>, es::DecodeError> read(std::string type, int schema,
                                                               std::string payload) {
  static const auto codec = account_codec();
  return es::read(codec, {std::move(type), schema, {std::move(payload)}, {}, {}});
}

}  // namespace

TEST_CASE("decode(encode(x)) = x", "[bank][law]") {
  const auto codec = account_codec();
  const AccountEvent event = GENERATE(values<AccountEvent>({
      AccountCreated{"Alice \"the\" \xC3\x84", {{'E', 'U', 'R'}}},
      MoneyDeposited{{1, {}}, ""},
      MoneyDeposited{{INT64_MAX, {}}, "ATM"},
      MoneyWithdrawn{{7550, {}}},
      AccountClosed{},
  }));
  const auto stored = codec.encode(event);
  CHECK(stored.type == type_of(event));
  const auto back = es::read(codec, stored);
  REQUIRE(back);
  CHECK(*back == std::vector{event});
}

TEST_CASE("every schema that an event has had is read as today's", "[bank]") {
  const Currency euro{{'E', 'U', 'R'}};
  const auto reads = [](auto events, AccountEvent expected) {
    REQUIRE(events);
    CHECK(*events == std::vector{std::move(expected)});
  };
  reads(read("AccountCreated", 1, R"({"owner":"Alice"})"), AccountCreated{"Alice", {}});
  reads(read("MoneyDeposited", 1, R"({"amount":100})"), MoneyDeposited{{10000, {}}, "UNKNOWN"});
  reads(read("MoneyDeposited", 1, R"({"amount":75.5})"), MoneyDeposited{{7550, {}}, "UNKNOWN"});
  reads(read("MoneyDeposited", 2, R"({"amount":0.07,"currency":"EUR","source":"ATM"})"),
        MoneyDeposited{{7, euro}, "ATM"});
  reads(read("MoneyDeposited", 3, R"({"amount_minor":1,"currency":"EUR","source":"ATM"})"),
        MoneyDeposited{{1, euro}, "ATM"});
  reads(read("MoneyWithdrawn", 1, R"({"amount":100.25})"), MoneyWithdrawn{{10025, {}}});
}

TEST_CASE("the upcasters lead from every first schema to today's", "[bank]") {
  CHECK(account_schemas().size() == std::variant_size_v<AccountEvent>);
  CHECK_FALSE(account_upcasters().first_broken(account_schemas()));
}

TEST_CASE("a schema of the future is refused, never guessed", "[bank]") {
  const auto future = read("MoneyDeposited", 4, R"({"amount_minor":1,"currency":"USD","source":"ATM"})");
  REQUIRE_FALSE(future);
  CHECK(future.error().schema == 4);
  CHECK_THAT(future.error().reason, Catch::Matchers::ContainsSubstring("schema 4"));
  CHECK_FALSE(read("MoneyDeposited", 0, "{}"));
  CHECK_FALSE(read("MoneyPrinted", 1, "{}"));
}

TEST_CASE("a payload that lacks a field, or has it in the wrong form, is refused", "[bank]") {
  const auto [type, schema, payload] = GENERATE(table<std::string, int, std::string>({
      {"AccountCreated", 2, R"({"owner":"Alice"})"},
      {"AccountCreated", 1, R"({"owner":7})"},
      {"MoneyDeposited", 1, "{}"},
      {"MoneyDeposited", 1, R"({"amount":"100"})"},
      {"MoneyDeposited", 1, R"({"amount":12.345})"},
      {"MoneyDeposited", 1, R"({"amount":-5})"},
      {"MoneyDeposited", 1, R"({"amount":1e300})"},
      {"MoneyDeposited", 1, "[1]"},
      {"MoneyDeposited", 1, "{"},
      {"MoneyDeposited", 2, R"({"amount":1,"currency":"usd","source":"ATM"})"},
      {"MoneyDeposited", 3, R"({"amount_minor":1.5,"currency":"USD","source":"ATM"})"},
      {"MoneyDeposited", 3, R"({"amount_minor":0,"currency":"USD","source":"ATM"})"},
      {"MoneyDeposited", 3, R"({"amount_minor":1,"currency":"USD"})"},
      {"MoneyWithdrawn", 2, R"({"amount_minor":9223372036854775808,"currency":"USD"})"},
  }));
  INFO(type << " " << schema << " " << payload);
  CHECK_FALSE(read(type, schema, payload));
}
