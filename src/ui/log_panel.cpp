// The log: every fact through the cursor, oldest first. Streams are lanes, as many as there is room for. What
// comes after the cursor is not read, and only its shapes are shown.
#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "imgui_internal.h"

#include "app/words.hpp"
#include "ui/log_columns.hpp"
#include "ui/log_row.hpp"
#include "ui/log_title.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

using Columns = LogColumns;

constexpr float row_height_of_words = 26;  // of the design

float tail_height(const app::LabView& view) { return px(view.cursor.live ? 34 : 64); }
float row_height(const Columns& columns) { return px(columns.two_lines ? 44 : 26); }

void draw_column_names(const Place& inner, const Columns& columns) {
  const auto ink = sans(size::caption, colours().ink3);
  const float middle = inner.y + px(12);
  draw_right({inner.x + columns.position, middle}, ink, text("log.position"));
  for (const auto& lane : columns.lanes)
    draw_fitted({inner.x + columns.lane(lane) - px(8), middle}, columns.lane_width - px(4),
                mono(size::caption, colours().ink3), lane);
  if (columns.has_others)
    draw_left({inner.x + columns.lane(columns.lanes.size()) - px(8), middle}, ink,
              text(columns.lanes.empty() ? "log.stream" : "log.others"));
  draw_left({inner.x + columns.event, middle}, ink, text("log.event"));
  draw_right({inner.x + columns.amount, middle}, ink, text("log.amount"));
  draw_right({inner.x + columns.recorded, middle}, ink, text("log.recorded"));
  if (columns.actor > 0) draw_left({inner.x + columns.amount + px(20), middle}, ink, text("log.actor"));
}

// Each stream is a line behind its events, from its first on, and to the square that closes it.
void draw_lanes(float left, const Columns& columns, std::span<const app::EventRow> events, float top) {
  const float height = row_height(columns), bottom = top + static_cast<float>(events.size()) * height;
  for (const auto& lane : columns.lanes) {
    float from = top, until = bottom;
    for (std::size_t index = 0; index < events.size(); ++index) {
      if (events[index].account != lane || !events[index].beside.empty()) continue;
      const float middle = top + (static_cast<float>(index) + 0.5F) * height;
      if (events[index].version.value == 1) from = middle;
      if (events[index].type == "AccountClosed") until = middle;
    }
    const float x = left + columns.lane(lane);
    ImGui::GetWindowDrawList()->AddRectFilled({x - px(1), from}, {x + px(1), until}, colours().line);
  }
  if (!columns.has_others || columns.lanes.empty()) return;
  const float x = left + columns.lane(columns.lanes.size());
  draw_dashed_line({x, top}, {x, bottom}, colours().line, px(2), px(2), px(4));
}

// The line under the last row that was read.
void draw_live_cursor(float x, float width, float y, const app::LabView& view) {
  const auto& c = colours();
  const auto position = app::grouped(view.cursor.position.value);
  const float flag = std::max(width_of(mono_bold(size::caption, c.ink1), position) + px(12), px(30));
  const float middle = y + px(12);
  draw_flag({x + px(4), middle - px(9)}, {x + px(4) + flag, middle + px(9)}, position, false);
  const float word = draw_right({x + width, middle}, sans_bold(size::caption, c.ink1), text("log.live"));
  ImGui::GetWindowDrawList()->AddRectFilled({x + flag + px(14), middle - px(1)},
                                            {x + width - word - px(14), middle + px(1)}, c.ink1);
}

void draw_past_cursor(const Place& region, const Columns& columns, float x, float y,
                      const app::LabView& view) {
  const auto& c = colours();
  const float height = px(26), middle = y + height / 2;
  const auto cursor = view.cursor.position.value;
  auto& list = *ImGui::GetWindowDrawList();
  list.PushClipRect({region.x, region.y}, {region.right(), region.bottom()});  // beside a scrollbar too
  list.AddRectFilled({region.x, y}, {region.right(), y + height}, c.past);
  list.PopClipRect();
  const auto position = app::grouped(cursor);
  const auto ink = mono_bold(size::body, c.on_past);
  draw_right({x + columns.position, middle}, ink, position);
  const float left = x + columns.streams;
  const auto words_ink = sans_bold(size::body, c.on_past);
  auto sentence = cursor == 0 ? text("log.cursor_at_start") : app::counted("log.cursor", cursor);
  if (left + width_of(words_ink, sentence) > region.right() - px(16)) sentence = text("log.cursor_short");
  draw_left({left, middle}, words_ink, sentence);

  const auto later = view.head().value - cursor;
  const float under = y + height + px(18), step = px(28);
  const auto words = sans(size::caption, c.ink3);
  const auto said = app::counted("log.later", later);
  const float room = region.right() - px(24) - width_of(words, said) - px(12) - (left + px(10));
  const auto shown = std::min<std::uint64_t>(later, static_cast<std::uint64_t>(std::max(room / step, 0.0F)));
  float at = left + px(10);
  for (std::uint64_t index = 1; index <= shown; ++index, at += step)
    draw_later_event({at, under}, view.event(es::Position{cursor + index}).type, c.surface);
  draw_left({shown > 0 ? at : x + px(8), under}, words, said);
}

// A cursor that has moved, or has less room, is brought into sight in this very frame: perhaps no other
// follows.
void scroll_to_cursor(const app::LabView& view, Draft& draft, float whole, float shown) {
  ImGui::SetNextWindowContentSize({0, whole});
  const auto cursor = view.cursor;
  const auto& last = draft.scrolled_to;
  const bool same_place = std::exchange(draft.scrolled_height, shown) == shown;
  if (same_place && last && last->position == cursor.position && last->live == cursor.live) return;
  draft.scrolled_to = cursor;
  ImGui::SetNextWindowScroll({-1, std::max(whole - shown, 0.0F)});
}

// What is read of the log, or what of it passes the filter.
struct Rows {
  std::span<const es::Position> filtered;
  bool all;
  std::uint64_t count;
  es::Position at(std::uint64_t index) const { return all ? es::Position{index + 1} : filtered[index]; }
};

Rows rows_of(const app::LabView& view, const Draft& draft) {
  const auto filtered = draft.log.through(view.cursor.position);
  const bool all = draft.log.filter().is_empty();
  return {filtered, all, all ? view.cursor.position.value : filtered.size()};
}

// The rows from `first` on, each exactly one height below the other: over a million rows, Dear ImGui's own
// sums lose a pixel here and there.
void draw_some_rows(const app::LabView& view, const Columns& columns, const Rows& rows, std::uint64_t first,
                    std::uint64_t count, float top, const app::Ask& ask) {
  const Place region = current_region();
  const float height = row_height(columns), left = region.x + px(columns.two_lines ? 16 : 24);
  std::vector<app::EventRow> events;
  events.reserve(count);
  for (std::uint64_t index = 0; index < count; ++index) events.push_back(view.event(rows.at(first + index)));
  const auto place_of = [&](std::size_t index) {
    return Place{region.x + px(12), top + static_cast<float>(index) * height, region.width - px(24), height};
  };
  const auto is_selected = [&](const app::EventRow& event) { return view.selected == event.position; };

  for (std::size_t index = 0; index < events.size(); ++index) {
    const auto& event = events[index];
    const Row what{.name = spoken(event),
                   .key = "event." + std::to_string(event.position.value),
                   .selected = is_selected(event)};
    if (row(place_of(index), what)) ask(app::SelectEvent{event.position});
    if (light_on(event, view) == Light::lit) draw_light(place_of(index), event);
  }
  draw_lanes(left, columns, events, top);
  for (std::size_t index = 0; index < events.size(); ++index)
    draw_log_row(left, place_of(index), columns,
                 {events[index], is_selected(events[index]), light_on(events[index], view)});
}

void draw_rows(const Place& body, const app::LabView& view, const Columns& columns, Draft& draft,
               const app::Ask& ask) {
  const Rows rows = rows_of(view, draft);
  const auto count = rows.count;
  const float height = row_height(columns), whole = static_cast<float>(count) * height + tail_height(view);
  scroll_to_cursor(view, draft, whole, body.height);
  begin_scrolling("rows", body);
  const Place region = current_region();
  ImGui::SetCursorPos({0, 0});
  std::optional<float> end;  // of the last row, where it is in sight
  if (count == 0) end = region.y + (rows.all ? 0 : px(row_height_of_words));
  if (count == 0 && !rows.all)
    draw_left({region.x + px(24), region.y + px(row_height_of_words) / 2},
              sans(size::caption, colours().ink3), text("log.no_match"));
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count), height);
  while (clipper.Step()) {
    const float top = std::round(ImGui::GetCursorScreenPos().y);
    const auto first = static_cast<std::uint64_t>(clipper.DisplayStart);
    const auto shown = static_cast<std::uint64_t>(clipper.DisplayEnd) - first;
    draw_some_rows(view, columns, rows, first, shown, top, ask);
    if (first + shown == count) end = top + static_cast<float>(shown) * height;
  }
  const float left = region.x + px(columns.two_lines ? 16 : 24);
  if (end && view.cursor.live) draw_live_cursor(left, columns.width, *end, view);
  if (end && !view.cursor.live) draw_past_cursor(region, columns, left, *end, view);
  end_scrolling(whole);
}

// No events yet: says what would come, and how.
void draw_empty(const Place& inner) {
  const auto& c = colours();
  const float x = inner.x + inner.width / 2, y = inner.y + inner.height * 0.4F;
  const float reach = std::min(px(100), inner.width / 2);
  draw_dashed_line({x - reach, y}, {x - px(12), y}, c.edge, fine(1.5F), px(2), px(5));
  draw_dashed_line({x + px(12), y}, {x + reach, y}, c.edge, fine(1.5F), px(2), px(5));
  constexpr int dashes = 9;
  for (int dash = 0; dash < dashes; ++dash) {
    const float turn = 2 * IM_PI / dashes, from = static_cast<float>(dash) * turn;
    ImGui::GetWindowDrawList()->PathArcTo({x, y}, fine(9), from, from + turn / 2);
    ImGui::GetWindowDrawList()->PathStroke(c.created, 0, fine(2));
  }
  draw_centred({x, y + px(54)}, sans_bold(size::figure, c.ink1), text("log.empty_title"));
  const auto ink = sans(size::heading, c.ink2);
  const auto sentence = text("log.empty");
  const float width = std::min(width_of(ink, sentence), inner.width);
  draw_paragraph({x - width / 2, y + px(74)}, width + 1, 22, ink, sentence);
}

}  // namespace

void draw_log_panel(const app::LabView& view, Draft& draft, const app::Ask& ask) {
  const Place region = current_region();
  const float side = px(region.width < px(LogColumns::phone_width) ? 16 : 24);
  const Place inner{region.x + side, region.y + px(12), region.width - 2 * side, region.height - px(12)};
  view.read_on(draft.log);
  draw_log_title(inner, view, draft, ask);
  if (view.head().value == 0) {
    draw_empty({inner.x, inner.y + px(32), inner.width, inner.height - px(32)});
    return;
  }
  const Columns columns{view, inner.width};
  const float names = columns.two_lines ? 0 : px(24);
  if (!columns.two_lines) draw_column_names({inner.x, inner.y + px(32), inner.width, names}, columns);
  const float top = inner.y + px(32) + names;
  // So high that the first row is whole when the last is: the cursor's line stands under it.
  const float height = row_height(columns),
              rows = std::floor((region.bottom() - top - tail_height(view)) / height);
  draw_rows({region.x, top, region.width, rows * height + tail_height(view)}, view, columns, draft, ask);
}

}  // namespace ui
