#include "ui/log_row.hpp"

#include <algorithm>

#include "app/words.hpp"
#include "ui/shapes.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

using app::text;

// 2026-03-02T09:47:20.118203Z -> 09:47:20.118; the day and the microseconds stand in the inspector.
std::string time_of_day(const std::string& recorded_at) {
  return recorded_at.size() < 23 ? recorded_at : recorded_at.substr(11, 12);
}

// The bracket that joins the rows of one commit.
void draw_bracket(float x, const Place& place, const app::EventRow& row) {
  if (row.first_of_commit && row.last_of_commit) return;
  auto& list = *ImGui::GetWindowDrawList();
  const float top = row.first_of_commit ? place.middle() - px(8) : place.y;
  const float bottom = row.last_of_commit ? place.middle() + px(8) : place.bottom();
  const float thickness = fine(1.5F);
  list.AddLine({x, top}, {x, bottom}, colours().ink2, thickness);
  if (row.first_of_commit) list.AddLine({x, top}, {x + px(3), top}, colours().ink2, thickness);
  if (row.last_of_commit) list.AddLine({x, bottom}, {x + px(3), bottom}, colours().ink2, thickness);
}

void draw_glyph(ImVec2 middle, const app::EventRow& row, Light light, float radius = 5.5F) {
  if (light == Light::dimmed)
    draw_later_event(middle, row.type, colours().surface);
  else
    draw_event(middle, row.type, radius);
}

ImU32 ink_of(const app::EventRow& row, Light light) {
  return row.saved && light != Light::dimmed ? colours().ink1 : colours().ink3;
}

void draw_one_line(float x, const Place& place, const LogColumns& columns, const LogRow& shown) {
  const auto& c = colours();
  const auto& [row, selected, light] = shown;
  const float middle = place.middle();
  const auto version = "v" + std::to_string(row.version.value);
  draw_right({x + columns.position, middle}, mono(size::caption, selected ? c.ink1 : c.ink3),
             app::grouped(row.position.value));
  draw_bracket(x + columns.position + px(7), place, row);
  // A transfer has no lane of its own: it stands beside the account that its commit is about.
  const bool is_beside = !row.beside.empty();
  const std::string& stream = is_beside ? row.beside : row.account;
  const float lane = x + columns.lane(stream);
  if (columns.has_lane(stream)) {
    const float at = lane + (is_beside ? px(16) : 0);
    draw_glyph({at, middle}, row, light);
    draw_left({at + px(11), middle}, mono(size::caption, c.ink3), version);
  } else {
    draw_glyph({lane, middle}, row, light);
    // The name comes first: where there is no room for the version, it stands in the inspector.
    const auto name = mono(size::caption, c.ink2), beside = mono(size::caption, c.ink3);
    const float end = x + columns.event - px(12);
    const float taken = draw_fitted({lane + px(11), middle}, end - lane - px(11), name, row.account);
    if (lane + px(11) + taken + px(8) + width_of(beside, version) <= end)
      draw_right({end, middle}, beside, version);
  }
  const auto ink = ink_of(row, light);
  draw_left({x + columns.event, middle}, selected ? sans_bold(size::body, ink) : sans(size::body, ink),
            row.type);
  draw_right({x + columns.amount, middle}, mono(size::body, ink), row.amount);
  if (!row.actor.empty() && columns.actor > 0)
    draw_fitted({x + columns.amount + px(20), middle}, columns.actor, sans(size::caption, c.ink3), row.actor);
  if (row.saved)
    draw_right({x + columns.recorded, middle}, mono(size::caption, c.ink3), time_of_day(row.recorded_at));
  else
    draw_right({x + columns.recorded, middle}, sans(size::caption, c.ink3), text("log.unsaved"));
}

void draw_two_lines(float x, const Place& place, const LogColumns& columns, const LogRow& shown) {
  const auto& c = colours();
  const auto& [row, selected, light] = shown;
  draw_right({x + columns.position, place.middle()}, mono(size::caption, selected ? c.ink1 : c.ink3),
             app::grouped(row.position.value));
  draw_bracket(x + columns.position + px(7), place, row);
  const float lane = x + columns.lane(row.beside.empty() ? row.account : row.beside);
  draw_glyph({lane, place.middle()}, row, light, 6);
  const float left = x + columns.event, right = x + columns.width;
  const float upper = place.y + px(14), lower = place.y + px(31);
  const auto ink = ink_of(row, light);
  draw_left({left, upper}, selected ? sans_bold(size::body, ink) : sans(size::body, ink), row.type);
  draw_right({right, upper}, mono(size::body, ink), row.amount);
  const auto caption = mono(size::caption, c.ink3);
  const auto time = row.saved ? time_of_day(row.recorded_at).substr(0, 8) : text("log.unsaved");
  const float taken = draw_right({right, lower}, caption, time);
  draw_fitted({left, lower}, right - taken - px(12) - left, caption,
              row.account + " v" + std::to_string(row.version.value));
}

}  // namespace

Light light_on(const app::EventRow& row, const app::LabView& view) {
  if (view.explained.empty()) return Light::usual;
  return std::ranges::binary_search(view.explained_by, row.position) ? Light::lit : Light::dimmed;
}

void draw_light(const Place& place, const app::EventRow& row) {
  const auto hue = hue_of(row.type);
  auto& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({place.x + px(3), place.y + 1}, {place.right(), place.bottom() - 1},
                     mixed(hue, colours().surface, 0.2F), px(2));
  list.AddRectFilled({place.right() - px(3), place.y + 1}, {place.right(), place.bottom() - 1}, hue);
}

std::string spoken(const app::EventRow& row) {
  const auto version = "v" + std::to_string(row.version.value);
  return app::grouped(row.position.value) + " " + row.type + " " + row.account + " " + version +
         (row.amount.empty() ? "" : " " + row.amount);
}

void draw_log_row(float left, const Place& place, const LogColumns& columns, const LogRow& row) {
  const auto draw = columns.two_lines ? draw_two_lines : draw_one_line;
  draw(left, place, columns, row);
}

}  // namespace ui
