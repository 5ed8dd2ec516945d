// The listening half of the backend: what the mouse, a finger, the keyboard and the clipboard say, told to
// Dear ImGui.
#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <string>

#include "emscripten.h"
#include "emscripten/html5.h"
#include "imgui.h"
#include "imgui_internal.h"

#include "platform/html5_keys.hpp"
#include "platform/imgui_html5.hpp"

// Written in imgui_html5.js.
extern "C" {
void foldline_listen_to_clipboard();
bool foldline_on_a_mac();
void foldline_focus_host();
void foldline_listen_to_focus();
void foldline_listen_to_typing();
void foldline_edit_text(bool edits, float x, float y);
}

namespace platform {
namespace {

constexpr const char* host = "#lab";

struct Touch {
  bool down = false, scrolls = false;
  int id = 0;
  ImVec2 start, last;
};
struct Listening {
  Screen screen{};
  int buttons_down = 0;  // while one is, the mouse is followed beyond our element too
  Touch touch;
  std::string clipboard;
};
Listening listening;

void settle() { request_frames(detail::settle_frames); }

ImVec2 place(int client_x, int client_y) {
  const auto origin = host_origin();
  return {static_cast<float>(client_x - origin.x), static_cast<float>(client_y - origin.y)};
}

// --- mouse

int imgui_button(unsigned short dom_button) { return dom_button == 1 ? 2 : dom_button == 2 ? 1 : dom_button; }

bool on_mouse_move(int, const EmscriptenMouseEvent* event, void*) {
  auto& io = ImGui::GetIO();
  const auto at = place(event->clientX, event->clientY);
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(at.x, at.y);
  settle();
  return false;
}

bool on_mouse_up(int, const EmscriptenMouseEvent* event, void*) {
  on_mouse_move(0, event, nullptr);
  ImGui::GetIO().AddMouseButtonEvent(imgui_button(event->button), false);
  if (event->buttons == 0) {
    emscripten_set_mousemove_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
    emscripten_set_mouseup_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
    listening.buttons_down = 0;
  }
  return false;
}

bool on_mouse_down(int, const EmscriptenMouseEvent* event, void*) {
  if (event->button > 2) return false;
  on_mouse_move(0, event, nullptr);
  ImGui::GetIO().AddMouseButtonEvent(imgui_button(event->button), true);
  if (listening.buttons_down++ == 0) {  // a drag may leave our element, and end anywhere
    emscripten_set_mousemove_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, on_mouse_move);
    emscripten_set_mouseup_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, on_mouse_up);
  }
  foldline_focus_host();
  return true;  // or the browser takes the focus from the text that is being edited
}

bool on_mouse_leave(int, const EmscriptenMouseEvent*, void*) {
  if (listening.buttons_down == 0) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  settle();
  return false;
}

bool on_wheel(int, const EmscriptenWheelEvent* event, void*) {
  if (event->mouse.ctrlKey || event->mouse.metaKey) return false;  // the page's zoom is the browser's
  const double unit = event->deltaMode == DOM_DELTA_PIXEL ? 100 : event->deltaMode == DOM_DELTA_LINE ? 3 : 1;
  ImGui::GetIO().AddMouseWheelEvent(static_cast<float>(-event->deltaX / unit),
                                    static_cast<float>(-event->deltaY / unit));
  settle();
  return true;
}

// --- touch: a finger presses, drags what can be dragged, and else scrolls

constexpr float scroll_after = 8;  // CSS pixels

const EmscriptenTouchPoint* our_finger(const EmscriptenTouchEvent* event) {
  for (int index = 0; index < event->numTouches; ++index)
    if (event->touches[index].identifier == listening.touch.id) return &event->touches[index];
  return nullptr;
}

bool on_touch_start(int, const EmscriptenTouchEvent* event, void*) {
  foldline_focus_host();
  if (listening.touch.down || event->numTouches == 0) return true;
  const auto& finger = event->touches[0];
  const auto at = place(finger.clientX, finger.clientY);
  listening.touch = {true, false, static_cast<int>(finger.identifier), at, at};
  auto& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMousePosEvent(at.x, at.y);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  draw_now();  // so that what lies under the finger is known before it moves
  settle();
  return true;
}

// Lets go beside everything, so that what the finger came down on is not clicked, and scrolls from now on.
void begin_scroll() {
  auto& io = ImGui::GetIO();
  io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  listening.touch.scrolls = true;
}

bool on_touch_move(int, const EmscriptenTouchEvent* event, void*) {
  auto& touch = listening.touch;
  const auto* finger = our_finger(event);
  if (!touch.down || finger == nullptr) return true;
  const auto at = place(finger->clientX, finger->clientY);
  auto& io = ImGui::GetIO();
  const bool far = std::max(std::abs(at.x - touch.start.x), std::abs(at.y - touch.start.y)) > scroll_after;
  if (far && !touch.scrolls && !listening.screen.wants_drag()) begin_scroll();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMousePosEvent(at.x, at.y);
  if (touch.scrolls) {
    const float unit = 5 * ImGui::GetFontSize();  // Dear ImGui scrolls five lines for one step of a wheel
    io.AddMouseWheelEvent((at.x - touch.last.x) / unit, (at.y - touch.last.y) / unit);
  }
  touch.last = at;
  settle();
  return true;
}

bool on_touch_end(int, const EmscriptenTouchEvent*, void*) {
  auto& touch = listening.touch;
  if (!touch.down) return true;
  auto& io = ImGui::GetIO();
  if (!touch.scrolls) io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // a finger that is away hovers over nothing
  touch.down = false;
  draw_now();
  draw_now();  // a field that was touched is edited now: a phone shows its keyboard only within the event
  settle();
  return true;
}

// --- keyboard

KeyPress press_of(const EmscriptenKeyboardEvent& event) {
  return {event.key,          event.code,        event.ctrlKey != 0,
          event.metaKey != 0, event.altKey != 0, event.shiftKey != 0};
}

void tell_modifiers(const KeyPress& press) {
  auto& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, press.ctrl);
  io.AddKeyEvent(ImGuiMod_Shift, press.shift);
  io.AddKeyEvent(ImGuiMod_Alt, press.alt);
  io.AddKeyEvent(ImGuiMod_Super, press.meta);
}

bool leaves_by_tab(const KeyPress& press) {
  if (press.key != "Tab") return false;
  detail::work_off_inputs();  // the focus is where the keys before this one have brought it
  if (!listening.screen.focus_at_end(press.shift)) return false;
  ImGui::GetIO().AddFocusEvent(false);
  ImGui::SetWindowFocus(nullptr);
  return true;
}

bool on_key_down(int, const EmscriptenKeyboardEvent* event, void*) {
  constexpr unsigned input_method = 229;  // what it makes of the key comes as text
  if (event->keyCode == input_method) return false;
  const auto press = press_of(*event);
  settle();
  tell_modifiers(press);
  if (clipboard_shortcut(press)) return false;  // told by the clipboard's own event
  if (!consumed(press) || leaves_by_tab(press)) return false;
  auto& io = ImGui::GetIO();
  if (const auto key = imgui_key(press); key != ImGuiKey_None) {
    if (event->repeat) io.AddKeyEvent(key, false);  // a repeated key is pressed once more
    io.AddKeyEvent(key, true);
  }
  if (const auto typed = typed_text(press); !typed.empty())
    io.AddInputCharactersUTF8(std::string{typed}.c_str());
  return true;
}

bool on_key_up(int, const EmscriptenKeyboardEvent* event, void*) {
  const auto press = press_of(*event);
  auto& io = ImGui::GetIO();
  settle();
  tell_modifiers(press);
  if (press.key == "Meta" || press.key == "Control") {
    io.ClearInputKeys();  // while Meta is held, a Mac tells of no key that is let go
    return false;
  }
  const auto key = imgui_key(press);
  if (key != ImGuiKey_None) io.AddKeyEvent(key, false);
  return key != ImGuiKey_None && consumed(press);
}

void press_shortcut(ImGuiKey key) {
  auto& io = ImGui::GetIO();
  const auto modifier = io.ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl;
  io.AddKeyEvent(modifier, true);
  io.AddKeyEvent(key, true);
  io.AddKeyEvent(key, false);
  draw_now();
  settle();
}

}  // namespace

namespace detail {

void listen(const Screen& screen) {
  listening.screen = screen;
  ImGui::GetIO().ConfigMacOSXBehaviors = foldline_on_a_mac();
  auto& platform_io = ImGui::GetPlatformIO();
  platform_io.Platform_GetClipboardTextFn = [](ImGuiContext*) { return listening.clipboard.c_str(); };
  platform_io.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
    listening.clipboard = text;
  };
  emscripten_set_mousemove_callback(host, nullptr, false, on_mouse_move);
  emscripten_set_mousedown_callback(host, nullptr, false, on_mouse_down);
  emscripten_set_mouseleave_callback(host, nullptr, false, on_mouse_leave);
  emscripten_set_wheel_callback(host, nullptr, false, on_wheel);
  emscripten_set_touchstart_callback(host, nullptr, false, on_touch_start);
  emscripten_set_touchmove_callback(host, nullptr, false, on_touch_move);
  emscripten_set_touchend_callback(host, nullptr, false, on_touch_end);
  emscripten_set_touchcancel_callback(host, nullptr, false, on_touch_end);
  emscripten_set_keydown_callback(host, nullptr, false, on_key_down);
  emscripten_set_keyup_callback(host, nullptr, false, on_key_up);
  platform_io.Platform_SetImeDataFn = [](ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* data) {
    foldline_edit_text(data->WantVisible, data->InputPos.x, data->InputPos.y);
  };
  foldline_listen_to_focus();
  foldline_listen_to_typing();
  foldline_listen_to_clipboard();
}

}  // namespace detail
}  // namespace platform

extern "C" {

// Losing it releases every key: their keyups go elsewhere.
EMSCRIPTEN_KEEPALIVE void foldline_focused(bool focused) {
  ImGui::GetIO().AddFocusEvent(focused);
  platform::settle();
}

EMSCRIPTEN_KEEPALIVE void foldline_typed(const char* text) {
  ImGui::GetIO().AddInputCharactersUTF8(text);
  platform::settle();
}

EMSCRIPTEN_KEEPALIVE const char* foldline_copied(char letter) {
  platform::listening.clipboard.clear();
  platform::press_shortcut(letter == 'x' ? ImGuiKey_X : ImGuiKey_C);
  return platform::listening.clipboard.c_str();
}

EMSCRIPTEN_KEEPALIVE void foldline_pasted(const char* text) {
  platform::listening.clipboard = text;
  platform::press_shortcut(ImGuiKey_V);
}
}
