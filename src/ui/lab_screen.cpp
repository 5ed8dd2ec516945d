#include "ui/lab_screen.hpp"

#include <cmath>

#include "app/words.hpp"
#include "ui/controls.hpp"
#include "ui/glide.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/shortcuts.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

using Panel = void (*)(const app::LabView&, Draft&, const app::Ask&);

struct Drawing {
  const app::LabView& view;
  Draft& draft;
  const app::Ask& ask;

  void panel(const char* key, const Place& place, ImU32 ground, Panel draw) const {
    begin_region(key, place, ground);
    draw(view, draft, ask);
    end_region();
  }

  void panel_of(Tab tab, const Place& place) const {
    const auto& c = colours();
    switch (tab) {
      case Tab::desk:
        panel("desk", place, c.ground, draw_desk_panel);
        break;
      case Tab::log:
        panel("log", place, c.surface, draw_log_panel);
        break;
      case Tab::fold:
        panel("fold", place, c.surface, draw_fold_panel);
        break;
      case Tab::read_models:
        panel("read models", place, c.ground, draw_read_models_panel);
        break;
      case Tab::inspector:
        panel("inspector", place, c.ground, draw_inspector_panel);
        break;
    }
  }
};

struct TabOfScreen {
  Tab tab;
  const char *word, *key;
  Icon icon;
};
constexpr TabOfScreen screen_tabs[] = {
    {Tab::desk, "tab.desk", "tab.desk", Icon::commands},
    {Tab::log, "tab.log", "tab.log", Icon::log},
    {Tab::fold, "tab.fold", "tab.fold", Icon::fold},
    {Tab::read_models, "tab.read_models", "tab.read_models", Icon::read_models},
    {Tab::inspector, "tab.inspector", "tab.inspector", Icon::inspector}};

void draw_tabs(const Place& place, std::span<const TabOfScreen> tabs, Tab& chosen, bool with_icons) {
  begin_region("tabs", place, colours().ground);
  draw_hairline(place.x, place.right(), place.y);
  // Each as wide as its word, with the rest of the room shared out evenly.
  const auto width_for = [](const TabOfScreen& tab_of) {
    return width_of(sans_bold(size::caption, 0), text(tab_of.word));
  };
  float rest = place.width;
  for (const auto& tab_of : tabs) rest -= width_for(tab_of);
  float right = place.x;
  Place part{place.x, place.y, 0, place.height};
  for (const auto& tab_of : tabs) {
    right += width_for(tab_of) + rest / static_cast<float>(tabs.size());
    part.width = std::round(right) - part.x;
    const TabLabel label{.label = text(tab_of.word), .key = tab_of.key, .selected = tab_of.tab == chosen};
    if (tab(part, label, with_icons ? std::optional{tab_of.icon} : std::nullopt)) chosen = tab_of.tab;
    part.x = part.right();
  }
  end_region();
}

void draw_regions(const Layout& layout, const Drawing& drawing) {
  auto& draft = drawing.draft;
  const std::span tabs{screen_tabs};
  if (layout.shape == Shape::single || layout.shape == Shape::phone) {
    drawing.panel_of(draft.tab, layout.shared);
    draw_tabs(layout.tabs, tabs, draft.tab, layout.shape == Shape::phone);
    return;
  }
  drawing.panel_of(Tab::desk, layout.desk);  // first on the screen, and first in the list of controls
  drawing.panel_of(Tab::log, layout.log);
  if (layout.shape == Shape::narrow) {
    draw_tabs(layout.tabs, tabs.subspan(2), draft.lower_tab, false);
    drawing.panel_of(draft.lower_tab, layout.shared);
    return;
  }
  drawing.panel_of(Tab::fold, layout.fold);
  draw_hairline(layout.fold.x + px(24), layout.fold.right() - px(24), layout.fold.y);
  drawing.panel_of(Tab::read_models, layout.read_models);
  drawing.panel_of(Tab::inspector, layout.inspector);
  if (layout.shape == Shape::normal)
    draw_hairline(layout.inspector.x + px(20), layout.inspector.right() - px(20), layout.inspector.y);
}

}  // namespace

void draw_lab(const app::LabView& view, Draft& draft, const app::Ask& ask) {
  if (view.is_rebuilding()) ask(app::CarryOn{});  // a step a frame, so that the screen stays alive
  const auto size = ImGui::GetIO().DisplaySize;
  const float zoom = zoom_for(size.x) * static_cast<float>(draft.appearance.text_size) / 100;
  const auto layout = lay_out(size.x, size.y, zoom, notice_height(view, draft, size.x / zoom));
  const bool past = !view.cursor.live;
  begin_theme(palette(is_dark(draft.appearance, draft.preferences), past), zoom,
              layout.shape == Shape::phone);
  begin_controls();
  begin_glides();

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("lab", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  const Drawing drawing{view, draft, ask};
  take_shortcuts(view, draft, ask);
  draw_regions(layout, drawing);
  drawing.panel("timeline", layout.timeline, colours().ground, draw_timeline_panel);
  if (layout.notice.width > 0) drawing.panel("notice", layout.notice, colours().raised, draw_notice_panel);
  drawing.panel("top", layout.top, colours().ground, draw_top_bar_panel);
  if (past) {  // a frame holds the whole screen: this is not now
    auto& list = *ImGui::GetForegroundDrawList();
    const float edge = px(4);
    list.AddRectFilled({0, 0}, {edge, size.y}, colours().past);
    list.AddRectFilled({size.x - edge, 0}, size, colours().past);
    list.AddRectFilled({0, size.y - edge}, size, colours().past);
  }
  draw_shortcuts(draft);
  ImGui::End();
}

}  // namespace ui
