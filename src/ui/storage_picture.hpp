// The files of the log, and the frames in them, drawn to scale.
#pragma once

#include "imgui.h"

#include "app/lab_view.hpp"

namespace ui {

// Draws the newest segments, and answers how high that was; 0 where there are none.
float draw_storage_picture(ImVec2 top_left, float width, const app::LabView&);

}  // namespace ui
