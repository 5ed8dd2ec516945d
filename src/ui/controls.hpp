// Every interactive thing that was drawn, as it was drawn: what it is, what it is called, what it holds, and
// where. Tests, lessons and whoever cannot see the canvas read the screen by this list.
#pragma once

#include <string>
#include <vector>

#include "imgui.h"

namespace ui {

struct Control {
  std::string role;  // as ARIA calls it: "button", "textbox", "combobox", "option", "slider", "row", "tab"
  std::string name, value;
  bool enabled = true;
  float x = 0, y = 0, width = 0, height = 0;  // CSS pixels, from the corner of the laboratory
};

// The list of the last frame, in the order in which it was drawn.
const std::vector<Control>& controls();

// True where Tab (or Shift+Tab) has nowhere left to go within the laboratory.
bool focus_at_end(bool backwards);
// True while the thing that is held is moved by dragging it, and so must not scroll what it stands on.
bool wants_drag();

// --- for the widgets

void begin_controls();  // at the start of a frame

enum class Stop { yes, no };  // does Tab stop here?

// Records the last item of Dear ImGui; one that is scrolled out of sight is not on the screen.
void record(Control, Stop = Stop::yes);
void record_dragged();  // the last item is held, and dragged

}  // namespace ui
