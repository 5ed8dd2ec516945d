// Keys that act wherever the focus is, but for a text that is being edited. By the character that is typed,
// so that every layout has them where it has its letters; and none that a browser keeps for itself.
#pragma once

#include <span>

#include "app/intent.hpp"
#include "app/lab_view.hpp"
#include "ui/draft.hpp"

namespace ui {

enum class Shortcut { first, back, play, forward, live, desk, search, theme, list };

struct ShortcutKey {
  Shortcut shortcut;
  const char* key;   // as it is typed, and shown
  const char* word;  // what it does
};
std::span<const ShortcutKey> all_shortcuts();
const char* key_of(Shortcut);

// Once a frame, before anything is drawn: does what was typed.
void take_shortcuts(const app::LabView&, Draft&, const app::Ask&);

// The list of them, while it is open: Escape, a click beside it or its button closes it.
void draw_shortcuts(Draft&);

}  // namespace ui
