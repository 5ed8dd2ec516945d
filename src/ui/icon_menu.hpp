// An icon under which a list of choices opens, in groups: of each group, one is chosen.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/widgets.hpp"

namespace ui {

struct MenuGroup {
  std::string caption;
  std::vector<std::string> options;
  std::size_t chosen = 0;
};

struct MenuChoice {
  std::size_t group = 0, option = 0;
};

// Answers what was just chosen.
std::optional<MenuChoice> icon_menu(const Place&, const IconButton&, std::span<const MenuGroup>);

}  // namespace ui
