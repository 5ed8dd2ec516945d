#include "ui/storage_picture.hpp"

#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

constexpr std::size_t segments_shown = 5;

// A frame that would be narrower than two pixels is not told from its neighbours: what is drawn costs its
// width, and not its frames. The last one written stands out.
void draw_frames(ImVec2 at, float bytes_to_pixels, const storage::SegmentLayout& segment, bool newest) {
  const auto& c = colours();
  auto& list = *ImGui::GetWindowDrawList();
  const float height = px(12);
  const auto x_of = [&](std::uint64_t byte) { return at.x + static_cast<float>(byte) * bytes_to_pixels; };
  const auto count = segment.frames.size();
  const auto told_apart = static_cast<std::uint64_t>(2 / bytes_to_pixels);
  for (std::size_t first = 0; first < count;) {
    const auto begin = segment.begin_of(first);
    const auto last = std::min(segment.first_behind(begin + told_apart, first), count - 1);
    const float from = x_of(begin), end = x_of(segment.end_of(last));
    const bool lit = newest && last + 1 == count;
    const float left = lit ? std::min(from, end - px(2)) : from;
    list.AddRectFilled({left, at.y}, {std::max(end - 1, left + 1), at.y + height}, lit ? c.ink1 : c.edge);
    first = last + 1;
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
  if (const auto count = last.frames.size(); count > 0) {
    draw_right(
        {x + width, y + px(14)}, sans(size::caption, c.ink3),
        app::text("storage_picture.last", {{"bytes", app::grouped(last.bytes - last.begin_of(count - 1))}}));
  }
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
