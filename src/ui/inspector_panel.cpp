// One event in full: where it stands, the bytes as they were written, and as they are read today. Nothing is
// cut.
#include <algorithm>

#include "app/words.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/shapes.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

using app::text;

struct Page {
  float x, y, width;

  void field(const std::string& label, const std::string& value) {
    const float indent = px(92);
    draw_left({x, y + px(11)}, sans(size::caption, colours().ink3), label);
    const float height = draw_paragraph({x + indent, y + px(2)}, width - indent, 18,
                                        mono(size::caption, colours().ink1), value);
    y += std::max(height + px(4), px(22));
  }

  // A form of the event, on the rail from what was written to what is read.
  void form(const std::string& label, const std::string& bytes, bool last) {
    auto& list = *ImGui::GetWindowDrawList();
    const ImVec2 dot{x + px(4), y + px(9)};
    const float indent = px(16);
    draw_left({x + indent, y + px(9)}, sans(size::caption, colours().ink3), label);
    const float height = draw_paragraph({x + indent, y + px(18)}, width - indent, 18,
                                        mono(size::caption, colours().ink1), bytes);
    const float bottom = y + px(18) + height + px(4);
    list.AddRectFilled({dot.x - px(1), dot.y}, {dot.x + px(1), last ? bottom - px(4) : bottom + px(9)},
                       colours().line);
    if (last)
      list.AddCircleFilled(dot, fine(4), colours().ink1);
    else
      list.AddCircleFilled(dot, fine(4), colours().ground),
          list.AddCircle(dot, fine(3.5F), colours().edge, 0, fine(1.5F));
    y = bottom;
  }

  void sentence(const std::string& words, ImU32 colour) {
    y += draw_paragraph({x, y}, width, 20, sans(size::body, colour), words) + px(4);
  }
};

bool reads_as_written(const app::EventDetail& detail) {
  return detail.readings.size() == 1 && detail.readings.front().schema == detail.schema &&
         detail.readings.front().type == detail.row.type;
}

void draw_forms(Page& page, const app::EventDetail& detail) {
  const auto schema = std::to_string(detail.schema);
  const bool same = detail.unreadable.empty() && reads_as_written(detail);
  page.form(text(same ? "inspector.written_and_read" : "inspector.written", {{"schema", schema}}),
            detail.written, same || detail.readings.empty());
  if (!detail.unreadable.empty()) page.sentence(detail.unreadable, colours().trouble);
  if (same) return;
  if (detail.unreadable.empty() && detail.readings.empty())
    page.sentence(text("inspector.dropped"), colours().ink2);
  for (std::size_t index = 0; index < detail.readings.size(); ++index) {
    const auto& reading = detail.readings[index];
    const bool renamed = reading.type != detail.row.type;
    page.form(text(renamed ? "inspector.read_as" : "inspector.read",
                   {{"schema", std::to_string(reading.schema)}, {"type", reading.type}}),
              reading.data, index + 1 == detail.readings.size());
  }
}

void draw_detail(const Place& place, const app::EventDetail& detail) {
  begin_scrolling("inspector", {place.x, place.y, place.width + px(12), place.height});
  const Place inner = scrolled();
  Page page{inner.x, inner.y, place.width};
  page.field(text("inspector.id"), detail.id);
  page.field(text("inspector.recorded_at"), detail.row.recorded_at);
  page.field(text("inspector.position"),
             text("inspector.in_commit", {{"position", app::grouped(detail.row.position.value)},
                                          {"commit", app::grouped(detail.row.commit.value)}}));
  page.field(text("inspector.schema"), std::to_string(detail.schema));
  page.y += px(6);
  draw_forms(page, detail);
  page.y += px(6);
  page.field(text("inspector.metadata"), detail.metadata);
  end_scrolling(page.y - inner.y + px(12));
}

}  // namespace

void draw_inspector_panel(const app::LabView& view, Draft&, const app::Ask&) {
  const auto& c = colours();
  const Place region = current_region();
  const Place inner{region.x + px(20), region.y + px(12), region.width - px(40), region.height - px(12)};
  const float middle = inner.y + px(16);
  const float title = draw_left({inner.x, middle}, sans_bold(size::heading, c.ink1), text("inspector.title"));
  const Place body{inner.x, inner.y + px(32), inner.width, inner.height - px(32)};
  if (!view.selected || view.selected->value == 0 || view.selected->value > view.head().value) {
    draw_paragraph({body.x, body.y + px(4)}, body.width, 20, sans(size::body, c.ink3),
                   text("inspector.empty"));
    return;
  }
  if (*view.selected > view.cursor.position) {
    draw_paragraph({body.x, body.y + px(4)}, body.width, 20, sans(size::body, c.ink3),
                   text("inspector.later", {{"position", app::grouped(view.selected->value)}}));
    return;
  }
  const auto detail = view.detail(*view.selected);
  const auto name = detail.row.account + "@" + std::to_string(detail.row.version.value);
  const auto ink = mono_bold(size::body, c.ink1);
  const float width = std::min(width_of(ink, name), inner.width - title - px(48));
  draw_fitted({inner.right() - width, middle}, width, ink, name);
  draw_event({inner.right() - width - px(15), middle}, detail.row.type);
  draw_detail(body, detail);
}

}  // namespace ui
