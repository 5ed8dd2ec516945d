// The list of the shortcuts: over everything, for as long as somebody looks at it.
#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "ui/controls.hpp"
#include "ui/shortcuts.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

constexpr const char* id = "list of shortcuts";
constexpr float panel_width = 380, side = 20, row_height = 32, heading = 56;

// A key as it looks on a keyboard. Answers how wide it is.
float draw_key(ImVec2 left_middle, const std::string& key) {
  const auto& c = colours();
  const auto ink = mono(size::caption, c.ink1);
  const float width = std::max(width_of(ink, key) + px(12), px(24)), half = px(12);
  const ImVec2 min{left_middle.x, left_middle.y - half}, max{left_middle.x + width, left_middle.y + half};
  ImGui::GetWindowDrawList()->AddRect(min, max, c.edge, px(4));
  draw_centred({left_middle.x + width / 2, left_middle.y}, ink, key);
  return width;
}

float draw_line(const Place& inner, float y, std::span<const std::string> shown_keys,
                const std::string& what) {
  float x = inner.x;
  for (const auto& key : shown_keys) x += draw_key({x, y + px(row_height) / 2}, key) + px(4);
  const float left = std::max(x + px(8), inner.x + px(40));
  draw_fitted({left, y + px(row_height) / 2}, inner.right() - left, sans(size::body, colours().ink1), what);
  return y + px(row_height);
}

void draw_list(const Place& inner, Draft& draft) {
  draw_left({inner.x, inner.y + px(heading) / 2}, sans_bold(size::heading, colours().ink1),
            text("shortcut.title"));
  const Place close{inner.right() - px(72), inner.y + px(heading - 32) / 2, px(72), px(32)};
  if (button(close, {.label = text("shortcut.close"), .key = "shortcut.close"}))
    draft.lists_shortcuts = false;
  float y = inner.y + px(heading);
  for (const auto& shortcut : all_shortcuts()) {
    const std::string key = shortcut.key;
    y = draw_line(inner, y, {&key, 1}, text(shortcut.word));
  }
  const std::string arrows[] = {"←", "→", "Home", "End"};
  y = draw_line(inner, y, arrows, text("shortcut.cursor")) + px(8);
  y += draw_paragraph({inner.x, y}, inner.width, 18, sans(size::caption, colours().ink3),
                      text("shortcut.tab"));
  ImGui::SetCursorScreenPos({inner.x, inner.y});
  ImGui::Dummy({inner.width, y + px(side) - inner.y});
  record({.role = "dialog", .name = text("shortcut.title"), .value = ""}, Stop::no);
}

}  // namespace

void draw_shortcuts(Draft& draft) {
  const bool open = ImGui::IsPopupOpen(id);
  if (draft.lists_shortcuts && !open && !draft.listed_shortcuts) ImGui::OpenPopup(id);
  const auto screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(px(panel_width), screen.x - px(16));
  const float height =
      px(heading + row_height * (static_cast<float>(all_shortcuts().size()) + 1) + 8 + 2 * 18 + side);
  ImGui::SetNextWindowPos({std::round(screen.x / 2), std::round(screen.y / 2)}, ImGuiCond_Always,
                          {0.5F, 0.5F});
  ImGui::SetNextWindowSize({width, std::min(height, screen.y - px(16))});
  const bool shown = ImGui::BeginPopup(id);
  if (shown) {
    const auto at = ImGui::GetCursorScreenPos();
    draw_list({at.x + px(side), at.y, width - 2 * px(side), height}, draft);
    if (!draft.lists_shortcuts) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  if (!shown) draft.lists_shortcuts = false;  // Escape, or a click beside it
  draft.listed_shortcuts = draft.lists_shortcuts;
}

}  // namespace ui
