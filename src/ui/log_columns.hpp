// Where the columns of the log stand, counted from the left of its text. Streams are lanes: the selected one,
// and the busiest of those that have happened so far; all others share one, in which each row names its
// stream.
#pragma once

#include <string>
#include <vector>

#include "app/lab_view.hpp"

namespace ui {

struct LogColumns {
  static constexpr float phone_width = 600;  // of the design
  static constexpr std::size_t most_lanes = 6;

  LogColumns(const app::LabView& view, float text_width);

  bool has_lane(const std::string& account) const;
  float lane(const std::string& account) const;  // the middle of its events
  float lane(std::size_t index) const;           // the one after the last is that of the others

  std::vector<std::string> lanes;  // by name
  bool has_others = false;
  bool two_lines = false;  // a row on a phone
  float width = 0;
  float lane_width = 0;
  float position = 0, amount = 0, recorded = 0;  // right edges
  float streams = 0, event = 0;                  // left edges
  float actor = 0;  // the room behind the amount for who it was; 0 where there is none
};

}  // namespace ui
