#include "ui/log_title.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/words.hpp"
#include "ui/shapes.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

// Which number is being explained, and a way back.
void draw_explanation(const Place& place, const app::LabView& view, const app::Ask& ask) {
  const auto balance = std::ranges::find(view.balances, view.explained, &app::BalanceRow::account);
  const auto words = app::counted(
      "log.explains", view.explained_by.size(),
      {{"account", view.explained}, {"balance", balance == view.balances.end() ? "0.00" : balance->balance}});
  const auto ink = sans_bold(size::caption, colours().ink1);
  const float room = std::min(width_of(ink, words), place.width - px(32));
  const float width = draw_fitted({place.x, place.middle()}, room, ink, words);
  const Place button{place.x + width + px(4), place.middle() - px(14), px(28), px(28)};
  if (icon_button(button, Icon::close, text("log.explained"), "log.explained", true))
    ask(app::ExplainBalance{});
}

// A combobox whose first option narrows nothing.
std::string choose(const Place& place, const Field& field, const char* all, std::vector<std::string> options,
                   const std::string& chosen) {
  options.insert(options.begin(), text(all));
  const auto found = chosen.empty() ? options.begin() : std::ranges::find(options, chosen);
  const auto index = found == options.end() ? 0 : static_cast<std::size_t>(found - options.begin());
  const auto picked = combobox(place, field, options, index);
  if (!picked) return chosen;
  return *picked == 0 ? "" : options[*picked];
}

struct Strip {  // filled from the right
  float left, right, middle;
  float room() const { return right - left; }
  Place next(float width, float height) {
    right -= width;
    return {right, middle - height / 2, width, height};
  }
};

void draw_search(Strip& strip, Draft& draft, app::LogFilter& filter) {
  const float hit = px(28);
  const auto name = text(draft.searching ? "log.search_end" : "log.search");
  if (icon_button(strip.next(hit, hit), draft.searching ? Icon::close : Icon::find, name, "log.search",
                  true)) {
    draft.searching = !draft.searching;
    filter.search.clear();
    if (draft.searching) focus("log.search_for");
  }
  if (!draft.searching) return;
  const float width = std::min(px(200), strip.room() - px(8));
  const Field field{.label = text("log.search_for"), .key = "log.search_for"};
  textbox(strip.next(width, hit), field, filter.search);
}

void draw_filters(Strip& strip, const app::LabView& view, Draft& draft) {
  auto filter = draft.log.filter();
  draw_search(strip, draft, filter);
  constexpr float type_width = 160, stream_width = 120, tag_width = 140;  // at most
  const float height = px(28);
  // As wide as what it says.
  const auto width_for = [](const std::string& chosen, const char* all) {
    return std::round(width_of(sans(size::caption, 0), chosen.empty() ? text(all) : chosen)) + px(46);
  };
  if (strip.room() > px(type_width + stream_width + 40)) {
    const Field field{.label = text("log.type"), .key = "log.type", .label_is_drawn = false, .framed = false};
    filter.type = choose(strip.next(width_for(filter.type, "log.all_types"), height), field, "log.all_types",
                         app::event_types(), filter.type);
  }
  if (strip.room() > px(stream_width)) {
    std::vector<std::string> accounts;
    accounts.reserve(view.balances.size());
    for (const auto& row : view.balances) accounts.push_back(row.account);
    const Field field{
        .label = text("log.stream"), .key = "log.stream", .label_is_drawn = false, .framed = false};
    filter.stream =
        choose(strip.next(std::min(width_for(filter.stream, "log.all_streams"), strip.room()), height), field,
               "log.all_streams", accounts, filter.stream);
  }
  const auto& tags = draft.log.tags();
  if (!tags.empty() && strip.room() > px(tag_width)) {
    const Field field{.label = text("log.tag"), .key = "log.tag", .label_is_drawn = false, .framed = false};
    filter.tag = choose(strip.next(std::min(width_for(filter.tag, "log.all_tags"), px(tag_width)), height),
                        field, "log.all_tags", {tags.begin(), tags.end()}, filter.tag);
  }
  draft.log.set(std::move(filter));
  view.read_on(draft.log);
}

std::string caption(const app::LabView& view, const Draft& draft) {
  const auto events = app::counted("log.events", view.head().value);
  if (!draft.log.filter().is_empty())
    return text("log.filtered", {{"count", app::grouped(draft.log.through(view.cursor.position).size())},
                                 {"events", events}});
  if (!view.cursor.live)
    return text("log.read", {{"position", app::grouped(view.cursor.position.value)}, {"events", events}});
  return text("log.in_commits",
              {{"events", events}, {"commits", app::counted("log.commits", view.commit_count())}});
}

}  // namespace

void draw_log_title(const Place& inner, const app::LabView& view, Draft& draft, const app::Ask& ask) {
  const auto& c = colours();
  const float middle = inner.y + px(16);
  const float title = draw_left({inner.x, middle}, sans_bold(size::heading, c.ink1), text("log.title"));
  if (view.head().value == 0) return;
  const float left = inner.x + title + px(12);
  if (!view.explained.empty()) {
    draw_explanation({left, inner.y, inner.right() - left, px(32)}, view, ask);
    return;
  }
  Strip strip{left, inner.right() + px(6), middle};
  draw_filters(strip, view, draft);
  const auto words = caption(view, draft);
  const auto ink = sans(size::caption, c.ink3);
  if (width_of(ink, words) <= strip.room() - px(8)) draw_left({left, middle}, ink, words);
}

}  // namespace ui
