#include "ui/shortcuts.hpp"

#include <algorithm>
#include <cctype>

#include "imgui_internal.h"

#include "ui/time_control.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

constexpr ShortcutKey keys[] = {
    {Shortcut::play, "P", "time.play_or_pause"}, {Shortcut::first, "F", "time.first"},
    {Shortcut::back, "B", "time.back"},          {Shortcut::forward, "N", "time.forward"},
    {Shortcut::live, "L", "time.live"},          {Shortcut::desk, "D", "shortcut.desk"},
    {Shortcut::search, "S", "log.search"},       {Shortcut::theme, "T", "shortcut.theme"},
    {Shortcut::list, "?", "shortcut.list"},
};

bool edits_text() {
  const auto& context = *ImGui::GetCurrentContext();
  return context.ActiveId != 0 && context.InputTextState.ID == context.ActiveId;
}

void act(Shortcut shortcut, const app::LabView& view, Draft& draft, const app::Ask& ask) {
  const auto position = view.cursor.position.value;
  switch (shortcut) {
    case Shortcut::play:
      return play_or_pause(view, draft.speed, ask);
    case Shortcut::first:
      return travel(0, view, ask);
    case Shortcut::back:
      if (position > 0) travel(position - 1, view, ask);
      return;
    case Shortcut::forward:
      return travel(position + 1, view, ask);
    case Shortcut::live:
      return travel(view.head().value, view, ask);
    case Shortcut::desk:
      draft.tab = Tab::desk;  // where one region is shown at a time
      return focus("desk.command");
    case Shortcut::search:
      draft.tab = Tab::log;
      draft.searching = true;
      return focus("log.search_for");
    case Shortcut::theme:
      draft.appearance.theme = is_dark(draft.appearance, draft.preferences) ? Theme::light : Theme::dark;
      return;
    case Shortcut::list:
      draft.lists_shortcuts = !draft.lists_shortcuts;
      return;
  }
}

}  // namespace

std::span<const ShortcutKey> all_shortcuts() { return keys; }

const char* key_of(Shortcut shortcut) {
  return std::ranges::find(keys, shortcut, &ShortcutKey::shortcut)->key;
}

void take_shortcuts(const app::LabView& view, Draft& draft, const app::Ask& ask) {
  if (edits_text()) return;
  const bool list_is_open = !ImGui::GetCurrentContext()->OpenPopupStack.empty();
  for (const ImWchar typed : ImGui::GetIO().InputQueueCharacters) {
    if (typed > 0x7F) continue;
    const char key = static_cast<char>(std::toupper(static_cast<int>(typed)));
    const auto* found = std::ranges::find_if(keys, [&](const auto& known) { return known.key[0] == key; });
    if (found == std::end(keys) || (list_is_open && found->shortcut != Shortcut::list)) continue;
    act(found->shortcut, view, draft, ask);
  }
}

}  // namespace ui
