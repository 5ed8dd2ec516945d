// Time lies under everything: one line with every commit on it, and the cursor through which the whole screen
// is read.
#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

constexpr std::uint64_t fewest_slots = 18;        // so that the first events do not jump about as others come
constexpr float boxes_from = 24, ticks_from = 3;  // pixels for an event; below, one column a pixel

// How positions lie on the line.
struct Track {
  float left, right, middle;
  std::uint64_t head;

  float slot() const { return (right - left) / static_cast<float>(std::max(head, fewest_slots)); }
  float centre(std::uint64_t position) const { return left + (static_cast<float>(position) - 0.5F) * slot(); }
  float after(std::uint64_t position) const { return left + static_cast<float>(position) * slot(); }
  std::uint64_t at(float x) const {
    const float position = std::round((x - left) / slot());
    return static_cast<std::uint64_t>(std::clamp(position, 0.0F, static_cast<float>(head)));
  }
};

app::EventRow event_at(const app::LabView& view, std::uint64_t position) {
  return view.event(es::Position{position});
}

void travel(std::uint64_t to, const app::LabView& view, const app::Ask& ask) {
  const auto cursor = view.cursor;
  if (to >= view.head().value) {
    if (!cursor.live) ask(app::GoLive{});
  } else if (cursor.live || cursor.position.value != to) {
    ask(app::TravelTo{es::Position{to}});
  }
}

void draw_line(const Track& track, const app::LabView& view) {
  const auto& c = colours();
  auto& list = *ImGui::GetWindowDrawList();
  if (track.head == 0) {
    draw_dashed_line({track.left, track.middle}, {track.right, track.middle}, c.edge, fine(1.5F), px(2),
                     px(5));
    return;
  }
  const float cursor = track.after(view.cursor.position.value), end = track.after(track.head);
  list.AddRectFilled({track.left, track.middle - px(1)}, {cursor, track.middle + px(1)}, c.ink2);
  draw_dashed_line({cursor, track.middle}, {end, track.middle}, c.ink3, px(2), px(2), px(4));
}

struct Commit {
  std::uint64_t first, last;
};

void draw_commit_box(const Track& track, const Commit& commit, bool later) {
  const auto& c = colours();
  const float half = px(23) / 2;
  const ImVec2 min{std::round(track.centre(commit.first)) - half, track.middle - half};
  const ImVec2 max{std::round(track.centre(commit.last)) + half, track.middle + half};
  auto& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(min, max, c.surface, px(4));
  if (later)
    draw_dashed_box(min, max, c.ink3);
  else
    list.AddRect(min, max, c.edge, px(4));
}

// Events from `first` to `last`, each with room for its glyph, commits in boxes, positions beneath.
void draw_boxes(const Track& track, const app::LabView& view, std::uint64_t first, std::uint64_t last) {
  const auto& c = colours();
  const auto cursor = view.cursor.position.value;
  const auto widest = width_of(mono(size::caption, c.ink3), app::grouped(last)) + px(8);
  const auto every = static_cast<std::uint64_t>(std::max(std::ceil(widest / track.slot()), 1.0F));
  auto begin = first;
  for (auto position = first; position <= last; ++position) {
    const auto event = event_at(view, position);
    if (event.first_of_commit) begin = position;
    if (event.last_of_commit || position == last) draw_commit_box(track, {begin, position}, begin > cursor);
  }
  for (auto position = first; position <= last; ++position) {
    const ImVec2 at{std::round(track.centre(position)), track.middle};
    const auto type = event_at(view, position).type;
    if (position > cursor)
      draw_later_event(at, type, c.surface);
    else
      draw_event(at, type);
    if (position % every == 0 || every == 1)
      draw_centred({at.x, track.middle + px(25)}, mono(size::caption, c.ink3), app::grouped(position));
  }
}

void draw_ticks(const Track& track, const app::LabView& view) {
  const auto cursor = view.cursor.position.value;
  for (std::uint64_t position = 1; position <= track.head; ++position) {
    const auto event = event_at(view, position);
    const float x = std::round(track.centre(position)), reach = event.first_of_commit ? px(10) : px(6);
    const float wide = std::clamp(std::floor(track.slot() / 3), 1.0F, px(3));
    const auto colour = position > cursor ? colours().edge : hue_of(event.type);
    ImGui::GetWindowDrawList()->AddRectFilled({x, track.middle - reach}, {x + wide, track.middle + reach},
                                              colour);
  }
}

// A log too long for its line: a band as high as its logarithm, and round the cursor the commits themselves.
void draw_band(const Track& track, const app::LabView& view) {
  const auto& c = colours();
  auto& list = *ImGui::GetWindowDrawList();
  const auto cursor = view.cursor.position.value;
  const float reach = std::min(px(5) + px(2) * std::max(std::log2(1 / track.slot()), 0.0F), px(14));
  const float split = track.after(cursor);
  list.AddRectFilled({track.left, track.middle - reach}, {split, track.middle + reach}, c.edge);
  list.AddRectFilled({split, track.middle - reach}, {track.right, track.middle + reach}, c.line);

  constexpr std::uint64_t round_cursor = 12;
  const auto first =
      std::min(cursor > round_cursor / 2 ? cursor - round_cursor / 2 + 1 : 1, track.head - round_cursor + 1);
  const float width = px(28) * round_cursor, half = px(17);
  const float before = static_cast<float>(cursor + 1 - first) * px(28);
  const float left = std::clamp(split - before, track.left, track.right - width);
  list.AddRectFilled({left - px(4), track.middle - half}, {left + width + px(4), track.middle + half},
                     c.ground);
  // The same drawing, on a line that is only as long as those twelve.
  const float origin = left - static_cast<float>(first - 1) * px(28);
  for (auto position = first; position < first + round_cursor; ++position) {
    const auto event = event_at(view, position);
    const ImVec2 at{origin + (static_cast<float>(position) - 0.5F) * px(28), track.middle};
    list.AddRectFilled({at.x - px(12), at.y - px(12)}, {at.x + px(12), at.y + px(12)}, c.surface, px(4));
    if (position > cursor)
      draw_later_event(at, event.type, c.surface);
    else
      draw_event(at, event.type);
  }
}

void draw_log(const Track& track, const app::LabView& view) {
  draw_line(track, view);
  if (track.head == 0) return;
  if (track.slot() >= px(boxes_from))
    draw_boxes(track, view, 1, track.head);
  else if (track.slot() >= px(ticks_from))
    draw_ticks(track, view);
  else
    draw_band(track, view);
}

void draw_cursor(const Track& track, const app::LabView& view) {
  const bool past = !view.cursor.live;
  const auto position = app::grouped(view.cursor.position.value);
  const auto colour = past ? colours().past : colours().ink1;
  const float x = std::min(std::round(track.after(view.cursor.position.value)), track.right - px(1));
  ImGui::GetWindowDrawList()->AddRectFilled({x - px(1), track.middle - px(34)},
                                            {x + px(1), track.middle + px(32)}, colour);
  const float width = std::max(width_of(mono_bold(size::caption, colour), position) + px(12), px(30));
  const float left = std::clamp(x - width / 2, track.left - px(8), track.right + px(8) - width);
  draw_flag({std::round(left), track.middle - px(36)}, {std::round(left) + width, track.middle - px(18)},
            position, past);
}

void draw_buttons(const Place& region, float side, const app::LabView& view, const app::Ask& ask) {
  const auto cursor = view.cursor;
  const auto position = cursor.position.value;
  const bool some = view.head().value > 0;
  const float hit = control_height() > px(32) ? px(44) : px(28), middle = region.y + px(22);
  Place place{region.x + side - (hit - px(16)) / 2, middle - hit / 2, hit, hit};
  const auto step = [&](Icon icon, const std::string& name, const char* key, bool enabled, std::uint64_t to) {
    if (icon_button(place, icon, name, key, enabled)) travel(to, view, ask);
    place.x += std::max(hit, px(34));
  };
  step(Icon::first, text("time.first"), "time.first", some && position > 0, 0);
  step(Icon::back, text("time.back"), "time.back", some && position > 0, position - 1);
  step(Icon::forward, text("time.forward"), "time.forward", !cursor.live, position + 1);
  step(Icon::live, text("time.live"), "time.live", !cursor.live, view.head().value);

  const auto& c = colours();
  float right = region.right() - side;
  const auto words = cursor.live ? text("time.is_live") : text("time.is_past");
  right -= draw_right({right, middle}, sans_bold(size::body, cursor.live ? c.ink1 : c.past), words) + px(12);
  ImGui::GetWindowDrawList()->AddCircleFilled({right, middle}, fine(4), cursor.live ? c.ink1 : c.past);
  right -= px(24);
  const auto of =
      text("time.of", {{"position", app::grouped(position)}, {"head", app::grouped(view.head().value)}});
  right -= draw_right({right, middle}, mono(size::caption, c.ink2), of) + px(32);
  const auto at = view.recorded_at(cursor.position);
  if (place.x + px(20) + width_of(mono(size::caption, c.ink3), at) < right)
    draw_right({right, middle}, mono(size::caption, c.ink3), at);
}

}  // namespace

void draw_timeline_panel(const app::LabView& view, Draft&, const app::Ask& ask) {
  const Place region = current_region();
  draw_hairline(region.x, region.right(), region.y);
  const float side = px(region.width < px(600) ? 16 : 20);
  draw_buttons(region, side, view, ask);

  const Track track{region.x + side, region.right() - side, region.y + px(78), view.head().value};
  const auto head = view.head().value;
  const float right = head == 0 ? track.right : track.after(head);
  const Place place{track.left, region.y + px(44), right - track.left, region.height - px(48)};
  const Slider what{
      .label = text("time.cursor"), .key = "time.cursor", .value = view.cursor.position.value, .most = head};
  if (const auto to = slider(place, what, [&](float x) { return track.at(x); })) travel(*to, view, ask);
  draw_log(track, view);
  draw_cursor(track, view);
}

}  // namespace ui
