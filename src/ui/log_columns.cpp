#include "ui/log_columns.hpp"

#include <algorithm>

#include "app/words.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {

LogColumns::LogColumns(const app::LabView& view, float text_width)
    : two_lines(text_width < px(phone_width) - px(48)), width(text_width), recorded(text_width) {
  // As wide as the last position of the log, so that no position is cut, and none moves the rows.
  const auto longest = app::grouped(view.head().value);
  position = std::max(width_of(mono_bold(size::body, colours().ink1), longest), px(26));
  streams = position + px(26);
  const float rest = two_lines ? 0 : px(8 + 216 + 20 + 96);
  const float room = std::clamp((width - streams - rest) / px(lane_width), 0.0F, 6.0F);
  const auto most = static_cast<std::size_t>(room);
  in_lanes = !two_lines && view.balances.size() <= most;
  float names = std::max(px(3 * lane_width) + px(26) - position, px(128));
  if (in_lanes) {
    lanes.reserve(view.balances.size());
    for (const auto& row : view.balances) lanes.push_back(row.account);
    names = static_cast<float>(std::max(lanes.size(), std::min<std::size_t>(most, 3))) * px(lane_width);
  }
  event = streams + names + px(8);
  amount = event + px(216);
}

float LogColumns::lane(const std::string& account) const {
  const auto found = std::ranges::find(lanes, account);
  const auto index = found == lanes.end() ? 0 : found - lanes.begin();
  return streams + px(10) + static_cast<float>(index) * px(lane_width);
}

}  // namespace ui
