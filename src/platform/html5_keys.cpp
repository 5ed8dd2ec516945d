#include "platform/html5_keys.hpp"

#include <algorithm>
#include <cstddef>

namespace platform {
namespace {

struct NamedKey {
  std::string_view name;
  ImGuiKey key;
};

constexpr NamedKey editing_keys[] = {
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {"Tab", ImGuiKey_Tab},
    {"Backspace", ImGuiKey_Backspace},
    {"Delete", ImGuiKey_Delete},
};

constexpr NamedKey letter_shortcuts[] = {
    {"a", ImGuiKey_A}, {"c", ImGuiKey_C}, {"v", ImGuiKey_V}, {"x", ImGuiKey_X}, {"z", ImGuiKey_Z}};

ImGuiKey look_up(auto& table, std::string_view name) {
  const auto* found = std::ranges::find(table, name, &NamedKey::name);
  return found == std::end(table) ? ImGuiKey_None : found->key;
}

bool shortcut_modifier(const KeyPress& press) { return (press.ctrl || press.meta) && !press.alt; }

ImGuiKey shortcut_letter(const KeyPress& press) {
  if (!shortcut_modifier(press) || press.key.size() != 1) return ImGuiKey_None;
  const char lower = static_cast<char>(press.key[0] | 0x20);  // Shift+Ctrl+Z says "Z"
  return look_up(letter_shortcuts, {&lower, 1});
}

// One character in UTF-8; names of keys ("Enter", "Dead", "F5") are longer, and ASCII.
bool one_character(std::string_view key) {
  const auto begins_character = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  return !key.empty() && std::ranges::count_if(key, begins_character) == 1;
}

}  // namespace

ImGuiKey imgui_key(const KeyPress& press) {
  if (press.key == " ") return ImGuiKey_Space;
  if (const auto letter = shortcut_letter(press); letter != ImGuiKey_None) return letter;
  return look_up(editing_keys, press.key);
}

std::string_view typed_text(const KeyPress& press) {
  if (!one_character(press.key) || shortcut_modifier(press) || press.meta) return {};
  // AltGr arrives as Ctrl and Alt. Alt alone types only on a Mac, and never ASCII there; elsewhere it is a
  // menu's.
  const bool ascii = press.key.size() == 1;
  if (press.alt && !press.ctrl && ascii) return {};
  return press.key;
}

bool clipboard_shortcut(const KeyPress& press) {
  const auto letter = shortcut_letter(press);
  return letter == ImGuiKey_C || letter == ImGuiKey_X || letter == ImGuiKey_V;
}

bool consumed(const KeyPress& press) {
  if (clipboard_shortcut(press)) return false;
  if (!typed_text(press).empty() || shortcut_letter(press) != ImGuiKey_None) return true;
  if (press.alt || press.meta) return false;  // Alt+Left is the browser's way back
  const auto key = look_up(editing_keys, press.key);
  return key != ImGuiKey_None && !(press.ctrl && key == ImGuiKey_Tab);
}

}  // namespace platform
