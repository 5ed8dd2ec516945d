// A region is a ground, not a box: a part of the screen in which one panel draws.
#pragma once

#include "imgui.h"

#include "ui/layout.hpp"

namespace ui {

// Between them, the current region is `place`, and what does not fit is clipped.
void begin_region(const char* key, const Place& place, ImU32 ground);
void end_region();

Place current_region();

// A part of a region that scrolls. What is drawn in it starts at `scrolled()`; say how high it was at the
// end.
void begin_scrolling(const char* key, const Place& place);
void end_scrolling(float content_height);
Place scrolled();

void draw_hairline(float left, float right, float y);

}  // namespace ui
