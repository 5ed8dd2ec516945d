// The notice: a strip below the top bar, there while the log is in danger, nothing keeps it, a file is on its
// way into it, or somebody has asked for files. It says so in a sentence, and offers what can be done.
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

struct Choice {
  const char* word;
  std::optional<app::Intent> intent;  // what it asks for
  bool Draft::* opens = nullptr;      // what it shows instead
  bool Draft::* closes = nullptr;     // what it no longer shows
};

struct Notice {
  Icon icon;
  ImU32 colour;
  std::string lead, rest;       // the first words are bold
  std::vector<Choice> choices;  // from the right
};

const Choice export_log{"notice.export", app::PageTask::export_log};
const Choice reset{"reset.open", std::nullopt, &Draft::asks_for_reset};

// Nothing here is undone, so it is asked once more, in the same place.
Notice reset_notice(const app::LabView& view) {
  return {Icon::trouble,
          colours().trouble,
          text("reset.title"),
          app::counted("reset.how", view.head().value),
          {{"reset.no", std::nullopt, nullptr, &Draft::asks_for_reset},
           {"reset.yes", app::PageTask::reset, nullptr, &Draft::asks_for_reset},
           export_log}};
}

Notice running_notice(const app::ImportRunning& import) {
  return {Icon::saving,
          colours().ink2,
          text("import.running"),
          text("import.progress", {{"lines", app::grouped(import.lines)},
                                   {"percent", std::to_string(import.percent)},
                                   {"name", import.name}}),
          {{"import.cancel", app::PageTask::cancel_import}}};
}

Notice ended_notice(const app::ImportEnded& import) {
  const auto& c = colours();
  return {import.ok ? Icon::kept : Icon::trouble,
          import.ok ? c.ink2 : c.trouble,
          text(import.ok ? "import.done" : "import.refused"),
          import.sentence,
          {{"notice.close", app::CloseNotice{}}}};
}

// Only who writes can take events in, and only where the log is whole.
Notice files_notice(const app::LabView& view) {
  Notice notice{Icon::log, colours().ink2, text("files.title"), text("files.how"), {}};
  notice.choices.push_back({"notice.close", std::nullopt, nullptr, &Draft::asks_for_files});
  if (view.role == app::Role::writer) notice.choices.push_back(reset);
  if (view.role == app::Role::writer && view.damage.empty())
    notice.choices.push_back({"files.import", app::PageTask::import_log});
  notice.choices.push_back(export_log);
  return notice;
}

// The most pressing of what there is to say.
std::optional<Notice> notice_of(const app::LabView& view, const Draft& draft) {
  const auto& c = colours();
  if (const auto* import = std::get_if<app::ImportRunning>(&view.import)) return running_notice(*import);
  if (draft.asks_for_reset) return reset_notice(view);
  if (std::holds_alternative<app::SaveFailed>(view.durability))
    return Notice{Icon::trouble,
                  c.trouble,
                  text("notice.failed"),
                  text("notice.failed_how"),
                  {export_log, {"notice.try_again", app::PageTask::save_again}}};
  if (const auto* import = std::get_if<app::ImportEnded>(&view.import)) return ended_notice(*import);
  if (draft.asks_for_files) return files_notice(view);
  if (!view.damage.empty()) {
    Notice damaged{Icon::trouble, c.trouble, text("notice.damaged"), view.damage, {export_log}};
    if (view.role == app::Role::writer) damaged.choices.push_back(reset);
    return damaged;
  }
  if (view.keeping == app::Keeping::memory)
    return Notice{Icon::unsaved, c.ink2, text("notice.memory"), text("notice.memory_how"), {export_log}};
  return std::nullopt;
}

void take(const Choice& choice, Draft& draft, const app::Ask& ask) {
  if (choice.intent) ask(*choice.intent);
  if (choice.opens != nullptr) draft.*choice.opens = true;
  if (choice.closes != nullptr) draft.*choice.closes = false;
}

// From the right; answers where the last one begins.
float draw_choices(const Place& strip, float middle, std::span<const Choice> choices, Draft& draft,
                   const app::Ask& ask) {
  const float padding = px(strip.width < px(600) ? 20 : 32);
  float right = strip.right() - px(20);
  for (const auto& choice : choices) {
    const float width = std::round(width_of(sans_bold(size::body, 0), text(choice.word))) + padding;
    const Place place{right - width, middle - control_height() / 2, width, control_height()};
    if (button(place, {.label = text(choice.word), .key = choice.word})) take(choice, draft, ask);
    right = place.x - px(8);
  }
  return right;
}

}  // namespace

// In the design's pixels. Where the strip is narrow, the sentence takes more lines and the buttons stand
// below.
float notice_height(const app::LabView& view, const Draft& draft, float width) {
  if (!notice_of(view, draft)) return 0;
  if (width >= 900) return 52;
  return width >= 600 ? 104 : 136;
}

void draw_notice_panel(const app::LabView& view, Draft& draft, const app::Ask& ask) {
  const Place strip = current_region();
  const auto notice = notice_of(view, draft);
  if (!notice) return;
  const bool one_row = strip.width >= px(900);
  const float row = one_row ? strip.middle() : strip.bottom() - px(12) - control_height() / 2;
  const float buttons = draw_choices(strip, row, notice->choices, draft, ask);

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
