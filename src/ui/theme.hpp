// The look of the laboratory: its colours, its four faces and its measures. The instrument is monochrome;
// only domain things have a hue, and the past has a ground of its own.
#pragma once

#include <string_view>

#include "imgui.h"

namespace ui {

struct Palette {
  ImU32 ground, surface, raised;  // regions; log and fields; hovered and selected
  ImU32 line, edge;               // hairlines; the edges of controls
  ImU32 ink1, ink2, ink3;         // words; second words; captions
  ImU32 created, deposited, withdrawn, closed;
  ImU32 past, on_past;  // amber stands for the past and for nothing else
  ImU32 branch;
  ImU32 trouble;
};

struct Faces {
  ImFont *sans = nullptr, *sans_bold = nullptr, *mono = nullptr, *mono_bold = nullptr;
  // Mono again, for Dear ImGui's own text input: measured from its highest letter to its lowest, as the caret
  // is.
  ImFont* typing = nullptr;
};

// Text sizes, in pixels of an em at zoom 1.
namespace size {
inline constexpr float caption = 12, body = 13, heading = 15, fold = 16, name = 17, figure = 20;
}

// Call once, when the fonts are there.
void set_up_theme(const Faces&);

const Palette& palette(bool is_dark, bool in_the_past);

// Call before the first widget of each frame: the colours of now, and how large everything is drawn.
void begin_theme(const Palette&, float zoom, bool for_fingers);

const Palette& colours();
const Faces& faces();

// A measure of the design in pixels of the screen; whole, so that edges are sharp and gaps are even.
float px(float design);
float fine(float design);  // not made whole: for small shapes

float control_height();  // a button, a field; taller where fingers press

ImU32 hue_of(std::string_view type);
ImU32 mixed(ImU32 over, ImU32 under, float share);  // `share` of `over`

}  // namespace ui
