#include "ui/controls.hpp"

#include <algorithm>
#include <utility>

#include "imgui_internal.h"

namespace ui {
namespace {

struct Drawn {
  std::vector<Control> controls;
  std::vector<ImGuiID> stops;
  bool dragged = false;
};
Drawn drawn;

}  // namespace

const std::vector<Control>& controls() { return drawn.controls; }

bool focus_at_end(bool backwards) {
  const auto& context = *ImGui::GetCurrentContext();
  if (!context.OpenPopupStack.empty()) return false;  // an open list keeps the focus until it is closed
  const auto focused = context.NavId;
  if (drawn.stops.empty()) return true;
  if (std::ranges::find(drawn.stops, focused) == drawn.stops.end()) return backwards && focused == 0;
  return focused == (backwards ? drawn.stops.front() : drawn.stops.back());
}

bool wants_drag() { return drawn.dragged; }

void begin_controls() { drawn = {}; }

void record(Control control, Stop stop) {
  ImRect place{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  place.ClipWith(ImGui::GetCurrentWindow()->ClipRect);
  if (place.GetWidth() <= 0 || place.GetHeight() <= 0) return;
  if (stop == Stop::yes && control.enabled) drawn.stops.push_back(ImGui::GetItemID());
  control.x = place.Min.x;
  control.y = place.Min.y;
  control.width = place.GetWidth();
  control.height = place.GetHeight();
  drawn.controls.push_back(std::move(control));
}

void record_dragged() { drawn.dragged = true; }

}  // namespace ui
