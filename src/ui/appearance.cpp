#include "ui/appearance.hpp"

#include <algorithm>
#include <array>

#include "es/json.hpp"

namespace ui {
namespace {

constexpr std::array<std::string_view, 3> theme_names{"system", "dark", "light"};

es::Json object_in(std::string_view json) {
  const auto document = es::parse_json(json);
  return document && document->is_object() ? *document : es::Json::object();
}

bool is_true(const es::Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && *found == true;
}

}  // namespace

bool is_dark(const Appearance& appearance, const Preferences& preferences) {
  return appearance.theme == Theme::system ? preferences.dark : appearance.theme == Theme::dark;
}

std::string appearance_json(const Appearance& appearance) {
  return es::OrderedJson{{"theme", theme_names[static_cast<std::size_t>(appearance.theme)]},
                         {"text_size", appearance.text_size}}
      .dump();
}

Appearance parse_appearance(std::string_view json) {
  const auto object = object_in(json);
  Appearance appearance;
  const auto theme = es::field<std::string>(object, "theme").value_or("");
  if (const auto* name = std::ranges::find(theme_names, theme); name != theme_names.end())
    appearance.theme = all_themes[name - theme_names.begin()];
  const auto size = es::field<std::int64_t>(object, "text_size");
  if (const auto* known = std::ranges::find(text_sizes, size); known != std::end(text_sizes))
    appearance.text_size = *known;
  return appearance;
}

Preferences parse_preferences(std::string_view json) {
  const auto object = object_in(json);
  return {.dark = is_true(object, "dark"), .reduced_motion = is_true(object, "reduced_motion")};
}

}  // namespace ui
