#include "platform/imgui_html5.hpp"

#include <GLES3/gl3.h>
#include <algorithm>
#include <cmath>

#include "emscripten.h"
#include "emscripten/html5.h"
#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "imgui_internal.h"

#include "platform/input_round.hpp"

// Written in imgui_html5.js.
extern "C" {
void foldline_watch_size();
void foldline_show_cursor(const char* shape);
double foldline_host_left();
double foldline_host_top();
}

namespace platform {
namespace {

constexpr const char* canvas = "#canvas";
constexpr const char* shader_version = "#version 300 es";

struct Drawing {
  Screen screen{};
  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;
  bool lost = false;      // the browser took the context away, and may give it back
  int wanted = 0;         // frames still to draw
  bool asked = false;     // an animation frame is on its way
  bool patient = true;    // nobody's hand waits for the frames that are wanted
  bool resting = false;   // a timer is on its way, after which the next frame is asked for
  double rest_until = 0;  // in milliseconds
  double last = 0;        // when the last frame was drawn, in milliseconds
  std::uint64_t drawn = 0;
  ImGuiMouseCursor cursor = ImGuiMouseCursor_COUNT;
};
Drawing drawing;

const char* css_cursor(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_TextInput:
      return "text";
    case ImGuiMouseCursor_Hand:
      return "pointer";
    case ImGuiMouseCursor_ResizeEW:
      return "ew-resize";
    case ImGuiMouseCursor_ResizeNS:
      return "ns-resize";
    case ImGuiMouseCursor_NotAllowed:
      return "not-allowed";
    default:
      return "default";
  }
}

void show_cursor() {
  const auto cursor = ImGui::GetMouseCursor();
  if (cursor == drawing.cursor) return;
  drawing.cursor = cursor;
  foldline_show_cursor(css_cursor(cursor));
}

// Dear ImGui takes quick inputs one a frame (a press, then its release). All that have come are worked off
// before one picture is shown, so that a fast typist waits for one frame and not for twenty.
void run_interface() {
  constexpr int most_rounds = 64;
  for (int round = 0; round == 0 || (InputRound::another_is_due() && round < most_rounds); ++round) {
    const double now = emscripten_get_now();
    ImGui::GetIO().DeltaTime = std::max(static_cast<float>((now - drawing.last) / 1000), 1e-4F);
    drawing.last = now;
    const InputRound inputs;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    drawing.screen.draw();
    ImGui::EndFrame();
  }
  if (InputRound::another_is_due()) request_frames(1);
}

void draw_frame() {
  if (drawing.lost) return;
  emscripten_webgl_make_context_current(drawing.context);
  run_interface();
  ImGui::Render();
  const auto& io = ImGui::GetIO();
  glViewport(0, 0, static_cast<int>(std::lround(io.DisplaySize.x * io.DisplayFramebufferScale.x)),
             static_cast<int>(std::lround(io.DisplaySize.y * io.DisplayFramebufferScale.y)));
  const auto& ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  ++drawing.drawn;
  show_cursor();
}

void ask_for_frame();

// Runs until the browser has drawn what it was told, which happens elsewhere: without a graphics processor it
// takes most of the machine, and nobody here would know.
double frame_began = 0;
GLsync drawn_elsewhere = nullptr;
void after_frame(void*) {
  constexpr double share = 19, most = 250;  // a twentieth of the time is for drawing
  constexpr int soon = 4;                   // milliseconds
  const double spent = emscripten_get_now() - frame_began;
  const bool done = glClientWaitSync(drawn_elsewhere, 0, 0) != GL_TIMEOUT_EXPIRED || spent > most;
  if (!done) {
    emscripten_async_call(after_frame, nullptr, soon);
    return;
  }
  glDeleteSync(drawn_elsewhere);
  drawn_elsewhere = nullptr;
  drawing.rest_until = frame_began + std::min(spent * (share + 1), spent + most);
  ask_for_frame();
}

bool on_animation_frame(double, void*) {
  drawing.asked = false;
  drawing.wanted = std::max(drawing.wanted - 1, 0);
  frame_began = emscripten_get_now();
  draw_frame();
  if (!drawing.patient) ask_for_frame();
  if (drawing.wanted == 0) drawing.patient = true;
  if (drawn_elsewhere == nullptr) {
    drawn_elsewhere = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    emscripten_async_call(after_frame, nullptr, 0);
  }
  return false;
}

void on_rested(void*) {
  drawing.resting = false;
  ask_for_frame();
}

void ask_for_frame() {
  if (drawing.asked || drawing.wanted == 0 || drawing.lost) return;
  if (drawing.patient && drawn_elsewhere != nullptr) return;  // it asks again
  if (const double rest = drawing.rest_until - emscripten_get_now(); drawing.patient && rest > 0) {
    if (!drawing.resting) emscripten_async_call(on_rested, nullptr, static_cast<int>(std::ceil(rest)));
    drawing.resting = true;
    return;
  }
  drawing.asked = true;
  emscripten_request_animation_frame(on_animation_frame, nullptr);
}

// True tells the browser that we can go on once it gives the context back.
bool on_context_lost(int, const void*, void*) {
  drawing.lost = true;
  return true;
}

bool on_context_restored(int, const void*, void*) {
  emscripten_webgl_make_context_current(drawing.context);
  ImGui_ImplOpenGL3_Shutdown();  // forgets what is gone; Dear ImGui uploads its textures again by itself
  ImGui_ImplOpenGL3_Init(shader_version);
  drawing.lost = false;
  request_frames(detail::settle_frames);
  return true;
}

}  // namespace

bool open_screen(const Screen& screen) {
  drawing.screen = screen;
  EmscriptenWebGLContextAttributes wishes;
  emscripten_webgl_init_context_attributes(&wishes);
  wishes.majorVersion = 2;
  wishes.alpha = wishes.depth = wishes.stencil = wishes.antialias =
      false;  // Dear ImGui smooths its own edges
  drawing.context = emscripten_webgl_create_context(canvas, &wishes);
  if (drawing.context <= 0) return false;
  emscripten_webgl_make_context_current(drawing.context);
  emscripten_set_webglcontextlost_callback(canvas, nullptr, false, on_context_lost);
  emscripten_set_webglcontextrestored_callback(canvas, nullptr, false, on_context_restored);
  ImGui_ImplOpenGL3_Init(shader_version);

  auto& io = ImGui::GetIO();
  io.BackendPlatformName = "imgui_html5";
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // a blinking caret would draw for ever
  io.KeyRepeatDelay = 1e9F;               // the browser repeats keys, and by the person's own settings
  io.IniFilename = io.LogFilename = nullptr;
  drawing.last = emscripten_get_now();
  detail::listen(screen);
  foldline_watch_size();
  return true;
}

void request_frames(int count) {
  drawing.patient = false;
  request_frames_of_change(count);
}

void request_frames_of_change(int count) {
  drawing.wanted = std::max(drawing.wanted, count);
  ask_for_frame();
}

void detail::work_off_inputs() {
  if (!drawing.lost && InputRound::another_is_due()) run_interface();
}

void draw_now() { draw_frame(); }

void draw_what_is_due() {
  if (drawing.wanted == 0) return;
  for (; drawing.wanted > 1; --drawing.wanted) draw_frame();  // the last one is the browser's, to show it
  draw_frame();
}

std::uint64_t frames_drawn() { return drawing.drawn; }

Point host_origin() { return {foldline_host_left(), foldline_host_top()}; }

}  // namespace platform

// Setting a canvas's size clears it, so it is drawn at once: the observer runs before the browser paints.
extern "C" EMSCRIPTEN_KEEPALIVE void foldline_resized(int width, int height, double ratio) {
  auto& io = ImGui::GetIO();
  const auto scale = static_cast<float>(ratio);
  emscripten_set_canvas_element_size(platform::canvas, width, height);
  io.DisplaySize = {static_cast<float>(width) / scale, static_cast<float>(height) / scale};
  io.DisplayFramebufferScale = {scale, scale};
  platform::draw_now();
  platform::request_frames(platform::detail::settle_frames);
}
