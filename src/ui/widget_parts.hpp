// What the widgets are made of: where one is pressed, what lies under it, and what shows who has the
// keyboard.
#pragma once

#include <string>
#include <string_view>

#include "imgui.h"

#include "ui/layout.hpp"

namespace ui::detail {

inline ImVec2 corner(const Place& place) { return {place.x, place.y}; }
inline ImVec2 far_corner(const Place& place) { return {place.right(), place.bottom()}; }
inline ImDrawList& pen() { return *ImGui::GetWindowDrawList(); }

inline constexpr float padding = 10;  // between the edge of a field or an option and what stands in it

// What Dear ImGui knows it by: the key, and no word of it is drawn.
std::string id_of(std::string_view key);

// Call before the item that is drawn under that key: it gets the keyboard, if that was wanted.
void take_focus(std::string_view key);

// The invisible part of a widget: where it is pressed.
bool press(const Place&, std::string_view key, bool enabled);

ImU32 ground_of_control(ImU32 at_rest);  // of the last item, pointed at or held

// Two pixels of the strongest ink, two pixels away: on everything that has the keyboard's attention.
void focus_ring(const Place&, ImU32 colour);

}  // namespace ui::detail
