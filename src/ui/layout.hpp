// Where the regions stand. Left to right: asked (the desk), kept (the log), understood (the read models);
// time lies under all. A screen too narrow for three columns shows some of them behind tabs.
#pragma once

namespace ui {

struct Place {  // a rectangle on the screen, in its pixels
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  float middle() const { return y + height / 2; }
};

enum class Shape {
  wide,    // four columns
  normal,  // three, the fold under the log, the inspector under the read models
  narrow,  // two; fold, read models and inspector as tabs under the log
  single,  // one region, tabs above it
  phone,   // one region, tabs below it, taller rows
};

// A region without room of its own has no width: a tab shows it, in `shared`.
struct Layout {
  Shape shape = Shape::normal;
  Place notice;  // below the top bar, where there is something to say
  Place top, desk, log, fold, read_models, inspector, timeline;
  Place tabs, shared;
};

// Of a screen in its pixels, `zoom` times as large as the design; `notice_height` is the design's.
Layout lay_out(float width, float height, float zoom, float notice_height = 0);

// Of the design: a lower screen keeps the line of time, and beside it only what moves the cursor.
inline constexpr float low_height = 640;

// How large the design is drawn where nobody has said otherwise.
float zoom_for(float width);

}  // namespace ui
