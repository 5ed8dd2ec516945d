// Which keys the laboratory takes, and what they mean. An allow-list: a key that is not named here stays the
// browser's (reload, full screen, search, the address bar, the page's own zoom).
#pragma once

#include <string_view>

#include "imgui.h"

namespace platform {

struct KeyPress {  // as a DOM KeyboardEvent says it
  std::string_view key, code;
  bool ctrl = false, meta = false, alt = false, shift = false;
};

// ImGuiKey_None for a key that only types, or that is none of ours.
ImGuiKey imgui_key(const KeyPress&);

// The character that the key types, or "". By `key` and not by `code`: the layout of the keyboard is the
// person's.
std::string_view typed_text(const KeyPress&);

// Copy, cut and paste: the browser must see these keys, or it sends no clipboard event.
bool clipboard_shortcut(const KeyPress&);

// True where the page must not also act on it. Tab is ours only inside the laboratory: the caller decides.
bool consumed(const KeyPress&);

}  // namespace platform
