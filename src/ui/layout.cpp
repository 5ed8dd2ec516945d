#include "ui/layout.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

// From the top of the screen downwards, and from its left, one piece after another.
struct Cutter {
  Place rest;
  Place top(float height) {
    const Place cut{rest.x, rest.y, rest.width, height};
    rest.y += height;
    rest.height -= height;
    return cut;
  }
  Place bottom(float height) {
    rest.height -= height;
    return {rest.x, rest.bottom(), rest.width, height};
  }
  Place left(float width) {
    const Place cut{rest.x, rest.y, width, rest.height};
    rest.x += width;
    rest.width -= width;
    return cut;
  }
  Place right(float width) {
    rest.width -= width;
    return {rest.right(), rest.y, width, rest.height};
  }
};

Shape shape_for(float width) {
  if (width >= 1560) return Shape::wide;
  if (width >= 1200) return Shape::normal;
  if (width >= 900) return Shape::narrow;
  return width >= 600 ? Shape::single : Shape::phone;
}

float timeline_height(Shape shape, bool low) {
  if (low) return 84;
  return shape == Shape::phone ? 112 : 124;
}

}  // namespace

float zoom_for(float width) { return width >= 1872 ? 1.2F : 1; }

Layout lay_out(float width, float height, float zoom, float notice_height) {
  const auto px = [zoom](float design) { return std::round(design * zoom); };
  Layout layout;
  layout.shape = shape_for(width / zoom);
  // A low screen keeps the rail of the fold and its balance.
  const bool low = height / zoom < low_height;
  const float fold = px(low ? 150 : 224);
  Cutter cut{{0, 0, width, height}};
  layout.top = cut.top(px(48));
  if (notice_height > 0) layout.notice = cut.top(px(notice_height));
  if (layout.shape == Shape::phone) layout.tabs = cut.bottom(px(60));
  layout.timeline = cut.bottom(px(timeline_height(layout.shape, low)));
  switch (layout.shape) {
    case Shape::wide:
      layout.desk = cut.left(px(264));
      layout.inspector = cut.right(px(336));
      layout.read_models = cut.right(px(336));
      layout.fold = cut.bottom(fold);
      layout.log = cut.rest;
      break;
    case Shape::normal: {
      layout.desk = cut.left(px(264));
      Cutter understood{cut.right(px(352))};
      layout.inspector = understood.bottom(std::min(px(224), std::round(understood.rest.height / 2)));
      layout.read_models = understood.rest;
      layout.fold = cut.bottom(fold);
      layout.log = cut.rest;
      break;
    }
    case Shape::narrow:
      layout.desk = cut.left(px(232));
      layout.shared = cut.bottom(std::max(std::round(cut.rest.height * 0.45F), fold + px(40)));
      layout.log = cut.rest;
      layout.tabs = Cutter{layout.shared}.top(px(40));
      layout.shared.y += px(40);
      layout.shared.height -= px(40);
      break;
    case Shape::single:
      layout.tabs = cut.top(px(40));
      layout.shared = cut.rest;
      break;
    case Shape::phone:
      layout.shared = cut.rest;
      break;
  }
  return layout;
}

}  // namespace ui
