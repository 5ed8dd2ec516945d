#include "ui/shapes.hpp"

#include <algorithm>
#include <numbers>

#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

constexpr float quarter = std::numbers::pi_v<float> / 2;

ImDrawList& pen() { return *ImGui::GetWindowDrawList(); }

// It points to the right, or to the left where `reach` is negative.
void arrowhead(ImVec2 at, float reach) {
  for (const auto& [x, y] :
       {ImVec2{reach, 0}, ImVec2{-reach * 0.7F, reach * 0.9F}, ImVec2{-reach * 0.7F, -reach * 0.9F}})
    pen().PathLineTo({at.x + x, at.y + y});
}

// The outline of an event's shape; false for a disc, which is no polygon.
bool outline(std::string_view type, ImVec2 at, float radius) {
  auto& list = pen();
  const float r = radius;
  if (type == "AccountCreated") return false;
  if (type == "MoneyDeposited") {
    list.PathLineTo({at.x, at.y - r});
    list.PathLineTo({at.x + r + fine(0.8F), at.y + r - fine(0.6F)});
    list.PathLineTo({at.x - r - fine(0.8F), at.y + r - fine(0.6F)});
  } else if (type == "MoneyWithdrawn") {
    list.PathLineTo({at.x, at.y + r});
    list.PathLineTo({at.x - r - fine(0.8F), at.y - r + fine(0.6F)});
    list.PathLineTo({at.x + r + fine(0.8F), at.y - r + fine(0.6F)});
  } else if (type == "TransferStarted") {
    arrowhead(at, r);
  } else if (type == "TransferReversed") {
    arrowhead(at, -r);
  } else if (type == "TransferCompleted") {
    for (const auto& [x, y] :
         {ImVec2{-0.9F, -0.8F}, ImVec2{0.2F, -0.8F}, ImVec2{1, 0}, ImVec2{0.2F, 0.8F}, ImVec2{-0.9F, 0.8F}})
      list.PathLineTo({at.x + x * r, at.y + y * r});
  } else {
    const float half = r - fine(0.5F);
    list.PathRect({at.x - half, at.y - half}, {at.x + half, at.y + half});
  }
  return true;
}

// Draws an icon in a grid of 16 by 16 round `middle`.
class Sketch {
 public:
  Sketch(ImVec2 middle, ImU32 colour)
      : unit_(fine(1)), corner_{middle.x - 8 * unit_, middle.y - 8 * unit_}, colour_(colour) {}

  ImVec2 at(float x, float y) const { return {corner_.x + x * unit_, corner_.y + y * unit_}; }
  void line(std::initializer_list<ImVec2> points, bool closed = false, float thickness = 1.5F) const {
    for (const auto& point : points) pen().PathLineTo(at(point.x, point.y));
    pen().PathStroke(colour_, closed ? ImDrawFlags_Closed : 0, thickness * unit_);
  }
  void shape(std::initializer_list<ImVec2> points) const {
    for (const auto& point : points) pen().PathLineTo(at(point.x, point.y));
    pen().PathFillConvex(colour_);
  }
  void box() const { pen().AddRect(at(2, 2), at(14, 14), colour_, 2 * unit_, 0, 1.5F * unit_); }
  void ring(float radius) const { pen().AddCircle(at(8, 8), radius * unit_, colour_, 0, 1.5F * unit_); }

 private:
  float unit_;
  ImVec2 corner_;
  ImU32 colour_;
};

}  // namespace

void draw_event(ImVec2 middle, std::string_view type, float radius) {
  const float r = fine(radius);
  const auto colour = hue_of(type);
  if (outline(type, middle, r))
    pen().PathFillConvex(colour);
  else
    pen().AddCircleFilled(middle, r, colour);
}

void draw_later_event(ImVec2 middle, std::string_view type, ImU32 ground) {
  const float r = fine(5), thickness = fine(1.5F);
  if (outline(type, middle, r)) {
    pen().PathFillConvex(ground);
    outline(type, middle, r);
    pen().PathStroke(colours().ink3, ImDrawFlags_Closed, thickness);
  } else {
    pen().AddCircleFilled(middle, r, ground);
    pen().AddCircle(middle, r, colours().ink3, 0, thickness);
  }
}

void draw_dashed_line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness, float dash, float gap) {
  const bool across = from.y == to.y;
  const float length = across ? to.x - from.x : to.y - from.y, half = thickness / 2;
  for (float begin = 0; begin < length; begin += dash + gap) {
    const float end = std::min(begin + dash, length);
    if (across)
      pen().AddRectFilled({from.x + begin, from.y - half}, {from.x + end, from.y + half}, colour);
    else
      pen().AddRectFilled({from.x - half, from.y + begin}, {from.x + half, from.y + end}, colour);
  }
}

void draw_dashed_box(ImVec2 min, ImVec2 max, ImU32 colour) {
  const float dash = px(3), gap = px(2),
              half = 0.5F;  // half a pixel in, so that the line stands inside the box
  draw_dashed_line({min.x, min.y + half}, {max.x, min.y + half}, colour, 1, dash, gap);
  draw_dashed_line({min.x, max.y - half}, {max.x, max.y - half}, colour, 1, dash, gap);
  draw_dashed_line({min.x + half, min.y}, {min.x + half, max.y}, colour, 1, dash, gap);
  draw_dashed_line({max.x - half, min.y}, {max.x - half, max.y}, colour, 1, dash, gap);
}

void draw_flag(ImVec2 min, ImVec2 max, std::string_view position, bool in_the_past) {
  pen().AddRectFilled(min, max, in_the_past ? colours().past : colours().ink1, px(2));
  draw_centred({(min.x + max.x) / 2, (min.y + max.y) / 2},
               mono_bold(size::caption, in_the_past ? colours().on_past : colours().surface), position);
}

void draw_checkpoint_bar(ImVec2 left_middle, float width, float checkpoint, float cursor, bool in_the_past) {
  const auto [x, y] = left_middle;
  const float half = px(2), read = x + width * checkpoint, wanted = x + width * cursor, end = x + width;
  pen().AddRectFilled({x, y - half}, {end, y + half}, in_the_past ? colours().ground : colours().line);
  pen().AddRectFilled({x, y - half}, {read, y + half}, in_the_past ? colours().past : colours().ink2);
  pen().PushClipRect({read, y - half}, {wanted, y + half}, true);
  for (float at = read; at < wanted + 2 * half; at += px(6))
    pen().AddLine({at, y + half}, {at + 2 * half, y - half}, colours().ink2, fine(1.5F));
  pen().PopClipRect();
  if (in_the_past)
    draw_dashed_line({wanted + px(4), y}, {end - px(4), y}, colours().ink3, px(2), px(2), px(4));
  pen().AddLine({end - 1, y - px(4)}, {end - 1, y + px(4)}, colours().ink1, px(2));
}

void draw_icon(ImVec2 middle, Icon icon, ImU32 colour) {
  const Sketch sketch{middle, colour};
  switch (icon) {
    case Icon::saved:
      sketch.box(), sketch.line({{5, 8.2F}, {7.2F, 10.4F}, {11.2F, 6}});
      break;
    case Icon::saving:
      sketch.box(), sketch.shape({{2.5F, 8}, {13.5F, 8}, {13.5F, 13.5F}, {2.5F, 13.5F}});
      break;
    case Icon::unsaved:
      sketch.box();
      break;
    case Icon::trouble:
      sketch.box(), sketch.line({{3, 13}, {13, 3}});
      break;
    case Icon::writer:
      sketch.line({{3, 13}, {3.8F, 9.8F}, {11, 2.6F}, {13.4F, 5}, {6.2F, 12.2F}}, true);
      break;
    case Icon::follower:
      sketch.line({{1.5F, 8},
                   {4.5F, 4.6F},
                   {8, 3.4F},
                   {11.5F, 4.6F},
                   {14.5F, 8},
                   {11.5F, 11.4F},
                   {8, 12.6F},
                   {4.5F, 11.4F}},
                  true);
      sketch.ring(2);
      break;
    case Icon::first:
      sketch.line({{8, 3.5F}, {3.8F, 8}, {8, 12.5F}}), sketch.line({{13, 3.5F}, {8.8F, 8}, {13, 12.5F}});
      break;
    case Icon::back:
      sketch.line({{12, 3.5F}, {6, 8}, {12, 12.5F}}, true), sketch.line({{3.5F, 3.5F}, {3.5F, 12.5F}});
      break;
    case Icon::forward:
      sketch.line({{4, 3.5F}, {10, 8}, {4, 12.5F}}, true), sketch.line({{12.5F, 3.5F}, {12.5F, 12.5F}});
      break;
    case Icon::live:
      sketch.line({{8, 3.5F}, {12.2F, 8}, {8, 12.5F}}), sketch.line({{3, 3.5F}, {7.2F, 8}, {3, 12.5F}});
      break;
    case Icon::chevron:
      sketch.line({{5, 6.5F}, {8, 9.5F}, {11, 6.5F}});
      break;
    case Icon::kept:
      sketch.line({{3, 8.5F}, {6.2F, 11.7F}, {13, 5}});
      break;
    case Icon::refused:
      sketch.ring(5.5F), sketch.line({{4.2F, 11.8F}, {11.8F, 4.2F}});
      break;
    case Icon::conflict:
      sketch.line({{2, 3.5F}, {6.5F, 8}, {2, 12.5F}}, false, 2),
          sketch.line({{14, 3.5F}, {9.5F, 8}, {14, 12.5F}}, false, 2);
      break;
    case Icon::rebuild:
      pen().PathArcTo(middle, fine(5), -0.25F * std::numbers::pi_v<float>, 1.5F * std::numbers::pi_v<float>);
      pen().PathStroke(colour, 0, fine(1.5F));
      sketch.line({{12.6F, 1.6F}, {11.8F, 4.6F}, {8.8F, 4.2F}});
      break;
    case Icon::find:
      draw_icon(middle, Icon::inspector, colour);
      break;
    case Icon::close:
      sketch.line({{4, 4}, {12, 12}}), sketch.line({{12, 4}, {4, 12}});
      break;
    case Icon::commands:
      draw_icon(middle, Icon::writer, colour);
      break;
    case Icon::log:
      for (const float y : {4.0F, 8.0F, 12.0F}) sketch.line({{2.5F, y}, {13.5F, y}});
      break;
    case Icon::fold:
      sketch.line({{1, 11}, {5, 11}, {8, 4.5F}, {11, 11}, {15, 11}});
      break;
    case Icon::read_models:
      sketch.line({{3, 13}, {3, 8}}), sketch.line({{8, 13}, {8, 3}}), sketch.line({{13, 13}, {13, 6}});
      break;
    case Icon::inspector:
      pen().AddCircle(sketch.at(7, 7), fine(4.2F), colour, 0, fine(1.5F)),
          sketch.line({{10, 10}, {13.5F, 13.5F}});
      break;
    case Icon::about:
      sketch.ring(5.5F), sketch.line({{8, 7.4F}, {8, 11}}), sketch.line({{8, 4.6F}, {8, 5.6F}});
      break;
    case Icon::files:  // out of the tray, and into it
      sketch.line({{2.5F, 9.5F}, {2.5F, 13.5F}, {13.5F, 13.5F}, {13.5F, 9.5F}});
      sketch.line({{5.5F, 10}, {5.5F, 2.5F}}), sketch.line({{3.5F, 4.5F}, {5.5F, 2.5F}, {7.5F, 4.5F}});
      sketch.line({{10.5F, 2.5F}, {10.5F, 10}}), sketch.line({{8.5F, 8}, {10.5F, 10}, {12.5F, 8}});
      break;
    case Icon::appearance:
      sketch.ring(5.5F);
      pen().PathArcTo(sketch.at(8, 8), fine(5.5F), -quarter, quarter), pen().PathFillConvex(colour);
      break;
    case Icon::help:
      sketch.ring(5.5F);
      sketch.line({{6.2F, 6.6F}, {6.6F, 5.4F}, {8, 4.9F}, {9.4F, 5.5F}, {9.7F, 6.7F}, {8, 8.2F}, {8, 9.2F}});
      sketch.line({{8, 10.4F}, {8, 11.4F}});
      break;
    case Icon::play:
      sketch.shape({{4.5F, 2.5F}, {13.5F, 8}, {4.5F, 13.5F}});
      break;
    case Icon::pause:
      sketch.line({{5, 3}, {5, 13}}, false, 2.5F), sketch.line({{11, 3}, {11, 13}}, false, 2.5F);
      break;
  }
}

void draw_mark(ImVec2 left_middle, ImU32 colour) {
  const auto [x, y] = left_middle;
  for (const ImVec2 point : {ImVec2{0, 4}, {7, 4}, {12, -5}, {17, 4}, {24, 4}})
    pen().PathLineTo({x + px(point.x), y + px(point.y)});
  pen().PathStroke(colour, 0, px(2));
}

}  // namespace ui
