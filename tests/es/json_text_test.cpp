// The text of a payload comes out as it went in, whatever it is.
#include <string>
#include <utility>

#include "catch_amalgamated.hpp"

#include "es/event.hpp"

using es::JsonText;

TEST_CASE("a JSON text is the text that it was given, byte for byte", "[es]") {
  for (const auto& text :
       {std::string{}, std::string{"{}"}, std::string{R"({"n":1})"}, std::string("a\0b\xFF", 4),
        std::string(255, 'x'), std::string(256, 'y'), std::string((1 << 16) + 1, 'z')}) {
    CAPTURE(text.size());
    const JsonText json{text};
    CHECK(json.text() == text);
    const JsonText copy = json;
    CHECK(copy == json);
    CHECK(copy.text() == text);
    CHECK(JsonText{text}.text() == text);
  }
}

TEST_CASE("a JSON text is an empty object until it is given another", "[es]") {
  JsonText json;
  CHECK(json.text() == "{}");
  CHECK(json == JsonText{"{}"});
  json = {R"({"n":1})"};
  CHECK(json.text() == R"({"n":1})");
  CHECK_FALSE(json == JsonText{});
  JsonText moved = std::move(json);
  json = moved;
  moved = {};
  CHECK(json.text() == R"({"n":1})");
  CHECK(moved.text() == "{}");
}

TEST_CASE("a log can hold many: a JSON text is as wide as a pointer, a recorded event 128 bytes", "[es]") {
  STATIC_CHECK(sizeof(JsonText) == sizeof(void*));
  STATIC_CHECK(sizeof(es::RecordedEvent) <= 128);
}
