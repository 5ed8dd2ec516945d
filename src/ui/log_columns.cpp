#include "ui/log_columns.hpp"

#include <algorithm>
#include <tuple>

#include "app/words.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

// Of the design. Many streams stand closer together, beside the lane of the others; on a phone only the
// shapes do.
constexpr float wide = 64, close = 60, phone_close = 22;
constexpr float others_at_least = 88, others_at_most = 128;
constexpr float beside_lanes = 8 + 200 + 20 + 96;  // what the other columns need

// Of accounts that are equally busy, the first by name, so that none changes its place without a reason.
std::vector<std::string> busiest(const app::LabView& view, std::size_t most) {
  std::string selected;
  if (view.selected) {
    const auto event = view.event(*view.selected);
    selected = event.beside.empty() ? event.account : event.beside;
  }
  std::vector<const app::ChartLine*> lines;
  lines.reserve(view.chart.size());
  for (const auto& line : view.chart) lines.push_back(&line);
  const auto rank = [&](const app::ChartLine* line) {
    return std::tuple{line->account != selected, -static_cast<std::ptrdiff_t>(line->points.size()), line};
  };
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(std::min(most, lines.size()));
  std::ranges::partial_sort(lines, end, {}, rank);
  std::vector<std::string> lanes;
  for (auto line = lines.begin(); line != end; ++line) lanes.push_back((*line)->account);
  std::ranges::sort(lanes);
  return lanes;
}

}  // namespace

LogColumns::LogColumns(const app::LabView& view, float text_width)
    : two_lines(text_width < px(phone_width) - px(48)), width(text_width), recorded(text_width) {
  // As wide as the last position of the log, so that no position is cut, and none moves the rows.
  const auto longest = app::grouped(view.head().value);
  position = std::max(width_of(mono_bold(size::body, colours().ink1), longest), px(26));
  streams = position + px(two_lines ? 12 : 26);
  const auto fit = [](float room, float each, std::size_t most) {
    return std::min(static_cast<std::size_t>(std::max(room / px(each), 0.0F)), most);
  };
  const std::size_t count = view.balances.size();
  float room = two_lines ? px(3 * phone_close) : width - streams - px(beside_lanes);
  const auto all = fit(room - px(two_lines ? 0 : 16), two_lines ? phone_close : wide, most_lanes);
  has_others = count > all || view.chart.size() < count;  // a paused model may know fewer
  const float each = two_lines ? phone_close : has_others ? close : wide;
  const float shared = px(two_lines ? phone_close : others_at_least);
  lane_width = px(each);
  if (has_others && room >= px(2 * close + others_at_most + 32)) room -= px(32);  // for who it was
  lanes = busiest(view, has_others ? fit(room - shared, each, most_lanes - 1) : count);
  float names = static_cast<float>(lanes.size()) * lane_width;
  if (has_others)
    names += std::clamp(room - names, shared, two_lines ? shared : px(others_at_most));
  else if (!two_lines)  // the second and the third account move nothing
    names = std::max(names, static_cast<float>(std::min<std::size_t>(all, 3)) * lane_width);
  event = streams + names + px(8);
  amount = event + px(has_others ? 200 : 216);
  const float time = width_of(mono(size::caption, colours().ink3), "00:00:00.000") + px(8);
  actor = std::max(recorded - time - (amount + px(20)), 0.0F);
  if (actor < px(20)) actor = 0;
}

bool LogColumns::has_lane(const std::string& account) const {
  return std::ranges::binary_search(lanes, account);
}

float LogColumns::lane(const std::string& account) const {
  const auto found = std::ranges::lower_bound(lanes, account);
  const bool there = found != lanes.end() && *found == account;
  return lane(there ? static_cast<std::size_t>(found - lanes.begin()) : lanes.size());
}

float LogColumns::lane(std::size_t index) const {
  return streams + px(10) + static_cast<float>(index) * lane_width;
}

}  // namespace ui
