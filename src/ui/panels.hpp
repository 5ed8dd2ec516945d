// The panels of the laboratory. Each is a pure view: it draws what it is shown into the current region, and
// where a person wants something done, it asks. None of them does anything.
#pragma once

#include "app/intent.hpp"
#include "app/lab_view.hpp"
#include "ui/draft.hpp"

namespace ui {

float notice_height(const app::LabView&, const Draft&,
                    float width);  // of a screen that is so wide; 0: nothing to say
void draw_notice_panel(const app::LabView&, Draft&, const app::Ask&);
void draw_top_bar_panel(const app::LabView&, Draft&, const app::Ask&);
void draw_desk_panel(const app::LabView&, Draft&, const app::Ask&);
void draw_log_panel(const app::LabView&, Draft&, const app::Ask&);
void draw_fold_panel(const app::LabView&, Draft&, const app::Ask&);
void draw_read_models_panel(const app::LabView&, Draft&, const app::Ask&);
void draw_inspector_panel(const app::LabView&, Draft&, const app::Ask&);
void draw_timeline_panel(const app::LabView&, Draft&, const app::Ask&);

}  // namespace ui
