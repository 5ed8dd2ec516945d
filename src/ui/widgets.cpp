#include "ui/widgets.hpp"

#include "imgui_internal.h"

#include "ui/controls.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widget_parts.hpp"

namespace ui {

using namespace detail;

namespace {

// At once, because a page that draws on demand has no frame later on in which to show it.
void tooltip(const std::string& words, const std::string& key) {
  if (!ImGui::IsItemHovered()) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(8), px(6)});
  if (ImGui::BeginTooltip()) {
    const auto at = ImGui::GetCursorScreenPos();
    float width = draw_left({at.x, at.y + px(8)}, sans(size::caption, colours().ink1), words);
    if (!key.empty()) {
      width += px(12);
      width += draw_left({at.x + width, at.y + px(8)}, mono(size::caption, colours().ink3), key);
    }
    ImGui::Dummy({width, px(16)});
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar();
}

void draw_button(const Place& place, const Button& button) {
  const auto& c = colours();
  if (!button.enabled) {
    draw_dashed_box(corner(place), far_corner(place), c.edge);
    draw_centred({place.x + place.width / 2, place.middle()}, sans(size::body, c.ink3), button.label);
    return;
  }
  const bool hovered = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
  const float shade = held ? 0.75F : hovered ? 0.88F : 1;
  ImU32 fill = ground_of_control(0), word = c.ink1;
  if (button.weight == Weight::primary) fill = mixed(c.ink1, c.ground, shade), word = c.surface;
  if (button.weight == Weight::past) fill = mixed(c.past, c.ground, shade), word = c.on_past;
  if (button.weight == Weight::on_past) fill = mixed(c.on_past, c.past, shade), word = c.past;
  pen().AddRectFilled(corner(place), far_corner(place), fill, px(4));
  if (button.weight == Weight::secondary) pen().AddRect(corner(place), far_corner(place), c.edge, px(4));
  draw_centred({place.x + place.width / 2, place.middle()}, sans_bold(size::body, word), button.label);
}

}  // namespace

bool button(const Place& place, const Button& what) {
  const bool pressed = press(place, what.key, what.enabled);
  draw_button(place, what);
  focus_ring(place, what.weight == Weight::on_past ? colours().on_past : colours().ink1);
  record({.role = "button", .name = what.label, .value = "", .enabled = what.enabled});
  return pressed;
}

bool icon_button(const Place& place, const IconButton& what) {
  const auto& c = colours();
  const bool pressed = press(place, what.key, what.enabled);
  const auto ground =
      what.on_past ? mixed(c.on_past, c.past, ImGui::IsItemHovered() ? 0.15F : 0) : ground_of_control(0);
  if (what.enabled) pen().AddRectFilled(corner(place), far_corner(place), ground, px(4));
  const auto ink = what.on_past ? c.on_past : c.ink2;
  draw_icon({place.x + place.width / 2, place.middle()}, what.icon, what.enabled ? ink : c.edge);
  focus_ring(place, what.on_past ? c.on_past : c.ink1);
  if (what.enabled) tooltip(what.name, what.shortcut);
  record({.role = "button", .name = what.name, .value = "", .enabled = what.enabled});
  return pressed;
}

bool row(const Place& place, const Row& what) {
  // Tab goes to the selected row and past the others, which the arrow keys reach: a log may have a million.
  ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !what.selected);
  const bool pressed = press(place, what.key, true);
  ImGui::PopItemFlag();
  const auto& c = colours();
  if (what.selected || ImGui::IsItemHovered())
    pen().AddRectFilled(corner(place), far_corner(place), c.raised, px(2));
  if (what.selected) pen().AddRectFilled(corner(place), {place.x + px(3), place.y + place.height}, c.ink1);
  focus_ring({place.x + px(4), place.y + px(4), place.width - px(8), place.height - px(8)}, c.ink1);
  record({.role = "row", .name = what.name, .value = what.selected ? "selected" : ""},
         what.selected ? Stop::yes : Stop::no);
  return pressed;
}

bool tab(const Place& place, const TabLabel& what, std::optional<Icon> icon) {
  const auto& c = colours();
  const bool pressed = press(place, what.key, true);
  if (ImGui::IsItemHovered()) pen().AddRectFilled(corner(place), far_corner(place), c.raised);
  const auto colour = what.selected ? c.ink1 : c.ink3;
  const auto ink = what.selected ? sans_bold(size::caption, colour) : sans(size::caption, colour);
  const float centre = place.x + place.width / 2;
  if (icon) draw_icon({centre, place.y + px(19)}, *icon, colour);
  const float line = icon ? place.y + px(40) : place.middle(), room = place.width - px(8);
  if (width_of(ink, what.label) <= room)
    draw_centred({centre, line}, ink, what.label);
  else
    draw_fitted({place.x + px(4), line}, room, ink, what.label);
  if (what.selected) {
    const float edge = icon ? place.y : place.y + place.height - px(2);
    pen().AddRectFilled({place.x, edge}, {place.x + place.width, edge + px(2)}, c.ink1);
  }
  focus_ring({place.x + px(4), place.y + px(4), place.width - px(8), place.height - px(8)}, c.ink1);
  record({.role = "tab", .name = what.label, .value = what.selected ? "selected" : ""});
  return pressed;
}

namespace detail {

bool slider_held(const Place& place, const Slider& what) {
  press(place, what.key, true);
  const bool held = ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  // A quick hand lets go within the frame of its last move: that move counts too.
  const bool let_go = ImGui::IsItemDeactivated() && ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  if (held) record_dragged();
  if (ImGui::IsItemFocused()) {  // the arrow keys move the value, and not the focus
    for (const auto key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home, ImGuiKey_End})
      ImGui::SetKeyOwner(key, ImGui::GetItemID());
  }
  focus_ring(place, colours().ink1);
  record({.role = "slider", .name = what.label, .value = std::to_string(what.value)});
  return held || let_go;
}

std::optional<std::uint64_t> slider_key(const Slider& what) {
  if (!ImGui::IsItemFocused()) return {};
  const auto pressed = [owner = ImGui::GetItemID()](ImGuiKey key) {
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_None, owner);
  };
  if (pressed(ImGuiKey_LeftArrow) && what.value > 0) return what.value - 1;
  if (pressed(ImGuiKey_RightArrow) && what.value < what.most) return what.value + 1;
  if (pressed(ImGuiKey_Home)) return 0;
  if (pressed(ImGuiKey_End)) return what.most;
  return {};
}

}  // namespace detail
}  // namespace ui
