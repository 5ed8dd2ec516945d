// What is on screen, as data: for `view()` in the page, for tests and for lessons.
#pragma once

#include <string>

#include "app/lab_view.hpp"

namespace app {

// One JSON object: cursor, role, storage, durability, events, commits, selected, answer, balances,
// transactions; and, where there is something to say, damage, playing and the number of snapshots.
std::string view_json(const LabView& view);

std::string cursor_json(const LabView& view);      // {"position":3,"live":false}
std::string durability_json(const LabView& view);  // {"state":"saved"}

}  // namespace app
