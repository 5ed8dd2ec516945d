// The balances of some accounts over the log, each a line with steps.
#pragma once

#include "app/lab_view.hpp"
#include "ui/layout.hpp"

namespace ui {

void draw_balance_chart(const Place&, const app::LabView&);

}  // namespace ui
