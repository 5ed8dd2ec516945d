#include "ui/region.hpp"

#include "ui/theme.hpp"

namespace ui {
namespace {

void begin_child(const char* key, const Place& place, ImGuiWindowFlags flags) {
  ImGui::SetCursorScreenPos({place.x, place.y});
  // Flattened: Tab and the arrow keys go from region to region as if they were one.
  ImGui::BeginChild(key, {place.width, place.height}, ImGuiChildFlags_NavFlattened,
                    flags | ImGuiWindowFlags_NoSavedSettings);
}

}  // namespace

void begin_region(const char* key, const Place& place, ImU32 ground) {
  ImGui::GetWindowDrawList()->AddRectFilled({place.x, place.y}, {place.right(), place.bottom()}, ground);
  begin_child(key, place, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
}

void end_region() { ImGui::EndChild(); }

Place current_region() {
  const auto position = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  return {position.x, position.y, size.x, size.y};
}

void begin_scrolling(const char* key, const Place& place) { begin_child(key, place, 0); }

void end_scrolling(float content_height) {
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, content_height});
  ImGui::EndChild();
}

Place scrolled() {
  const auto region = current_region();
  return {region.x, region.y - ImGui::GetScrollY(), region.width, region.height};
}

void draw_hairline(float left, float right, float y) {
  ImGui::GetWindowDrawList()->AddRectFilled({left, y}, {right, y + 1}, colours().line);
}

}  // namespace ui
