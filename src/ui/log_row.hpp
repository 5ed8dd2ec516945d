// An event as a row of the log: one line, or two on a phone.
#pragma once

#include <string>

#include "app/lab_view.hpp"
#include "ui/layout.hpp"
#include "ui/log_columns.hpp"

namespace ui {

// While a balance is explained, the events that made it keep their ink and their hue; the others step back.
enum class Light { usual, lit, dimmed };
Light light_on(const app::EventRow&, const app::LabView&);
void draw_light(const Place&, const app::EventRow&);  // under the row of one that is lit

std::string spoken(const app::EventRow&);  // the row as a sentence

struct LogRow {
  const app::EventRow& row;
  bool selected;
  Light light;
};
// `left` is where the columns begin.
void draw_log_row(float left, const Place&, const LogColumns&, const LogRow&);

}  // namespace ui
