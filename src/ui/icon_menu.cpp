#include "ui/icon_menu.hpp"

#include "ui/region.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

constexpr float menu_width = 176;

void draw_caption(const std::string& caption, bool first) {
  const auto at = ImGui::GetCursorScreenPos();
  if (!first) draw_hairline(at.x, at.x + px(menu_width), at.y + px(4));
  draw_left({at.x + px(12), at.y + px(first ? 12 : 20)}, sans(size::caption, colours().ink3), caption);
  ImGui::Dummy({px(menu_width), px(first ? 24 : 32)});
}

}  // namespace

std::optional<MenuChoice> icon_menu(const Place& place, const IconButton& what,
                                    std::span<const MenuGroup> groups) {
  const std::string menu = "menu of " + std::string{what.key};
  if (icon_button(place, what)) ImGui::OpenPopup(menu.c_str());
  std::optional<MenuChoice> picked;
  ImGui::SetNextWindowPos({place.right(), place.bottom() + px(4)}, ImGuiCond_Always, {1, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {1, px(4)});
  if (ImGui::BeginPopup(menu.c_str())) {
    for (std::size_t group = 0; group < groups.size(); ++group) {
      draw_caption(groups[group].caption, group == 0);
      for (std::size_t index = 0; index < groups[group].options.size(); ++index)
        if (option(groups[group].options[index], index == groups[group].chosen, px(menu_width)))
          picked = {group, index};
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  return picked;
}

}  // namespace ui
