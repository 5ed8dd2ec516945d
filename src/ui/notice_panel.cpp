// The notice: a strip below the top bar, there only while the log is in danger or nothing keeps it. It says
// so in a sentence, and offers what can be done.
#include <cmath>

#include "app/words.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

struct Notice {
  Icon icon;
  ImU32 colour;
  std::string lead, rest;  // the first words are bold
  bool try_again = false;
};

// The worst of what there is to say.
std::optional<Notice> notice_of(const app::LabView& view) {
  const auto& c = colours();
  if (!view.damage.empty()) return Notice{Icon::trouble, c.trouble, text("notice.damaged"), view.damage};
  if (std::holds_alternative<app::SaveFailed>(view.durability))
    return Notice{Icon::trouble, c.trouble, text("notice.failed"), text("notice.failed_how"), true};
  if (view.keeping == app::Keeping::memory)
    return Notice{Icon::unsaved, c.ink2, text("notice.memory"), text("notice.memory_how")};
  return std::nullopt;
}

struct Choice {
  const char* word;
  app::PageTask task;
};

// From the right; answers where the last one begins.
float draw_choices(const Place& strip, float middle, std::span<const Choice> choices, const app::Ask& ask) {
  float right = strip.right() - px(20);
  for (const auto& choice : choices) {
    const float width = std::round(width_of(sans_bold(size::body, 0), text(choice.word))) + px(32);
    const Place place{right - width, middle - control_height() / 2, width, control_height()};
    if (button(place, {.label = text(choice.word), .key = choice.word})) ask(choice.task);
    right = place.x - px(8);
  }
  return right;
}

constexpr Choice choices[] = {{"notice.export", app::PageTask::export_log},
                              {"notice.try_again", app::PageTask::save_again}};

}  // namespace

// In the design's pixels. Where the strip is narrow, the sentence takes more lines and the buttons stand
// below.
float notice_height(const app::LabView& view, float width) {
  if (!notice_of(view)) return 0;
  if (width >= 900) return 52;
  return width >= 600 ? 104 : 136;
}

void draw_notice_panel(const app::LabView& view, Draft&, const app::Ask& ask) {
  const Place strip = current_region();
  const auto notice = notice_of(view);
  if (!notice) return;
  const bool one_row = strip.width >= px(900);
  const float row = one_row ? strip.middle() : strip.bottom() - px(12) - control_height() / 2;
  const float buttons = draw_choices(strip, row, std::span{choices}.first(notice->try_again ? 2 : 1), ask);

  const Run runs[] = {{sans_bold(size::body, notice->colour), notice->lead + " "},
                      {sans(size::body, colours().ink1), notice->rest}};
  const float left = strip.x + px(44);
  const float room = (one_row ? buttons - px(16) : strip.right() - px(20)) - left;
  const bool one_line = width_of(runs[0].ink, runs[0].text) + width_of(runs[1].ink, runs[1].text) <= room;
  const float top = !one_row ? strip.y + px(12) : strip.middle() - px(one_line ? 9 : 18);
  draw_icon({strip.x + px(28), top + px(9)}, notice->icon, notice->colour);
  draw_paragraph({left, top}, room, 18, runs);
  draw_hairline(strip.x, strip.right(), strip.bottom() - 1);
}

}  // namespace ui
