#include "es/fields.hpp"

#include "catch_amalgamated.hpp"

using es::field;
using es::Fields;

namespace {

// What the library makes of the same text.
template <class T>
std::optional<T> by_library(const std::string& text, const char* name) {
  const auto document = es::parse_json(text);
  return document ? field<T>(*document, name) : std::nullopt;
}

// Texts on both sides of what is plain, JSON and not.
const std::string texts[] = {
    R"({})",
    R"({"a":1})",
    R"({"a":"x","b":-7,"c":0})",
    R"({"a":9223372036854775807})",
    R"({"a":-9223372036854775808})",
    R"({"a":9223372036854775808})",
    R"({"a":-9223372036854775809})",
    R"({"a":-0})",
    R"({"a":01})",
    R"({"a":-01})",
    R"({"a":+1})",
    R"({"a":--1})",
    R"({"a":1.0})",
    R"({"a":1e3})",
    R"({"a": 1})",
    R"( {"a":1} )",
    R"({"a":1}x)",
    R"({"a":1,})",
    R"({"a":1,"a":2})",
    R"({"a":"1","a":2})",
    R"({"a":"\u0041\n"})",
    R"({"a":"Ä"})",
    "{\"a\":\"\xC3\"}",
    "{\"a\":\"\x01\"}",
    std::string("{\"a\":\"\0\"}", 9),
    R"({"a":{"b":1}})",
    R"({"a":[1]})",
    R"({"a":null,"b":true})",
    R"({"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9})",
    R"({"a")",
    R"({"a":)",
    R"({"a":"x)",
    R"({a:1})",
    R"(["a"])",
    R"("a")",
    "",
    "{",
    "}",
};

}  // namespace

TEST_CASE("a payload is read as the library reads it, plain or not", "[es]") {
  for (const auto& text : texts) {
    CAPTURE(text);
    const auto document = es::parse_json(text);
    const auto fields = Fields::read(text);
    REQUIRE(fields.has_value() == (document && document->is_object()));
    CHECK(es::is_json_object(text) == (fields && text.starts_with('{')));
    if (!fields) continue;
    for (const char* name : {"a", "b", "i", ""}) {
      CHECK(field<std::string>(*fields, name) == by_library<std::string>(text, name));
      CHECK(field<std::int64_t>(*fields, name) == by_library<std::int64_t>(text, name));
    }
  }
}

TEST_CASE("cut anywhere, a payload is no object", "[es]") {
  const std::string whole = R"({"amount_minor":-100,"currency":"USD","source":"a b"})";
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(es::is_json_object(std::string_view(whole).substr(0, size)));
}

TEST_CASE("an object is written as the library would write it", "[es]") {
  const std::string odd = "quote \" slash \\ line \n \xC3\x84 \x7F";
  const std::int64_t least = INT64_MIN;
  const auto text = es::object_of({{"amount_minor", least}, {"source", odd}, {"plain", "USD"}}).text();
  CHECK(text == es::OrderedJson({{"amount_minor", least}, {"source", odd}, {"plain", "USD"}}).dump());
  CHECK(field<std::string>(*Fields::read(text), "source") == odd);
  CHECK(es::object_of({}).text() == "{}");
}
