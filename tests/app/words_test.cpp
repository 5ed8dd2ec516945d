#include "app/words.hpp"

#include <algorithm>

#include "catch_amalgamated.hpp"

using app::text;

TEST_CASE("a sentence is filled by name", "[app][words]") {
  CHECK(text("desk.kept", {{"version", "9"}, {"position", "19"}}) == "Kept as v9, position 19.");
  CHECK(text("desk.kept", {{"version", "{position}"}, {"position", "{version}"}}) ==
        "Kept as v{position}, position {version}.");
}

TEST_CASE("a sentence that counts knows one from many", "[app][words]") {
  CHECK(app::counted("log.later", 1) == "1 later event exists. It is not read.");
  CHECK(app::counted("log.later", 0) == "0 later events exist. They are not read.");
  CHECK(app::counted("log.later", 1234567) == "1,234,567 later events exist. They are not read.");
}

TEST_CASE("a key that no table holds is shown, not hidden", "[app][words]") {
  CHECK(text("no.such.key") == "[[no.such.key]]");
  CHECK(text("") == "[[]]");
}

TEST_CASE("the table is ordered, and every word is there and calm", "[app][words]") {
  const auto words = app::all_words();
  REQUIRE_FALSE(words.empty());
  CHECK(std::ranges::is_sorted(words, {}, &app::Word::key));
  for (const auto& word : words) {
    INFO(word.key);
    CHECK_FALSE(word.text.empty());
    CHECK(word.text.find('!') == std::string_view::npos);
  }
}
