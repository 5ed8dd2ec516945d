// State is a fold: an account before an event, the event, and the account after it, with the line of `evolve`
// that made the one out of the other.
#include <algorithm>
#include <span>

#include "app/evolve_lines.hpp"
#include "app/words.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/shapes.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

// States stand in columns, and events between them.
struct Rail {
  static constexpr float labels = 64, state_width = 100;  // of the design

  Rail(const Place& inner, std::size_t steps)
      : first(inner.x + px(labels) + px(state_width)),
        gap((inner.right() - first) / static_cast<float>(steps)) {}

  float state(std::size_t index) const { return first + static_cast<float>(index) * gap; }  // its right edge
  float event(std::size_t step) const {  // its middle, between two states
    return state(step) + (gap - px(state_width)) / 2 + px(8);
  }

  float first, gap;
};

struct Line {  // one field of the state, over all columns
  float middle;
  const char* label;
  std::string app::AccountShown::* field;
  bool figure = false;  // mono, and larger
};

// A value that this event changed is lit in the event's hue.
void draw_value(const Rail& rail, const Line& line, std::size_t column, const std::string& value,
                std::optional<ImU32> lit) {
  const auto& c = colours();
  const float right = rail.state(column), half = px(line.figure ? 15 : 10);
  if (lit) {
    auto& list = *ImGui::GetWindowDrawList();
    const ImVec2 min{right - px(Rail::state_width), line.middle - half},
        max{right + px(8), line.middle + half};
    list.AddRectFilled(min, max, mixed(*lit, c.surface, 0.2F), px(2));
    list.AddRectFilled({max.x - px(3), min.y}, max, *lit, px(2), ImDrawFlags_RoundCornersRight);
  }
  const auto colour = lit ? c.ink1 : c.ink2;
  if (line.figure) {
    draw_right({right, line.middle}, lit ? mono_bold(size::fold, colour) : mono(size::fold, colour), value);
    return;
  }
  const auto ink = lit ? sans_bold(size::caption, colour) : sans(size::caption, colour);
  const float width = std::min(width_of(ink, value), px(Rail::state_width - 8));
  draw_fitted({right - width, line.middle}, width, ink, value);
}

void draw_line(const Place& inner, const Rail& rail, const Line& line, const app::AccountShown& before,
               std::span<const app::FoldStep> steps) {
  draw_left({inner.x, line.middle}, sans(size::caption, colours().ink3), text(line.label));
  const std::string* last = &(before.*line.field);
  draw_value(rail, line, 0, *last, {});
  for (std::size_t index = 0; index < steps.size(); ++index) {
    const std::string& value = steps[index].after.*line.field;
    draw_value(rail, line, index + 1, value,
               value == *last ? std::nullopt : std::optional{hue_of(steps[index].type)});
    if (line.figure)
      draw_centred({rail.event(index), line.middle}, mono(size::body, colours().ink2), steps[index].change);
    last = &value;
  }
}

std::string version_word(es::Version version) { return "v" + std::to_string(version.value); }

// v5 > event > v6: a version, an arrow through the event, and the next version.
void draw_rail(const Rail& rail, float y, es::Version before, std::span<const app::FoldStep> steps,
               const app::FoldStep* chosen) {
  const auto& c = colours();
  auto& list = *ImGui::GetWindowDrawList();
  draw_right({rail.state(0), y}, mono_bold(size::body, c.ink1), version_word(before));
  for (std::size_t index = 0; index < steps.size(); ++index) {
    const auto& step = steps[index];
    const bool bold = &step == chosen;
    const auto version = version_word(step.after.version);
    const auto ink = mono_bold(size::body, c.ink1);
    const float from = rail.state(index) + px(10),
                to = rail.state(index + 1) - width_of(ink, version) - px(14);
    const float middle = rail.event(index);
    const auto colour = bold ? c.ink1 : c.edge;
    list.AddLine({from, y}, {middle - px(12), y}, colour, fine(1.5F));
    list.AddLine({middle + px(12), y}, {to, y}, colour, fine(1.5F));
    for (const float side : {-4.0F, 4.0F})
      list.AddLine({to - px(5), y + px(side)}, {to, y}, colour, fine(1.5F));
    draw_event({middle, y}, step.type, 8);
    draw_right({rail.state(index + 1), y}, ink, version);
    draw_centred({middle, y + px(20)}, bold ? sans_bold(size::caption, c.ink1) : sans(size::caption, c.ink2),
                 step.type);
  }
}

// The name of the event bears its hue, and what is done to the state is bold.
void draw_evolve_line(const Place& place, const app::EvolveLine& line) {
  const auto& c = colours();
  draw_hairline(place.x, place.right(), place.y);
  const auto at = std::string{line.file} + ":" + std::to_string(line.line);
  const float beside = width_of(mono(size::caption, c.ink3), line.code) + px(12);
  const bool one_line = beside + width_of(mono(size::caption, c.ink3), at) <= place.width;
  draw_right({place.right(), place.y + px(one_line ? 17 : 33)}, mono(size::caption, c.ink3), at);
  const std::string_view code = line.code;
  const auto name = code.find(line.event), body = code.find("{ ") + 2, end = code.rfind("return");
  const auto ink = mono(size::caption, c.ink1);
  const std::vector<Run> runs{
      {ink, std::string{code.substr(0, name)}},
      {mono(size::caption, hue_of(line.event)), std::string{line.event}},
      {ink, std::string{code.substr(name + line.event.size(), body - name - line.event.size())}},
      {mono_bold(size::caption, c.ink1), std::string{code.substr(body, end - body)}},
      {ink, std::string{code.substr(end)}}};
  draw_paragraph({place.x, place.y + px(9)}, place.width, 16, runs);
}

// Back and on along the account's own events.
void draw_steps(const Place& inner, float middle, const app::FoldView& fold, const app::Ask& ask) {
  struct Way {
    Icon icon;
    std::string name;
    const char* key;
    std::optional<es::Position> to;
  };
  const Way ways[] = {
      {Icon::forward, text("fold.next", {{"account", fold.account}}), "fold.next", fold.next},
      {Icon::back, text("fold.previous", {{"account", fold.account}}), "fold.previous", fold.previous}};
  float right = inner.right() + px(6);
  for (const auto& way : ways) {
    const Place place{right - px(28), middle - px(14), px(28), px(28)};
    if (icon_button(place, way.icon, way.name, way.key, way.to.has_value())) ask(app::SelectEvent{*way.to});
    right -= px(32);
  }
}

void draw_fold(const Place& inner, const app::FoldView& fold, const app::Ask& ask) {
  draw_steps(inner, inner.y + px(16), fold, ask);
  std::span<const app::FoldStep> steps = fold.steps;
  auto before = fold.before;
  const app::FoldStep* chosen = &fold.steps[fold.chosen];
  if (inner.width < px(480)) {  // room for one event only
    if (fold.chosen > 0) before = fold.steps[fold.chosen - 1].after;
    steps = std::span(chosen, 1);
  }
  const Rail rail{inner, steps.size()};
  const float top = inner.y + px(32);
  draw_rail(rail, top + px(18), before.version, steps, chosen);
  const Line lines[] = {{top + px(69), "fold.balance", &app::AccountShown::balance, true},
                        {top + px(99), "fold.status", &app::AccountShown::status},
                        {top + px(121), "fold.owner", &app::AccountShown::owner}};
  for (const auto& line : lines)
    if (line.middle + px(12) <= inner.bottom()) draw_line(inner, rail, line, before, steps);
  const Place code{inner.x, top + px(136), inner.width, px(44)};
  const auto* line = app::evolve_line_of(chosen->type);
  if (line != nullptr && code.bottom() <= inner.bottom() + px(8)) draw_evolve_line(code, *line);
}

}  // namespace

void draw_fold_panel(const app::LabView& view, Draft&, const app::Ask& ask) {
  const auto& c = colours();
  const Place region = current_region();
  const float side = px(region.width < px(600) ? 16 : 24);
  const Place inner{region.x + side, region.y + px(12), region.width - 2 * side, region.height - px(12)};
  const float middle = inner.y + px(16);
  float x =
      inner.x + draw_left({inner.x, middle}, sans_bold(size::heading, c.ink1), text("fold.title")) + px(12);
  const auto fold = view.fold();
  if (!fold) {
    draw_paragraph({inner.x, inner.y + px(36)}, std::min(inner.width, px(440)), 20, sans(size::body, c.ink3),
                   text("fold.empty"));
    return;
  }
  const float room = inner.right() - px(76) - x;
  const auto name = mono(size::body, c.ink2);
  const float named = std::min(width_of(name, fold->account), room);
  x += draw_fitted({x, middle}, named, name, fold->account) + px(12);
  const auto caption = sans(size::caption, c.ink3);
  if (x + width_of(caption, text("fold.caption")) < inner.right() - px(76))
    draw_left({x, middle}, caption, text("fold.caption"));
  draw_fold(inner, *fold, ask);
}

}  // namespace ui
