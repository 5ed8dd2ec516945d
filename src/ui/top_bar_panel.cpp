// The top bar: how safe the newest events are, and whether this tab writes. In the past it fills with the
// past.
#include "app/words.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
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

// Draws an icon and its words so that they end at `right`; answers where they begin.
float draw_mark_before(float right, float middle, const Mark& mark, ImU32 colour, bool with_words) {
  float x = right;
  if (with_words) x -= draw_right({x, middle}, sans(size::body, colour), mark.words) + px(8);
  draw_icon({x - px(8), middle}, mark.icon, colour);
  return x - px(16);
}

// What "saved" promises, privacy and licences are a page of their own. Answers where the button begins.
float draw_about(const Place& bar, const app::Ask& ask) {
  const float side = px(32);
  const Place place{bar.right() - px(12) - side, bar.middle() - side / 2, side, side};
  if (icon_button(place, Icon::about, text("about.open"), "about.open", true)) ask(app::PageTask::show_about);
  return place.x;
}

void draw_now(const Place& bar, const app::LabView& view, const app::Ask& ask) {
  const auto& c = colours();
  const bool roomy = bar.width >= px(600);
  const auto mark = mark_of(view);
  const bool follower = view.role == app::Role::follower;
  const Mark role{follower ? Icon::follower : Icon::writer, text(follower ? "role.follower" : "role.writer")};
  float right = draw_about(bar, ask) - px(12);
  right = draw_mark_before(right, bar.middle(), role, c.ink2, roomy) - px(20);
  draw_mark_before(right, bar.middle(), mark, mark.trouble ? c.trouble : c.ink2, true);
}

void draw_past(const Place& bar, const app::LabView& view, const app::Ask& ask) {
  const auto& c = colours();
  ImGui::GetWindowDrawList()->AddRectFilled({bar.x, bar.y}, {bar.right(), bar.bottom()}, c.past);
  const bool roomy = bar.width >= px(900);
  const auto mark = mark_of(view);
  float right = draw_mark_before(bar.right() - px(20), bar.middle(), mark, c.on_past, roomy) - px(20);
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
  const auto at = view.recorded_at(view.cursor.position);
  const auto whole = at.empty() ? of : of + " · " + at;
  if (x + width_of(detail, whole) < right)
    draw_left({x, bar.middle()}, detail, whole);
  else if (x + width_of(detail, of) < right)
    draw_left({x, bar.middle()}, detail, of);
}

}  // namespace

void draw_top_bar_panel(const app::LabView& view, Draft&, const app::Ask& ask) {
  const Place bar = current_region();
  const bool live = view.cursor.live;
  if (live)
    draw_now(bar, view, ask);
  else
    draw_past(bar, view, ask);
  const auto ink = live ? colours().ink1 : colours().on_past;
  draw_mark({bar.x + px(20), bar.middle()}, ink);
  const bool named = bar.width >= px(900) || (live && bar.width >= px(360));
  if (named) draw_left({bar.x + px(56), bar.middle()}, sans_bold(size::name, ink), text("page.name"));
}

}  // namespace ui
