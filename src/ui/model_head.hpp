// The head of a read model: its name, how far it has read, and what one can do with it.
#pragma once

#include <string>

#include "app/intent.hpp"
#include "app/lab_view.hpp"
#include "ui/layout.hpp"

namespace ui {

// Draws it at the top of `place`, and answers where its rows begin.
float draw_model_head(const Place& place, const std::string& title, app::Model, const app::LabView&,
                      const app::Ask&);

}  // namespace ui
