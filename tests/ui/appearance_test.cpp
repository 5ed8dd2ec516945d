#include "ui/appearance.hpp"

#include "catch_amalgamated.hpp"

using ui::Appearance;
using ui::Theme;

TEST_CASE("what was chosen is kept as a text, and understood again", "[ui][appearance]") {
  for (const auto theme : ui::all_themes)
    for (const int size : ui::text_sizes)
      CHECK(ui::parse_appearance(ui::appearance_json({theme, size})) == Appearance{theme, size});
  CHECK(ui::appearance_json({}) == R"({"theme":"system","text_size":100})");
}

TEST_CASE("a kept text that nobody can understand is as good as none", "[ui][appearance]") {
  for (const auto* text : {"", "null", "[]", "{", R"({"theme":7,"text_size":"big"})",
                           R"({"theme":"sepia","text_size":90})", R"({"text_size":1e99})", "\"dark\""})
    CHECK(ui::parse_appearance(text) == Appearance{});
  CHECK(ui::parse_appearance(R"({"theme":"light","text_size":7,"later":true})") ==
        Appearance{Theme::light, 100});
}

TEST_CASE("the system decides only where nobody has chosen", "[ui][appearance]") {
  const ui::Preferences light = ui::parse_preferences(R"({"dark":false,"reduced_motion":true})");
  const ui::Preferences dark = ui::parse_preferences(R"({"dark":true})");
  CHECK(light.reduced_motion);
  CHECK_FALSE(dark.reduced_motion);
  CHECK_FALSE(ui::is_dark({}, light));
  CHECK(ui::is_dark({}, dark));
  CHECK(ui::is_dark({Theme::dark, 100}, light));
  CHECK_FALSE(ui::is_dark({Theme::light, 100}, dark));
}
