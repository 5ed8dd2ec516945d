// The title of the log: how much there is, what of it is shown, and which number is explained.
#pragma once

#include "app/intent.hpp"
#include "app/lab_view.hpp"
#include "ui/draft.hpp"
#include "ui/layout.hpp"

namespace ui {

void draw_log_title(const Place& inner, const app::LabView&, Draft&, const app::Ask&);

}  // namespace ui
