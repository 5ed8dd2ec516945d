// One event in full: where it stands, the bytes as they were written, and as they are read today. Nothing is
// cut.
#include <algorithm>

#include "app/words.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/shapes.hpp"
#include "ui/storage_picture.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

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
  for (const auto& upcast : detail.upcasts)
    page.form(text(upcast.type == detail.row.type ? "inspector.upcast" : "inspector.upcast_as",
                   {{"schema", std::to_string(upcast.schema)}, {"type", upcast.type}}),
              upcast.data, false);
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

// The chain of causes, from above: what led to this, the commit that it is in, and what that led to.
void draw_causes(Page& page, const app::LabView& view, es::Position about, const app::Ask& ask) {
  const auto& c = colours();
  const auto causes = view.causes(about);
  draw_left({page.x, page.y + px(14)}, sans_bold(size::body, c.ink1), text("causes.title"));
  page.y += px(30);
  const auto events = [&](const std::vector<es::Position>& positions, float indent, const char* key) {
    for (const auto position : positions) {
      const auto event = view.event(position);
      const auto name = event.account + "@" + std::to_string(event.version.value);
      const Place place{page.x + indent, page.y, page.width - indent, px(24)};
      const Row what{
          .name = text("causes.event",
                       {{"position", app::grouped(position.value)}, {"type", event.type}, {"event", name}}),
          .key = key + std::to_string(position.value),
          .selected = position == about};
      if (row(place, what)) ask(app::SelectEvent{position});
      draw_event({place.x + px(16), place.middle()}, event.type, 5);
      const auto ink = position == about ? mono_bold(size::caption, c.ink1) : mono(size::caption, c.ink1);
      draw_fitted({place.x + px(28), place.middle()}, place.width - px(36), ink,
                  app::grouped(position.value) + " " + name);
      page.y += px(24);
    }
  };
  // An arrow down from one link of the chain to the next.
  const auto arrow = [&](float indent) {
    auto& list = *ImGui::GetWindowDrawList();
    const float x = page.x + indent + px(16), end = page.y + px(14);
    list.AddLine({x, page.y}, {x, end}, c.edge, fine(1.5F));
    for (const float side : {-4.0F, 4.0F})
      list.AddLine({x + px(side), end - px(4)}, {x, end}, c.edge, fine(1.5F));
    page.y += px(18);
  };
  if (causes.cause.empty()) {
    std::string command =
        causes.actor.empty() ? text("causes.command") : text("causes.command_by", {{"actor", causes.actor}});
    if (!causes.command_id.empty()) command += " " + causes.command_id;
    const auto ink = sans(size::caption, c.ink1);
    const Place box{page.x, page.y, std::min(width_of(ink, command) + px(24), page.width), px(28)};
    ImGui::GetWindowDrawList()->AddRect({box.x, box.y}, {box.right(), box.bottom()}, c.edge, px(4));
    draw_fitted({box.x + px(12), box.middle()}, box.width - px(20), ink, command);
    page.y += px(30);
  } else {
    events(causes.cause, 0, "cause.");
  }
  arrow(0);
  events(causes.together, 0, "together.");
  if (causes.effect.empty()) {
    page.sentence(text("causes.nothing"), c.ink3);
    return;
  }
  arrow(0);
  events(causes.effect, 0, "effect.");
}

void draw_detail(const Place& place, const app::EventDetail& detail, const app::LabView& view,
                 const app::Ask& ask) {
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
  page.y += px(6);
  draw_causes(page, view, detail.row.position, ask);
  page.y += px(12);
  page.y += draw_storage_picture({page.x, page.y}, page.width, view);
  end_scrolling(page.y - inner.y + px(12));
}

}  // namespace

void draw_inspector_panel(const app::LabView& view, Draft&, const app::Ask& ask) {
  const auto& c = colours();
  const Place region = current_region();
  const Place inner{region.x + px(20), region.y + px(12), region.width - px(40), region.height - px(12)};
  const float middle = inner.y + px(16);
  const float title = draw_left({inner.x, middle}, sans_bold(size::heading, c.ink1), text("inspector.title"));
  const Place body{inner.x, inner.y + px(32), inner.width, inner.height - px(32)};
  if (!view.selected || view.selected->value == 0 || view.selected->value > view.head().value) {
    const float said = draw_paragraph({body.x, body.y + px(4)}, body.width, 20, sans(size::body, c.ink3),
                                      text("inspector.empty"));
    draw_storage_picture({body.x, body.y + said + px(16)}, body.width, view);
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
  draw_detail(body, detail, view, ask);
}

}  // namespace ui
