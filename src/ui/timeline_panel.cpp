// Time lies under everything: one line with every commit on it, and the cursor through which the whole screen
// is read. It is dragged, stepped, played, and sent to a position or a time.
#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "ui/controls.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/shortcuts.hpp"
#include "ui/theme.hpp"
#include "ui/time_control.hpp"
#include "ui/timeline_track.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

constexpr std::uint64_t speeds[] = {1, 2, 5, 20, 100, 1000};  // events a second

struct Strip {  // of controls, filled from both ends
  float left, right, middle, hit;
  Place next_button() {
    const Place place{left, middle - hit / 2, hit, hit};
    left += std::max(hit, px(34));
    return place;
  }
};

void draw_play(Strip& row, const app::LabView& view, const Draft& draft, const app::Ask& ask) {
  const bool playing = view.playing.has_value();
  const IconButton what{.icon = playing ? Icon::pause : Icon::play,
                        .name = text(playing ? "time.pause" : "time.play"),
                        .key = "time.play",
                        .enabled = view.head().value > 0,
                        .shortcut = key_of(Shortcut::play)};
  if (icon_button(row.next_button(), what)) play_or_pause(view, draft.speed, ask);
}

void draw_buttons(Strip& row, const app::LabView& view, const Draft& draft, bool few, const app::Ask& ask) {
  const auto position = view.cursor.position.value;
  const bool can_back = position > 0, can_forward = !view.cursor.live;
  const auto step = [&](Icon icon, const char* word, bool enabled, std::uint64_t to, Shortcut shortcut) {
    if (icon_button(row.next_button(), {icon, text(word), word, enabled, false, key_of(shortcut)}))
      travel(to, view, ask);
  };
  if (!few) step(Icon::first, "time.first", can_back, 0, Shortcut::first);
  step(Icon::back, "time.back", can_back, position - 1, Shortcut::back);
  draw_play(row, view, draft, ask);
  step(Icon::forward, "time.forward", can_forward, position + 1, Shortcut::forward);
  if (!few) step(Icon::live, "time.live", can_forward, view.head().value, Shortcut::live);
}

void draw_speed(Strip& row, const app::LabView& view, Draft& draft, const app::Ask& ask) {
  std::vector<std::string> names;
  for (const auto speed : speeds) names.push_back(text("time.speed_of", {{"speed", app::grouped(speed)}}));
  const Place place{row.left + px(4), row.middle - row.hit / 2, px(84), row.hit};
  row.left = place.right();
  const auto* chosen = std::ranges::find(speeds, draft.speed);
  const Field field{.label = text("time.speed"), .key = "time.speed", .label_is_drawn = false};
  const auto picked = combobox(place, field, names, static_cast<std::size_t>(chosen - speeds));
  if (!picked) return;
  draft.speed = speeds[*picked];
  if (view.playing) ask(app::Play{draft.speed});
}

void draw_state(Strip& row, const app::LabView& view) {
  const auto& c = colours();
  const bool live = view.cursor.live;
  const auto colour = live ? c.ink1 : c.past;
  const auto words = text(live ? "time.is_live" : "time.is_past");
  row.right -= draw_right({row.right, row.middle}, sans_bold(size::body, colour), words) + px(12);
  ImGui::GetWindowDrawList()->AddCircleFilled({row.right, row.middle}, fine(4), colour);
  row.right -= px(20);
  const auto ink = mono(size::caption, c.ink2);
  const auto of = text("time.of", {{"position", app::grouped(view.cursor.position.value)},
                                   {"head", app::grouped(view.head().value)}});
  if (row.right - width_of(ink, of) < row.left + px(8)) return;
  row.right -= draw_right({row.right, row.middle}, ink, of) + px(20);
}

// The sentence stands before the field where there is room, and else on a ground of its own below it, over
// the line.
void say_refusal(const Strip& row, const Place& field, const std::string& sentence) {
  const auto& c = colours();
  const auto ink = sans(size::caption, c.ink1);
  const float width = width_of(ink, sentence) + px(24);
  ImVec2 at{field.x - px(12) - width, row.middle};
  if (at.x < row.left + px(12)) {
    at = {std::max(field.right() - width - px(8), px(12)), field.bottom() + px(20)};
    ImGui::GetWindowDrawList()->AddRectFilled({at.x - px(8), at.y - px(14)},
                                              {at.x + width + px(8), at.y + px(14)}, c.raised, px(4));
  }
  draw_icon({at.x + px(8), at.y}, Icon::refused, c.trouble);
  draw_left({at.x + px(24), at.y}, ink, sentence);
}

// Answers where the field stands.
Place draw_jump(const Strip& row, const app::LabView& view, Draft& draft, const app::Ask& ask) {
  auto& jump = draft.jump;
  const auto here = view.recorded_at(view.cursor.position);
  if (!jump.typed) jump.text = here;
  const float width = std::min(px(300), row.right - row.left - px(12));
  const Place place{row.right - width, row.middle - row.hit / 2, width, row.hit};
  const Field field{.label = text("time.jump"),
                    .key = "time.jump",
                    .enabled = view.head().value > 0,
                    .wrong = !jump.refusal.empty(),
                    .label_is_drawn = width > px(280)};
  const auto before = jump.text;
  const bool entered = textbox(place, field, jump.text);
  if (jump.text != before) jump.refusal.clear(), jump.typed = jump.text != here;
  if (entered && jump.typed) {
    const auto intent = app::parse_moment(jump.text, view.head());
    jump.refusal = intent ? "" : intent.error();
    jump.typed = !intent;
    if (intent) ask(*intent);
  }
  return place;
}

// What a large screen shows all at once takes turns on a small one. Answers where the field stands.
Place draw_choice_of_time(Strip& row, const app::LabView& view, Draft& draft, const app::Ask& ask) {
  const IconButton back{.icon = Icon::close, .name = text("time.choose_end"), .key = "time.choose_end"};
  if (icon_button(row.next_button(), back)) draft.chooses_time = false;
  row.hit = std::min(row.hit, px(36));  // clear of the cursor's flag
  draw_speed(row, view, draft, ask);
  return draw_jump(row, view, draft, ask);
}

}  // namespace

void draw_timeline_panel(const app::LabView& view, Draft& draft, const app::Ask& ask) {
  const Place region = current_region();
  draw_hairline(region.x, region.right(), region.y);
  const bool low = region.height < px(100);
  const float side = px(region.width < px(600) ? 16 : 20);
  const float hit = control_height() > px(32) ? px(44) : px(28);
  Strip row{.left = region.x + side - (hit - px(16)) / 2,
            .right = region.right() - side,
            .middle = region.y + px(low ? 42 : 22),
            .hit = hit};
  const bool roomy = !low && region.width >= px(600);
  Place jump;
  if (!roomy && draft.chooses_time) {
    jump = draw_choice_of_time(row, view, draft, ask);
  } else {
    draw_buttons(row, view, draft, low, ask);
    if (roomy) draw_speed(row, view, draft, ask);
    if (!low) draw_state(row, view);
    if (roomy) jump = draw_jump(row, view, draft, ask);
  }
  if (low && draft.chooses_time) {  // the line has no room beside it
    if (!draft.jump.refusal.empty()) say_refusal(row, jump, draft.jump.refusal);
    return;
  }

  const auto head = view.head().value;
  const Track track{.left = low ? row.left + px(12) : region.x + side,
                    .right = region.right() - side,
                    .middle = region.y + px(low ? 42 : 78),
                    .head = head};
  const float top = track.middle - px(34);
  const float right = head == 0 ? track.right : track.after(static_cast<double>(head));
  const Place place{track.left, top, right - track.left, region.bottom() - px(4) - top};
  const Slider what{
      .label = text("time.cursor"), .key = "time.cursor", .value = view.cursor.position.value, .most = head};
  if (const auto to = slider(place, what, [&](float x) { return track.at(x); })) travel(*to, view, ask);

  constexpr std::uint64_t too_fast_to_glide = 5;
  const bool at_once = draft.preferences.reduced_motion || wants_drag() || view.playing >= too_fast_to_glide;
  draw_track(track, view, draft.cursor.towards(static_cast<double>(view.cursor.position.value), at_once));
  if (jump.width > 0 && !draft.jump.refusal.empty()) say_refusal(row, jump, draft.jump.refusal);
}

}  // namespace ui
