#include "ui/timeline_track.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "app/words.hpp"
#include "ui/shapes.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

constexpr float boxes_from = 24, ticks_from = 3;  // pixels for an event; below, one column a pixel

ImDrawList& pen() { return *ImGui::GetWindowDrawList(); }

Ink number_ink() { return mono(size::caption, colours().ink3); }

struct Drawing {
  const Track& track;
  const app::LabView& view;
  double cursor;

  app::EventRow event(std::uint64_t position) const { return view.event(es::Position{position}); }
  bool is_later(std::uint64_t position) const { return static_cast<double>(position) > cursor + 0.5; }

  void glyph(ImVec2 at, std::uint64_t position) const {
    const auto type = event(position).type;
    if (is_later(position))
      draw_later_event(at, type, colours().surface);
    else
      draw_event(at, type);
  }
};

void draw_line(const Drawing& drawing) {
  const auto& [track, view, cursor] = drawing;
  const auto& c = colours();
  if (track.head == 0) {
    draw_dashed_line({track.left, track.middle}, {track.right, track.middle}, c.edge, fine(1.5F), px(2),
                     px(5));
    return;
  }
  const float now = track.after(cursor), end = track.after(static_cast<double>(track.head));
  pen().AddRectFilled({track.left, track.middle - px(1)}, {now, track.middle + px(1)}, c.ink2);
  draw_dashed_line({now, track.middle}, {end, track.middle}, c.ink3, px(2), px(2), px(4));
}

void draw_commit_box(float left, float right, float middle, bool later) {
  const auto& c = colours();
  const float half = px(23) / 2;
  const ImVec2 min{std::round(left) - half, middle - half}, max{std::round(right) + half, middle + half};
  pen().AddRectFilled(min, max, c.surface, px(4));
  if (later)
    draw_dashed_box(min, max, c.ink3);
  else
    pen().AddRect(min, max, c.edge, px(4));
}

// The events from `first` to `last`, commits in boxes. `centre` says where each stands.
template <class Centre>
void draw_boxes(const Drawing& drawing, std::uint64_t first, std::uint64_t last, Centre centre) {
  const float middle = drawing.track.middle;
  auto begin = first;
  for (auto position = first; position <= last; ++position) {
    const auto event = drawing.event(position);
    if (event.first_of_commit) begin = position;
    if (event.last_of_commit || position == last)
      draw_commit_box(centre(begin), centre(position), middle, drawing.is_later(begin));
  }
  for (auto position = first; position <= last; ++position)
    drawing.glyph({std::round(centre(position)), middle}, position);
}

// The smallest of 1, 2, 5, 10, 20, 50, ... whose numbers stand apart beneath the line.
std::uint64_t numbers_every(const Track& track) {
  const float widest =
      width_of(number_ink(), app::grouped(track.head)) + px(track.slot() < px(boxes_from) ? 32 : 8);
  for (std::uint64_t power = 1;; power *= 10)
    for (const std::uint64_t step : {power, 2 * power, 5 * power})
      if (static_cast<float>(step) * track.slot() >= widest) return step;
}

void draw_numbers(const Drawing& drawing) {
  const auto& track = drawing.track;
  const float cursor = track.after(drawing.cursor);
  const auto every = numbers_every(track);
  float free_from = track.left - px(8);
  for (std::uint64_t position = every; position <= track.head; position += every) {
    const auto number = app::grouped(position);
    const float x = std::round(track.centre(position)), half = width_of(number_ink(), number) / 2;
    if (x - half < free_from || x + half > track.right + px(8)) continue;
    if (std::abs(x - cursor) < half + px(2)) continue;  // its line would cross it
    draw_centred({x, track.middle + px(25)}, number_ink(), number);
    free_from = x + half + px(4);
  }
}

void draw_ticks(const Drawing& drawing) {
  const auto& track = drawing.track;
  const float wide = std::clamp(std::floor(track.slot() / 3), 1.0F, px(3));
  for (std::uint64_t position = 1; position <= track.head; ++position) {
    const auto event = drawing.event(position);
    const float x = std::round(track.centre(position)), reach = event.first_of_commit ? px(10) : px(6);
    const auto colour = drawing.is_later(position) ? colours().edge : hue_of(event.type);
    pen().AddRectFilled({x, track.middle - reach}, {x + wide, track.middle + reach}, colour);
  }
}

// One column a pixel, as high as the logarithm of its commits. Neighbours of one height are one rectangle.
void draw_columns(const Drawing& drawing) {
  const auto& [track, view, cursor] = drawing;
  const float most = 1 / track.slot() + 1, tallest = px(14);
  const float begin = std::round(track.left), now = std::round(track.after(cursor));
  const float end = std::round(track.after(static_cast<double>(track.head)));
  const auto commits_through = [&](float x) {
    const auto position = track.at(x);
    return position == 0 ? 0 : view.commit_of(es::Position{position}).value;
  };
  float from = begin, reach = 0;
  const auto draw_until = [&](float x) {
    pen().AddRectFilled({from, track.middle - reach}, {x, track.middle + reach},
                        from < now ? colours().edge : colours().line);
    from = x;
  };
  auto before = commits_through(begin);
  for (float x = begin; x < end; x += 1) {
    const auto through = commits_through(x + 1);
    const auto commits = static_cast<float>(through - std::exchange(before, through));
    const float height = std::max(std::round(tallest * std::log1p(commits) / std::log1p(most)), 1.0F);
    if (x > from && (height != reach || x == now)) draw_until(x);
    reach = height;
  }
  draw_until(end);
}

// Round the cursor, a dozen events of a crowded log are drawn as if there were no others.
void draw_window(const Drawing& drawing) {
  const auto& track = drawing.track;
  const auto shown = static_cast<std::uint64_t>(std::clamp((track.right - track.left) / px(28), 1.0F, 12.0F));
  const auto cursor = static_cast<std::uint64_t>(std::max(std::round(drawing.cursor), 0.0));
  const auto first = std::min(cursor > shown / 2 ? cursor - shown / 2 + 1 : 1, track.head - shown + 1);
  const float step = px(28), width = step * static_cast<float>(shown), half = px(17);
  const float before = static_cast<float>(cursor + 1 - first) * step;
  const float left = std::clamp(track.after(drawing.cursor) - before, track.left, track.right - width);
  pen().AddRectFilled({left - px(4), track.middle - half}, {left + width + px(4), track.middle + half},
                      colours().ground);
  draw_boxes(drawing, first, first + shown - 1, [&](std::uint64_t position) {
    return left + (static_cast<float>(position - first) + 0.5F) * step;
  });
}

void draw_log(const Drawing& drawing) {
  const auto& track = drawing.track;
  draw_line(drawing);
  if (track.head == 0) return;
  draw_numbers(drawing);
  if (track.slot() >= px(boxes_from)) {
    draw_boxes(drawing, 1, track.head, [&](std::uint64_t position) { return track.centre(position); });
  } else if (track.slot() >= px(ticks_from)) {
    draw_ticks(drawing);
  } else {
    draw_columns(drawing);
    draw_window(drawing);
  }
}

struct Flag {
  float left, right;
  std::string position;
};

Flag flag_of(const Track& track, const app::LabView& view, float x) {
  auto position = app::grouped(view.cursor.position.value);
  const float width = std::max(width_of(mono_bold(size::caption, 0), position) + px(12), px(30));
  const float left = std::round(std::clamp(x - width / 2, track.left - px(8), track.right + px(8) - width));
  return {left, left + width, std::move(position)};
}

void draw_diamond(ImVec2 at, bool filled) {
  const float r = fine(5.5F);
  for (const auto& [x, y] : {ImVec2{0, -r}, {r, 0}, {0, r}, {-r, 0}}) pen().PathLineTo({at.x + x, at.y + y});
  if (filled)
    pen().PathFillConvex(colours().ink1);
  else
    pen().PathStroke(colours().ink2, ImDrawFlags_Closed, fine(1.5F));
}

// Diamonds above the line, with their names where those stand clear. One is filled where a load as of the
// cursor would begin with it; on a crowded line, only those are shown.
void draw_snapshots(const Drawing& drawing, const Flag& flag) {
  const auto& [track, view, cursor] = drawing;
  const bool crowded = track.slot() < px(boxes_from);
  const float y = track.middle - px(27), r = fine(5.5F);
  std::vector<const app::SnapshotMark*> marks;
  const auto serves = [&](const app::SnapshotMark& mark) {
    return mark.until.value == 0 || drawing.is_later(mark.until.value);
  };
  for (const auto& mark : view.snapshots) {
    if (drawing.is_later(mark.position.value)) break;
    if (!crowded || serves(mark)) marks.push_back(&mark);
  }
  const auto is_clear = [&](float left, float right) {
    return right + px(4) <= flag.left || left >= flag.right + px(4);
  };
  float free_from = track.left;
  for (std::size_t index = 0; index < marks.size(); ++index) {
    const auto& mark = *marks[index];
    const float x = std::round(track.centre(mark.position.value));
    if (x - r < free_from || !is_clear(x - r, x + r)) continue;
    draw_diamond({x, y}, serves(mark));
    free_from = x + r + px(4);
    const auto name = mark.account + "@" + std::to_string(mark.version.value);
    const float left = x + px(11), right = left + width_of(number_ink(), name);
    const bool last = index + 1 == marks.size();
    const float room = last ? track.right : track.centre(marks[index + 1]->position.value) - r - px(8);
    if (right > room || !is_clear(left, right)) continue;
    draw_left({left, y}, number_ink(), name);
    free_from = right + px(4);
  }
}

}  // namespace

float Track::slot() const {
  // So that the first events do not jump about as others come, and are whole on a narrow screen too.
  const float fewest = std::clamp(std::floor((right - left) / px(boxes_from + 2)), 1.0F, 18.0F);
  return (right - left) / std::max(static_cast<float>(head), fewest);
}

float Track::centre(std::uint64_t position) const { return after(static_cast<double>(position) - 0.5); }

float Track::after(double position) const { return left + static_cast<float>(position) * slot(); }

std::uint64_t Track::at(float x) const {
  const float position = std::round((x - left) / slot());
  return static_cast<std::uint64_t>(std::clamp(position, 0.0F, static_cast<float>(head)));
}

void draw_track(const Track& track, const app::LabView& view, double cursor) {
  const Drawing drawing{track, view, cursor};
  draw_log(drawing);
  const bool past = !view.cursor.live;
  const float x = std::min(std::round(track.after(cursor)), track.right - px(1));
  const Flag flag = flag_of(track, view, x);
  draw_snapshots(drawing, flag);
  pen().AddRectFilled({x - px(1), track.middle - px(34)}, {x + px(1), track.middle + px(32)},
                      past ? colours().past : colours().ink1);
  draw_flag({flag.left, track.middle - px(36)}, {flag.right, track.middle - px(18)}, flag.position, past);
}

}  // namespace ui
