// The four faces of the page, cut by the build to what Foldline draws, and carried inside the program.
#pragma once

#include "ui/theme.hpp"

namespace platform {

ui::Faces load_faces();  // into Dear ImGui's current context

}  // namespace platform
