#include "ui/widgets.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

#include "ui/controls.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

ImVec2 corner(const Place& place) { return {place.x, place.y}; }
ImVec2 far_corner(const Place& place) { return {place.right(), place.bottom()}; }

ImDrawList& pen() { return *ImGui::GetWindowDrawList(); }

// Two pixels of the strongest ink, two pixels away: on everything that has the keyboard's attention.
void focus_ring(const Place& place, ImU32 colour) {
  const auto& context = *ImGui::GetCurrentContext();
  if (!ImGui::IsItemFocused() || !context.NavCursorVisible) return;
  const float gap = px(3);
  pen().AddRect({place.x - gap, place.y - gap}, {place.x + place.width + gap, place.y + place.height + gap},
                colour, px(4) + gap, 0, px(2));
}

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

std::string wanted_focus;  // the key of who gets the keyboard

// Before the item that is drawn under that key.
void take_focus(std::string_view key) {
  if (wanted_focus != key) return;
  wanted_focus.clear();
  ImGui::SetKeyboardFocusHere();
  ImGui::SetNavCursorVisible(true);
}

std::string id_of(std::string_view key) { return "###" + std::string{key}; }

// The invisible part of a widget: where it is pressed.
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

// The frame that textbox and combobox share, with the label at its left.
void draw_field(const Place& place, const Field& field, bool attended) {
  const auto& c = colours();
  if (!field.framed) {
    pen().AddRectFilled(corner(place), far_corner(place), ground_of_control(0), px(4));
  } else if (!field.enabled) {
    draw_dashed_box(corner(place), far_corner(place), c.edge);
  } else {
    const float thickness = field.wrong || attended ? px(2) : 1;
    const float inset = thickness / 2 - 0.5F;
    pen().AddRectFilled(corner(place), far_corner(place), c.surface, px(4));
    pen().AddRect({place.x + inset, place.y + inset},
                  {place.x + place.width - inset, place.y + place.height - inset},
                  field.wrong ? c.trouble
                  : attended  ? c.ink1
                              : c.edge,
                  px(4), 0, thickness);
  }
}

constexpr float padding = 10;  // between the edge of a field and what stands in it

int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
  auto& text = *static_cast<std::string*>(data->UserData);
  text.resize(static_cast<std::size_t>(data->BufTextLen));
  data->Buf = text.data();
  return 0;
}

std::string_view drawn_label(const Field& field) {
  return field.label_is_drawn ? std::string_view{field.label} : std::string_view{""};
}

// Dear ImGui's own input, without its frame; right-aligned for as long as the text has room.
bool input(const Place& place, const Field& field, std::string& value) {
  constexpr float height_of_em = 1.32F;  // JetBrains Mono, from its highest letter to its lowest
  ImGui::PushFont(faces().typing, size::body * height_of_em);
  const float room = place.width - px(2),
              text = ImGui::CalcTextSize(value.data(), value.data() + value.size()).x;
  const float above = std::floor((place.height - ImGui::GetFontSize()) / 2);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {std::max(room - text, 0.0F), above});
  ImGui::PushStyleColor(ImGuiCol_Text, field.enabled ? colours().ink1 : colours().ink3);
  ImGui::SetCursorScreenPos({place.x, place.y});
  take_focus(field.key);
  ImGui::SetNextItemWidth(place.width);
  auto flags = ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_EnterReturnsTrue |
               ImGuiInputTextFlags_CallbackResize;
  if (text <= room) flags |= ImGuiInputTextFlags_NoHorizontalScroll;
  if (!field.enabled) flags |= ImGuiInputTextFlags_ReadOnly;
  const bool entered =
      ImGui::InputText(id_of(field.key).c_str(), value.data(), value.capacity() + 1, flags, grow, &value);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return entered;
}

}  // namespace

void focus(std::string_view key) { wanted_focus = key; }

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

bool textbox(const Place& place, const Field& field, std::string& value) {
  const auto& c = colours();
  const auto id = ImGui::GetID(id_of(field.key).c_str());
  const bool attended = ImGui::GetActiveID() == id || (ImGui::GetCurrentContext()->NavId == id &&
                                                       ImGui::GetCurrentContext()->NavCursorVisible);
  draw_field(place, field, field.enabled && attended);
  const float label =
      draw_left({place.x + px(padding), place.middle()}, sans(size::caption, c.ink3), drawn_label(field));
  float right = place.x + place.width - px(padding);
  if (!field.suffix.empty())
    right -= draw_right({right, place.middle()}, sans(size::caption, c.ink3), field.suffix) + px(6);
  const float left = place.x + px(padding) + label + (label > 0 ? px(8) : 0);
  take_focus(field.key);
  ImGui::BeginDisabled(!field.enabled);
  const bool entered = input({left, place.y, right - left + px(2), place.height}, field, value);
  const bool beside = !ImGui::IsItemHovered() && ImGui::IsMouseHoveringRect(corner(place), far_corner(place));
  if (field.enabled && beside && ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0))
    ImGui::SetKeyboardFocusHere(-1);
  ImGui::EndDisabled();
  ImGui::GetCurrentContext()->LastItemData.Rect = {corner(place),
                                                   far_corner(place)};  // the whole field takes the click
  record({.role = "textbox", .name = field.label, .value = value, .enabled = field.enabled});
  return entered;
}

std::optional<std::size_t> combobox(const Place& place, const Field& field,
                                    std::span<const std::string> options, std::size_t chosen) {
  const auto& c = colours();
  const std::string list = "list of " + std::string{field.key};
  if (press(place, field.key, field.enabled)) ImGui::OpenPopup(list.c_str());
  const bool open = ImGui::IsPopupOpen(list.c_str());
  draw_field(place, field, open);
  focus_ring(place, c.ink1);
  const float label =
      draw_left({place.x + px(padding), place.middle()}, sans(size::caption, c.ink3), drawn_label(field));
  const auto ink =
      field.framed ? sans(size::body, field.enabled ? c.ink1 : c.ink3) : sans(size::caption, c.ink2);
  const float right = place.x + place.width - px(padding) - px(14);
  const float room = right - (place.x + px(padding) + label + px(8));
  const float width = std::min(width_of(ink, options[chosen]), room);
  draw_fitted({right - width, place.middle()}, room, ink, options[chosen]);
  draw_icon({place.x + place.width - px(padding) - px(4), place.middle()}, Icon::chevron,
            field.enabled ? c.ink2 : c.ink3);
  record({.role = "combobox", .name = field.label, .value = options[chosen], .enabled = field.enabled});
  if (!open) return {};

  std::optional<std::size_t> picked;
  constexpr std::size_t in_sight = 10;  // the rest scrolls
  const float list_height = static_cast<float>(std::min(options.size(), in_sight)) * px(32) + px(12);
  float list_width = place.width - 2;
  for (const auto& name : options)
    list_width = std::max(list_width, width_of(sans_bold(size::body, 0), name) + px(3 * padding));
  const auto screen = ImGui::GetIO().DisplaySize;
  const bool upwards = place.bottom() + list_height > screen.y;
  ImGui::SetNextWindowPos(
      {std::min(place.x, screen.x - list_width - px(8)), upwards ? place.y - px(4) : place.bottom() + px(4)},
      ImGuiCond_Always, {0, upwards ? 1.0F : 0.0F});
  ImGui::SetNextWindowSizeConstraints({0, 0}, {screen.x, list_height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {1, px(4)});
  if (ImGui::BeginPopup(list.c_str())) {
    for (std::size_t index = 0; index < options.size(); ++index)
      if (option(options[index], index == chosen, list_width)) picked = index;
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  return picked;
}

bool option(const std::string& name, bool chosen, float width) {
  const auto at = ImGui::GetCursorScreenPos();
  const Place place{at.x, at.y, width, px(32)};
  const bool pressed = ImGui::Selectable(("###" + name).c_str(), chosen, 0, {place.width, place.height});
  const auto& c = colours();
  if (ImGui::IsItemHovered() || ImGui::IsItemFocused())
    pen().AddRectFilled(corner(place), far_corner(place), c.raised);
  if (chosen) pen().AddRectFilled(corner(place), {place.x + px(3), place.y + place.height}, c.ink1);
  draw_left({place.x + px(padding + 2), place.middle()},
            chosen ? sans_bold(size::body, c.ink1) : sans(size::body, c.ink1), name);
  record({.role = "option", .name = name, .value = chosen ? "selected" : ""}, Stop::no);
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
