// The top bar: how safe the newest events are, whether this tab writes, and how it all looks. In the past it
// fills with the past.
#include "app/words.hpp"
#include "ui/icon_menu.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/shortcuts.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

struct Mark {
  Icon icon;
  std::string words;
  bool trouble = false;
};

Mark mark_of(const app::LabView& view) {
  if (!view.damage.empty()) return {Icon::trouble, text("saved.damaged"), true};
  if (view.keeping == app::Keeping::memory) return {Icon::unsaved, text("saved.memory")};
  struct {
    Mark operator()(const app::Saved& saved) const {
      if (saved.through.value == 0) return {Icon::unsaved, text("saved.nothing")};
      return {Icon::saved, text("saved.saved")};
    }
    Mark operator()(const app::Unsaved&) const { return {Icon::unsaved, text("saved.unsaved")}; }
    Mark operator()(const app::Saving&) const { return {Icon::saving, text("saved.saving")}; }
    Mark operator()(const app::SaveFailed&) const { return {Icon::trouble, text("saved.failed"), true}; }
  } describe;
  return std::visit(describe, view.durability);
}

// Where there is little room, the short form: what "saved" promises stands on the page about Foldline.
Mark short_of(Mark mark) {
  if (mark.icon == Icon::saved) mark.words = text("saved.short");
  return mark;
}

// Draws an icon and its words so that they end at `right`; answers where they begin.
float draw_mark_before(float right, float middle, const Mark& mark, ImU32 colour, bool with_words) {
  float x = right;
  if (with_words) x -= draw_right({x, middle}, sans(size::body, colour), mark.words) + px(8);
  draw_icon({x - px(8), middle}, mark.icon, colour);
  return x - px(16);
}

// What has no place of its own on a small screen.
struct More {
  const char* word;
  bool Draft::* opens;
};
std::vector<More> more_for(const Place& bar) {
  std::vector<More> more;
  const bool narrow = bar.width < px(600);
  if (narrow || ImGui::GetIO().DisplaySize.y < px(low_height))
    more.push_back({"time.choose", &Draft::chooses_time});
  if (narrow) more.push_back({"shortcut.title", &Draft::lists_shortcuts});
  return more;
}

std::vector<MenuGroup> menu_of(const Appearance& chosen, const std::vector<More>& more) {
  MenuGroup themes{text("look.theme"), {text("look.system"), text("look.dark"), text("look.light")}};
  themes.chosen = static_cast<std::size_t>(chosen.theme);
  MenuGroup sizes{text("look.text_size"), {}};
  for (const int size : text_sizes) {
    if (size == chosen.text_size) sizes.chosen = sizes.options.size();
    sizes.options.push_back(text("look.per_cent", {{"size", std::to_string(size)}}));
  }
  std::vector<MenuGroup> groups{themes, sizes};
  if (more.empty()) return groups;
  auto& rest = groups.emplace_back(MenuGroup{text("menu.more"), {}});
  for (const auto& [word, opens] : more) rest.options.push_back(text(word));
  rest.chosen = more.size();  // none of them
  return groups;
}

// How it looks, and a page about what "saved" promises, privacy and licences. Answers where they begin.
float draw_tools(const Place& bar, const app::LabView& view, Draft& draft, const app::Ask& ask) {
  const bool past = !view.cursor.live;
  const float side = px(32);
  Place place{bar.right() - px(12) - side, bar.middle() - side / 2, side, side};
  const IconButton about{
      .icon = Icon::about, .name = text("about.open"), .key = "about.open", .on_past = past};
  if (icon_button(place, about)) ask(app::PageTask::show_about);
  place.x -= side + px(4);
  const IconButton files{
      .icon = Icon::files, .name = text("files.open"), .key = "files.open", .on_past = past};
  if (icon_button(place, files)) draft.asks_for_files = !draft.asks_for_files;
  place.x -= side + px(4);
  const auto more = more_for(bar);
  const IconButton menu{.icon = more.empty() ? Icon::appearance : Icon::log,
                        .name = text(more.empty() ? "look.open" : "menu.open"),
                        .key = "look.open",
                        .on_past = past};
  if (const auto picked = icon_menu(place, menu, menu_of(draft.appearance, more))) {
    if (picked->group == 0)
      draft.appearance.theme = all_themes[picked->option];
    else if (picked->group == 1)
      draft.appearance.text_size = text_sizes[picked->option];
    else
      draft.*more[picked->option].opens = true;
  }
  if (bar.width >= px(600)) {  // else it stands in the menu
    place.x -= side + px(4);
    const IconButton list{.icon = Icon::help,
                          .name = text("shortcut.title"),
                          .key = "shortcut.title",
                          .on_past = past,
                          .shortcut = key_of(Shortcut::list)};
    if (icon_button(place, list)) draft.lists_shortcuts = true;
  }
  return place.x;
}

// Answers where it begins.
float draw_now(const Place& bar, const app::LabView& view, float right) {
  const auto& c = colours();
  const bool roomy = bar.width >= px(600);
  const auto mark = roomy ? mark_of(view) : short_of(mark_of(view));
  const bool follower = view.role == app::Role::follower;
  const Mark role{follower ? Icon::follower : Icon::writer, text(follower ? "role.follower" : "role.writer")};
  if (roomy || follower) right = draw_mark_before(right, bar.middle(), role, c.ink2, roomy) - px(20);
  return draw_mark_before(right, bar.middle(), mark, mark.trouble ? c.trouble : c.ink2, true);
}

void draw_past(const Place& bar, const app::LabView& view, float right, const app::Ask& ask) {
  const auto& c = colours();
  const bool roomy = bar.width >= px(900);
  const auto mark = short_of(mark_of(view));
  right = draw_mark_before(right, bar.middle(), mark, c.on_past, roomy) - px(20);
  const float width = px(72), height = px(32);
  const Place place{right - width, bar.middle() - height / 2, width, height};
  if (button(place, {.label = text("past.go_live"), .key = "past.go_live", .weight = Weight::on_past}))
    ask(app::GoLive{});
  right = place.x - px(20);

  float x = bar.x + (bar.width >= px(1200) ? px(288) : px(56));
  if (roomy && bar.width < px(1200)) x = bar.x + px(160);
  const auto of = text("past.position", {{"position", app::grouped(view.cursor.position.value)},
                                         {"head", app::grouped(view.head().value)}});
  const auto title = sans_bold(bar.width < px(600) ? size::body : size::heading, c.on_past);
  const auto detail = mono(size::body, c.on_past);
  if (x + width_of(title, text("past.title")) < right)
    x += draw_left({x, bar.middle()}, title, text("past.title")) + px(20);
  else if (x + width_of(title, text("past.short")) < right)
    x += draw_left({x, bar.middle()}, title, text("past.short")) + px(12);
  const auto at = view.recorded_at(view.cursor.position);
  const auto whole = at.empty() ? of : of + " · " + at;
  if (x + width_of(detail, whole) < right)
    draw_left({x, bar.middle()}, detail, whole);
  else if (x + width_of(detail, of) < right)
    draw_left({x, bar.middle()}, detail, of);
}

}  // namespace

void draw_top_bar_panel(const app::LabView& view, Draft& draft, const app::Ask& ask) {
  const Place bar = current_region();
  const bool live = view.cursor.live;
  const auto& c = colours();
  if (!live) ImGui::GetWindowDrawList()->AddRectFilled({bar.x, bar.y}, {bar.right(), bar.bottom()}, c.past);
  const float right = draw_tools(bar, view, draft, ask) - px(12);
  const auto ink = live ? c.ink1 : c.on_past;
  draw_mark({bar.x + px(20), bar.middle()}, ink);
  float room = bar.width >= px(900) ? right : 0;  // in the past, the past is named first
  if (live)
    room = draw_now(bar, view, right);
  else
    draw_past(bar, view, right, ask);
  const auto name = sans_bold(size::name, ink);
  const float left = bar.x + px(56);
  if (left + width_of(name, text("page.name")) + px(12) <= room)
    draw_left({left, bar.middle()}, name, text("page.name"));
}

}  // namespace ui
