#include "app/rfc3339.hpp"

#include "catch_amalgamated.hpp"

using app::parse_time;
using es::Timestamp;

namespace {

std::string utc(std::string_view written) {
  const auto time = parse_time(written);
  return time ? app::text(*time) : "none";
}

}  // namespace

TEST_CASE("a time is read with any offset, and written in UTC", "[app][time]") {
  CHECK(utc("2026-03-02T09:47:20.118203Z") == "2026-03-02T09:47:20.118203Z");
  CHECK(utc("2026-03-02T09:47:20Z") == "2026-03-02T09:47:20.000000Z");
  CHECK(utc("2026-03-02t09:47:20z") == "2026-03-02T09:47:20.000000Z");
  CHECK(utc("2026-03-02T09:47:20+00:00") == "2026-03-02T09:47:20.000000Z");
  CHECK(utc("2026-03-02T09:47:20-00:00") == "2026-03-02T09:47:20.000000Z");
  CHECK(utc("2026-03-02T11:47:20+02:00") == "2026-03-02T09:47:20.000000Z");
  CHECK(utc("2026-03-02T04:17:20-05:30") == "2026-03-02T09:47:20.000000Z");
  CHECK(utc("2026-01-01T00:30:00+01:00") == "2025-12-31T23:30:00.000000Z");
  CHECK(utc("2026-12-31T23:30:00-23:59") == "2027-01-01T23:29:00.000000Z");
  CHECK(utc("1969-12-31T23:59:59.999999Z") == "1969-12-31T23:59:59.999999Z");
  CHECK(parse_time("1970-01-01T00:00:00Z") == Timestamp{0});
}

TEST_CASE("of the decimals of a second, six are kept", "[app][time]") {
  CHECK(utc("2026-03-02T09:47:20.5Z") == "2026-03-02T09:47:20.500000Z");
  CHECK(utc("2026-03-02T09:47:20.000001Z") == "2026-03-02T09:47:20.000001Z");
  CHECK(utc("2026-03-02T09:47:20.1234569999999999Z") == "2026-03-02T09:47:20.123456Z");
  CHECK(utc("2026-03-02T09:47:20.123+02:00") == "2026-03-02T07:47:20.123000Z");
}

TEST_CASE("a day exists or it does not", "[app][time]") {
  CHECK(utc("2024-02-29T00:00:00Z") == "2024-02-29T00:00:00.000000Z");
  CHECK(utc("2000-02-29T00:00:00Z") == "2000-02-29T00:00:00.000000Z");
  CHECK(utc("2023-02-29T00:00:00Z") == "none");
  CHECK(utc("1900-02-29T00:00:00Z") == "none");
  CHECK(utc("2026-04-31T00:00:00Z") == "none");
  CHECK(utc("2026-02-00T00:00:00Z") == "none");
  CHECK(utc("2026-13-01T00:00:00Z") == "none");
  CHECK(utc("2026-00-01T00:00:00Z") == "none");
}

TEST_CASE("the years that can be written are the bounds, offsets included", "[app][time]") {
  CHECK(utc("0000-01-01T00:00:00Z") == "0000-01-01T00:00:00.000000Z");
  CHECK(utc("9999-12-31T23:59:59.999999Z") == "9999-12-31T23:59:59.999999Z");
  CHECK(utc("0000-01-01T00:00:00+00:01") == "none");
  CHECK(utc("9999-12-31T23:59:59-00:01") == "none");
  CHECK(utc("9999-12-31T23:59:59+23:59") == "9999-12-31T00:00:59.000000Z");
}

TEST_CASE("what is no time is refused", "[app][time]") {
  const auto* const written =
      GENERATE("", "now", "2026-03-02", "2026-03-02T09:47:20", "2026-03-02 09:47:20Z", "2026-03-02T09:47Z",
               "2026-03-02T24:00:00Z", "2026-03-02T09:60:00Z", "2026-03-02T23:59:60Z",
               "2026-03-02T09:47:20.Z", "2026-03-02T09:47:20,5Z", "2026-03-02T09:47:20+0200",
               "2026-03-02T09:47:20+02", "2026-03-02T09:47:20+24:00", "2026-03-02T09:47:20+02:60",
               "2026-03-02T09:47:20ZZ", "2026-03-02T09:47:20Z ", " 2026-03-02T09:47:20Z",
               "26-03-02T09:47:20Z", "+2026-03-02T09:47:20Z", "2026-3-02T09:47:20Z", "2026-03-02T9:47:20Z",
               "20260302T094720Z", "2026-03-02T09:47:20.-1Z", "2026-03-02T-9:47:20Z", "2026/03/02T09:47:20Z",
               "1772444840", "2026-03-02T09:47:20.123456789012345678901234567890");
  INFO(written);
  CHECK_FALSE(parse_time(written));
}

TEST_CASE("reading what was written gives the time again", "[app][time][law]") {
  constexpr std::int64_t first = -62'167'219'200'000'000, last = 253'402'300'799'999'999;
  std::uint64_t random = 42;
  for (int i = 0; i < 2000; ++i) {
    random = random * 6364136223846793005u + 1442695040888963407u;
    const Timestamp time{first + static_cast<std::int64_t>((random >> 1) % std::uint64_t(last - first))};
    INFO(time.microseconds);
    REQUIRE(parse_time(app::text(time)) == time);
  }
  for (const std::int64_t edge : {first, std::int64_t{-1}, std::int64_t{0}, last})
    CHECK(parse_time(app::text({edge})) == Timestamp{edge});
}
