// Where the columns of the log stand, counted from the left of its text.
#pragma once

#include <string>
#include <vector>

#include "app/lab_view.hpp"

namespace ui {

struct LogColumns {
  static constexpr float phone_width = 600, lane_width = 64;  // of the design

  LogColumns(const app::LabView& view, float text_width);

  float lane(const std::string& account) const;  // the middle of its events

  std::vector<std::string> lanes;
  bool in_lanes = false;   // else one column names the stream
  bool two_lines = false;  // a row on a phone
  float width = 0;
  float position = 0, amount = 0, recorded = 0;  // right edges
  float streams = 0, event = 0;                  // left edges
};

}  // namespace ui
