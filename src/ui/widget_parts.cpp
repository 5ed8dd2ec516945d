#include "ui/widget_parts.hpp"

#include "imgui_internal.h"

#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

std::string wanted_focus;  // the key of who gets the keyboard

}  // namespace

void focus(std::string_view key) { wanted_focus = key; }

namespace detail {

void focus_ring(const Place& place, ImU32 colour) {
  const auto& context = *ImGui::GetCurrentContext();
  if (!ImGui::IsItemFocused() || !context.NavCursorVisible) return;
  const float gap = px(3);
  pen().AddRect({place.x - gap, place.y - gap}, {place.x + place.width + gap, place.y + place.height + gap},
                colour, px(4) + gap, 0, px(2));
}

void take_focus(std::string_view key) {
  if (wanted_focus != key) return;
  wanted_focus.clear();
  ImGui::SetKeyboardFocusHere();
  ImGui::SetNavCursorVisible(true);
}

std::string id_of(std::string_view key) { return "###" + std::string{key}; }

bool press(const Place& place, std::string_view key, bool enabled) {
  ImGui::SetCursorScreenPos(corner(place));
  take_focus(key);
  ImGui::BeginDisabled(!enabled);
  const bool pressed =
      ImGui::InvisibleButton(id_of(key).c_str(), {place.width, place.height}, ImGuiButtonFlags_EnableNav);
  ImGui::EndDisabled();
  return pressed;
}

ImU32 ground_of_control(ImU32 at_rest) {
  if (ImGui::IsItemActive()) return colours().line;
  return ImGui::IsItemHovered() ? colours().raised : at_rest;
}

}  // namespace detail
}  // namespace ui
