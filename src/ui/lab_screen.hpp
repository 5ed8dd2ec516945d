// The whole screen: every panel in its region, for a screen of any size.
#pragma once

#include "app/intent.hpp"
#include "app/lab_view.hpp"
#include "ui/draft.hpp"

namespace ui {

void draw_lab(const app::LabView&, Draft&, const app::Ask&);

}  // namespace ui
