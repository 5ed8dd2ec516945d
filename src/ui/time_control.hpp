// What moves the cursor, whether by a button, by a key or by dragging. Arriving at the head is going live.
#pragma once

#include <cstdint>

#include "app/intent.hpp"
#include "app/lab_view.hpp"

namespace ui {

void travel(std::uint64_t to, const app::LabView&, const app::Ask&);
void play_or_pause(const app::LabView&, std::uint64_t events_a_second, const app::Ask&);

}  // namespace ui
