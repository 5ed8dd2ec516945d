#include "es/json.hpp"

#include "catch_amalgamated.hpp"

using es::field;
using es::is_nested_deeper_than;
using es::Json;

TEST_CASE("what is no JSON is nothing, a zero byte in it included", "[es]") {
  CHECK(es::parse_json(R"({"a":1})"));
  for (const std::string_view text : {"", "{", "{}x", "\"\xD8\"", "NaN"}) {
    INFO(text);
    CHECK_FALSE(es::parse_json(text));
  }
  CHECK_FALSE(es::parse_json(std::string_view{"{}\0", 3}));
}

TEST_CASE("how deep a text is nested is known before it is parsed", "[es]") {
  CHECK_FALSE(is_nested_deeper_than("", 0));
  CHECK_FALSE(is_nested_deeper_than("[{}]", 2));
  CHECK(is_nested_deeper_than("[{}]", 1));
  CHECK_FALSE(is_nested_deeper_than("[],[],{}", 1));
  CHECK_FALSE(is_nested_deeper_than(R"(["[[[\"[["])", 1));
  CHECK(is_nested_deeper_than(R"(["\\",[]])", 1));
  CHECK(is_nested_deeper_than(std::string(100'000, '['), 64));
}

TEST_CASE("a field is there with just that type, and nothing is converted", "[es]") {
  const Json object =
      *es::parse_json(R"({"text":"1","whole":1,"less":-1,"part":1.5,"most":18446744073709551615})");
  CHECK(field<std::string>(object, "text") == "1");
  CHECK(field<std::int64_t>(object, "less") == -1);
  CHECK(field<std::uint64_t>(object, "most") == 18446744073709551615U);
  CHECK(field<double>(object, "part") == 1.5);
  CHECK(field<double>(object, "whole") == 1.0);
  CHECK_FALSE(field<std::int64_t>(object, "text"));
  CHECK_FALSE(field<std::int64_t>(object, "part"));
  CHECK_FALSE(field<std::int64_t>(object, "most"));
  CHECK_FALSE(field<std::uint64_t>(object, "less"));
  CHECK_FALSE(field<double>(object, "text"));
  CHECK_FALSE(field<std::string>(object, "whole"));
  CHECK_FALSE(field<std::string>(object, "none"));
  CHECK_FALSE(field<std::string>(Json::array(), "text"));
}
