// Thin wrappers over Dear ImGui's widgets: each calls it, draws our look over it, and records what it drew.
// Panels use these and no interactive call of ImGui's own, so that nothing on the screen is unknown to
// `controls()`.
//
// `key` is stable, and the identity of the widget; `label` is a word and may change with the language.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "imgui.h"

#include "ui/layout.hpp"
#include "ui/shapes.hpp"

namespace ui {

// The text box or combobox of that key gets the keyboard when it is drawn next.
void focus(std::string_view key);

enum class Weight { primary, secondary, past, on_past };  // primary: one on a desk

struct Button {
  std::string label;
  const char* key;
  Weight weight = Weight::secondary;
  bool enabled = true;
};
bool button(const Place&, const Button&);

// An icon that one can press; its name is heard, and shown while it is pointed at.
struct IconButton {
  Icon icon;
  std::string name;
  const char* key;
  bool enabled = true;
  bool on_past = false;  // it stands on the past's own colour
  std::string shortcut;  // the key that does the same, shown with the name
};
bool icon_button(const Place&, const IconButton&);
inline bool icon_button(const Place& place, Icon icon, const std::string& name, const char* key,
                        bool enabled) {
  return icon_button(place, {icon, name, key, enabled});
}

struct Field {
  std::string label;
  const char* key;
  bool enabled = true;
  bool wrong = false;          // what it holds was refused
  std::string suffix;          // the unit behind the value
  bool label_is_drawn = true;  // else it is only heard
  bool framed = true;
};
// True when Enter was pressed in it.
bool textbox(const Place&, const Field&, std::string& value);

// Answers the option that was just chosen.
std::optional<std::size_t> combobox(const Place&, const Field&, std::span<const std::string> options,
                                    std::size_t chosen);

// One line of a list that is open: where Dear ImGui's cursor stands.
bool option(const std::string& name, bool chosen, float width);

struct Row {
  std::string name;  // what it says, as a sentence
  std::string key;
  bool selected = false;
};
// One line of a list: draws its ground and the bar of a selected one, and answers whether it was pressed.
bool row(const Place&, const Row&);

struct TabLabel {
  std::string label;
  const char* key;
  bool selected = false;
};
bool tab(const Place&, const TabLabel&, std::optional<Icon> icon = {});

// A number from 0 to `most`, moved by dragging, by a click on the track, and by the arrow keys, Home and End.
struct Slider {
  std::string label;
  const char* key;
  std::uint64_t value = 0, most = 0;
};
// `value_at` says which value lies under an x.
template <class ValueAt>
std::optional<std::uint64_t> slider(const Place&, const Slider&, ValueAt value_at);

namespace detail {
std::optional<std::uint64_t> slider_key(const Slider&);
bool slider_held(const Place&, const Slider&);
}  // namespace detail

template <class ValueAt>
std::optional<std::uint64_t> slider(const Place& place, const Slider& slider, ValueAt value_at) {
  if (detail::slider_held(place, slider)) return value_at(ImGui::GetIO().MousePos.x);
  return detail::slider_key(slider);
}

}  // namespace ui
