// Where a thing is drawn while it moves from one place to another. What is true is true at once; only the
// picture follows, for a sixth of a second, and rests.
#pragma once

namespace ui {

class Glide {
 public:
  // Once a frame: where it is drawn on its way to `target`. At once: without a way.
  double towards(double target, bool at_once);

 private:
  double from_ = 0, to_ = 0;
  double began_ = 0;  // when, in Dear ImGui's seconds
  bool placed_ = false;
};

// True where the last frame has drawn something on its way: another frame is due.
bool something_glides();

// --- for the screen

void begin_glides();  // at the start of a frame

}  // namespace ui
