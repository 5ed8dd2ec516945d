// How a person wants the laboratory to look. It is no fact and stands in no log: the page keeps it beside,
// and whoever loses it chooses again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ui {

enum class Theme { system, dark, light };
inline constexpr Theme all_themes[] = {Theme::system, Theme::dark, Theme::light};

inline constexpr int text_sizes[] = {100, 125, 150};  // per cent

struct Appearance {
  Theme theme = Theme::system;
  int text_size = text_sizes[0];
  bool operator==(const Appearance&) const = default;
};

// What the browser says that its person prefers; it may change at any moment.
struct Preferences {
  bool dark = true;
  bool reduced_motion = false;
};

bool is_dark(const Appearance&, const Preferences&);

// {"theme":"dark","text_size":125}. What cannot be understood is read as if nobody had chosen.
std::string appearance_json(const Appearance&);
Appearance parse_appearance(std::string_view json);

// {"dark":false,"reduced_motion":true}
Preferences parse_preferences(std::string_view json);

}  // namespace ui
