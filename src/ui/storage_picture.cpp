#include "ui/storage_picture.hpp"

#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

constexpr std::size_t segments_shown = 5;

std::uint64_t bytes_of_frames(const storage::SegmentLayout& segment) {
  std::uint64_t bytes = 0;
  for (const auto frame : segment.frames) bytes += frame;
  return bytes;
}

// A frame that would be narrower than two pixels is not told from its neighbours. The last one written stands
// out.
void draw_frames(ImVec2 at, float bytes_to_pixels, const storage::SegmentLayout& segment, bool newest) {
  const auto& c = colours();
  auto& list = *ImGui::GetWindowDrawList();
  const float height = px(12);
  const auto frames = bytes_of_frames(segment);
  const auto header = segment.bytes - std::min(segment.bytes, frames);
  float begin = at.x + static_cast<float>(header) * bytes_to_pixels, from = begin;
  for (std::size_t index = 0; index < segment.frames.size(); ++index) {
    const float end = begin + static_cast<float>(segment.frames[index]) * bytes_to_pixels;
    const bool last = index + 1 == segment.frames.size();
    if (end - from >= 2 || last) {
      const bool lit = newest && last;
      const float left = lit ? std::min(from, end - px(2)) : from;
      list.AddRectFilled({left, at.y}, {std::max(end - 1, left + 1), at.y + height}, lit ? c.ink1 : c.edge);
      from = end;
    }
    begin = end;
  }
  const float right = at.x + std::max(static_cast<float>(segment.bytes) * bytes_to_pixels, 2.0F);
  list.AddRect({at.x - 2, at.y - 2}, {right + 2, at.y + height + 2}, c.line);
}

}  // namespace

float draw_storage_picture(ImVec2 top_left, float width, const app::LabView& view) {
  const auto segments = view.segments(segments_shown);
  if (segments.empty()) return 0;
  const auto& c = colours();
  auto [x, y] = top_left;
  draw_left({x, y + px(14)}, sans_bold(size::body, c.ink1), app::text("storage_picture.title"));
  const auto& last = segments.back();
  if (!last.frames.empty())
    draw_right({x + width, y + px(14)}, sans(size::caption, c.ink3),
               app::text("storage_picture.last", {{"bytes", app::grouped(last.frames.back())}}));
  y += px(30);
  std::uint64_t longest = 1;
  for (const auto& segment : segments) longest = std::max(longest, segment.bytes);
  const float bytes_to_pixels = (width - 4) / static_cast<float>(longest);
  for (const auto& segment : segments) {
    draw_left({x, y + px(8)}, mono(size::caption, c.ink3), segment.name);
    draw_right({x + width, y + px(8)}, mono(size::caption, c.ink3),
               app::text("storage_picture.bytes", {{"bytes", app::grouped(segment.bytes)}}));
    draw_frames({x + 2, y + px(20)}, bytes_to_pixels, segment, &segment == &last);
    y += px(44);
  }
  return y - top_left.y;
}

}  // namespace ui
