// The widgets in which something is typed or chosen: textbox and combobox, and the options of a list.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

#include "ui/controls.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widget_parts.hpp"
#include "ui/widgets.hpp"

namespace ui {

using namespace detail;

namespace {

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

}  // namespace ui
