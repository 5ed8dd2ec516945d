#include "ui/balance_chart.hpp"

#include <algorithm>
#include <cmath>

#include "app/intent.hpp"
#include "app/words.hpp"
#include "ui/shapes.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

constexpr std::size_t most_lines = 4;
constexpr std::int64_t minor_units = 100;  // of one unit, in every currency

// Accounts have no hue: their lines are solid, dashed, dotted and dash-long, and named at their ends.
struct Dashes {
  float dash, gap;
};
constexpr Dashes dashes[most_lines] = {{0, 0}, {5, 3}, {1.5F, 3}, {9, 4}};

// Where positions and balances stand.
struct Scale {
  Place plot;
  std::uint64_t head;
  std::int64_t lowest, highest;

  float x(es::Position position) const {
    return plot.x + plot.width * static_cast<float>(position.value) /
                        static_cast<float>(std::max(head, std::uint64_t{1}));
  }
  float y(std::int64_t minor) const {
    const auto share = static_cast<double>(minor - lowest) / static_cast<double>(highest - lowest);
    return plot.bottom() - plot.height * static_cast<float>(share);
  }
};

// 1, 2 or 5 times a power of ten, so that a grid line bears a round number; at most two lines above zero.
std::int64_t round_step(std::int64_t highest) {
  for (std::int64_t power = minor_units;; power *= 10)
    for (const std::int64_t factor : {1, 2, 5})
      if (highest / (factor * power) <= 2) return factor * power;
}

void draw_grid(const Scale& scale, std::int64_t step) {
  const auto& c = colours();
  for (std::int64_t value = 0; value <= scale.highest; value += step) {
    const float y = std::round(scale.y(value));
    ImGui::GetWindowDrawList()->AddRectFilled({scale.plot.x, y}, {scale.plot.right(), y + 1}, c.line);
    draw_right({scale.plot.x - px(8), y}, mono(size::caption, c.ink3),
               app::grouped(static_cast<std::uint64_t>(value / minor_units)));
  }
}

// A stretch of a line, straight across or straight down. The dashes of a step start anew.
void draw_stretch(ImVec2 from, ImVec2 to, ImU32 colour, float thickness, Dashes style) {
  if (style.dash == 0)
    ImGui::GetWindowDrawList()->AddLine(from, to, colour, thickness);
  else if (from.x <= to.x && from.y <= to.y)
    draw_dashed_line(from, to, colour, thickness, fine(style.dash), fine(style.gap));
  else
    draw_dashed_line(to, from, colour, thickness, fine(style.dash), fine(style.gap));
}

// Of points that share a pixel, the last is drawn: a line costs its width and not its length. Answers its
// end.
ImVec2 draw_steps(const Scale& scale, const app::ChartLine& line, es::Position through, bool ends,
                  ImU32 colour, float thickness, Dashes style) {
  const auto& points = line.points;
  ImVec2 at{std::round(scale.x(points.front().position)), scale.y(points.front().balance.minor)};
  for (auto point = points.begin(); point != points.end();) {
    const float x = std::round(scale.x(point->position));
    const auto share = (x + 0.5F - scale.plot.x) / scale.plot.width * static_cast<float>(scale.head);
    const es::Position pixel{
        std::max(point->position.value, static_cast<std::uint64_t>(std::max(share, 0.0F)))};
    const auto next = std::upper_bound(point, points.end(), pixel,
                                       [](es::Position p, const auto& other) { return p < other.position; });
    const float y = scale.y((next - 1)->balance.minor);
    if (x > at.x) draw_stretch(at, {x, at.y}, colour, thickness, style);
    if (y != at.y) draw_stretch({x, at.y}, {x, y}, colour, thickness, style);
    at = {x, y};
    point = next;
  }
  if (ends) return at;
  const ImVec2 end{scale.x(through), at.y};
  if (end.x > at.x) draw_stretch(at, end, colour, thickness, style);
  return end;
}

// The first accounts by name, and the selected one in any case.
std::vector<const app::ChartLine*> shown_lines(const app::LabView& view, const std::string& selected) {
  std::vector<const app::ChartLine*> lines;
  for (const auto& line : view.chart)
    if (lines.size() < most_lines || line.account == selected) lines.push_back(&line);
  if (lines.size() > most_lines) lines.erase(lines.end() - 2);
  return lines;
}

bool is_closed(const app::LabView& view, const std::string& account) {
  const auto row = std::ranges::find(view.balances, account, &app::BalanceRow::account);
  return row != view.balances.end() && !row->open;
}

Scale scale_for(const Place& plot, const app::LabView& view,
                const std::vector<const app::ChartLine*>& lines) {
  Scale scale{plot, view.head().value, 0, minor_units};
  for (const auto* line : lines)
    for (const auto& point : line->points) {
      scale.lowest = std::min(scale.lowest, point.balance.minor);
      scale.highest = std::max(scale.highest, point.balance.minor);
    }
  return scale;
}

struct Label {
  ImVec2 at;
  const std::string* account;
};

// Names that would stand on each other move up, and all of them down again where they would leave the chart.
void draw_labels(std::vector<Label> labels, float top, float right) {
  std::ranges::sort(labels, [](const Label& a, const Label& b) { return a.at.y > b.at.y; });
  float lowest = 1e9F;
  for (auto& label : labels) label.at.y = lowest = std::min(label.at.y, lowest - px(14));
  const float back = std::max(top - lowest, 0.0F);
  for (const auto& label : labels) {
    draw_fitted({label.at.x + px(8), label.at.y + back}, right - label.at.x - px(8),
                mono(size::caption, colours().ink2), *label.account);
  }
}

}  // namespace

void draw_balance_chart(const Place& place, const app::LabView& view) {
  const auto& c = colours();
  const auto selected = view.selected ? view.event(*view.selected).account : "";
  const auto lines = shown_lines(view, selected);
  if (lines.empty()) {
    draw_left({place.x, place.y + px(8)}, sans(size::caption, c.ink3), app::text("model.chart_empty"));
    return;
  }
  Scale scale = scale_for(place, view, lines);
  const auto step = round_step(scale.highest);
  const auto top = app::grouped(static_cast<std::uint64_t>(scale.highest / step * step / minor_units));
  const float axis = std::max(width_of(mono(size::caption, c.ink3), top) + px(8), px(28)), names = px(68);
  scale.plot = {place.x + axis, place.y + px(8), place.width - axis - names, place.height - px(20)};
  draw_grid(scale, step);
  std::vector<Label> labels;
  const auto through = view.models[static_cast<std::size_t>(app::Model::balance_history)].checkpoint;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    const auto& line = *lines[index];
    const bool first = index == 0, closed = is_closed(view, line.account);
    const auto end = draw_steps(scale, line, through, closed, first ? c.ink1 : c.ink2, fine(first ? 2 : 1.5F),
                                dashes[index]);
    if (closed) draw_event(end, "AccountClosed", 4);
    labels.push_back({{std::max(end.x, scale.x(through)), end.y}, &line.account});
  }
  if (!view.cursor.live) {
    const float x = scale.x(view.cursor.position);
    ImGui::GetWindowDrawList()->AddLine({x, place.y}, {x, place.bottom() - px(8)}, c.past, px(2));
  }
  draw_labels(std::move(labels), place.y + px(8), place.right());
}

}  // namespace ui
