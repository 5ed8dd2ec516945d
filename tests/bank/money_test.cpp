#include "bank/money.hpp"

#include <limits>
#include <utility>

#include "catch_amalgamated.hpp"

using namespace bank;

TEST_CASE("an amount is read exactly", "[bank]") {
  const auto [written, minor] = GENERATE(table<std::string, std::uint64_t>({
      {"0", 0},
      {"0.01", 1},
      {"12.5", 1250},
      {"12.50", 1250},
      {"007", 700},
      {"99999999999999999.99", 9'999'999'999'999'999'999U},
  }));
  INFO(written);
  REQUIRE(parse_amount(written));
  CHECK(parse_amount(written)->minor == minor);
}

TEST_CASE("what is not an amount is refused, not guessed", "[bank]") {
  const std::string written = GENERATE("", ".", "1.", ".5", "12.345", "NaN", "1e9", "-1", "+1", " 1", "1 ",
                                       "1,000", "0x1", "123456789012345678", "1.2.3", "\xD9\xA1");
  INFO(written);
  CHECK_FALSE(parse_amount(written));
}

TEST_CASE("an amount becomes money if int64 holds it", "[bank]") {
  CHECK(money(Amount{std::uint64_t{std::numeric_limits<std::int64_t>::max()}}, {}));
  CHECK_FALSE(money(Amount{std::uint64_t{std::numeric_limits<std::int64_t>::max()} + 1}, {}));
}

TEST_CASE("money is written with two decimals, at its ends too", "[bank]") {
  CHECK(text(Money{0, {}}) == "0.00");
  CHECK(text(Money{5, {}}) == "0.05");
  CHECK(text(Money{110000, {}}) == "1100.00");
  CHECK(text(Money{-5, {}}) == "-0.05");
  CHECK(text(Money{std::numeric_limits<std::int64_t>::min(), {}}) == "-92233720368547758.08");
  CHECK(text(*parse_amount("99999999999999999.99")) == "99999999999999999.99");
}

TEST_CASE("a currency is three capitals", "[bank]") {
  CHECK(parse_currency("EUR")->text() == "EUR");
  for (const char* written : {"", "EU", "EURO", "eur", "E R", "\xC3\x84UR"}) {
    INFO(written);
    CHECK_FALSE(parse_currency(written));
  }
}
