// Text on the screen. A line is placed by the middle of its capitals, so that words and figures of any face
// and size that share a row stand level. Figures, ids, times and bytes are mono, because Dear ImGui has no
// tabular figures.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "imgui.h"

#include "ui/theme.hpp"

namespace ui {

struct Ink {  // how a piece of text is drawn
  ImFont* face;
  float size;  // of the design, at zoom 1
  ImU32 colour;
};

inline Ink sans(float size, ImU32 colour) { return {faces().sans, size, colour}; }
inline Ink sans_bold(float size, ImU32 colour) { return {faces().sans_bold, size, colour}; }
inline Ink mono(float size, ImU32 colour) { return {faces().mono, size, colour}; }
inline Ink mono_bold(float size, ImU32 colour) { return {faces().mono_bold, size, colour}; }

float width_of(const Ink&, std::string_view text);

// Each draws one line whose capitals are centred on `middle`, and answers how wide it is.
float draw_left(ImVec2 left_middle, const Ink&, std::string_view text);
float draw_right(ImVec2 right_middle, const Ink&, std::string_view text);
float draw_centred(ImVec2 middle, const Ink&, std::string_view text);

// Draws at most `width`; what does not fit ends in an ellipsis.
float draw_fitted(ImVec2 left_middle, float width, const Ink&, std::string_view text);

struct Run {  // a piece of a paragraph
  Ink ink;
  std::string text;
};

// Breaks the runs into lines of at most `width`, between words, or within one that is longer than a line (an
// id, bytes): nothing is ever cut. Answers the height. `line` is the height of a line in the design.
float draw_paragraph(ImVec2 top_left, float width, float line, std::span<const Run> runs);
float draw_paragraph(ImVec2 top_left, float width, float line, const Ink&, std::string_view text);

}  // namespace ui
