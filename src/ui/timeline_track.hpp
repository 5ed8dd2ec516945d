// The line of time: every commit in its place, snapshots above, and the cursor. The more events there are,
// the less is drawn of each: boxes with glyphs, ticks, and in the end one column a pixel.
#pragma once

#include <cstdint>

#include "app/lab_view.hpp"

namespace ui {

// How positions lie on the line.
struct Track {
  float left, right, middle;
  std::uint64_t head;

  float slot() const;                          // the room of one event
  float centre(std::uint64_t position) const;  // of its glyph
  float after(double position) const;          // where the cursor stands that has read so many
  std::uint64_t at(float x) const;             // the cursor's position nearest to x
};

// `cursor` is where the cursor is drawn: while it glides, between two positions.
void draw_track(const Track&, const app::LabView&, double cursor);

}  // namespace ui
