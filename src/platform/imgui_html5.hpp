// Dear ImGui in a web page: a platform backend over Emscripten's html5.h. It listens on our own element only
// (a focusable <div id="lab"> round <canvas id="canvas">), so that the page around it keeps its keys, and it
// draws on demand: while nothing changes, no frame is asked for.
#pragma once

#include <cstdint>
#include <string>

namespace platform {

// What the backend asks of the program that it draws.
struct Screen {
  void (*draw)();                        // called between NewFrame and Render
  bool (*focus_at_end)(bool backwards);  // at the last stop (or first): Tab leaves the laboratory
  bool (*wants_drag)();                  // the thing under the finger is dragged itself, and does not scroll
};

// Makes the WebGL2 context and the listeners. False where the browser has no WebGL2: the page then says so.
// Dear ImGui's context, its style and its fonts are there before.
bool open_screen(const Screen&);

// Ask for the next `count` animation frames. Every input asks for the few that Dear ImGui needs to settle.
void request_frames(int count);

// The same, where no hand waits for it but what is shown has changed. A thousand changes a second must not
// wait for pictures of them: where a frame is slow, the next one of these comes after a rest.
void request_frames_of_change(int count);

// One frame at once, for a hidden tab, which gets no animation frames, and after an intent has run.
void draw_now();

// Draws now what a change has made due, and nothing where the screen is up to date.
void draw_what_is_due();

std::uint64_t frames_drawn();

struct Point {
  double x = 0, y = 0;
};
Point host_origin();  // of the laboratory's element, in CSS pixels of the page

namespace detail {  // between imgui_html5.cpp and imgui_html5_input.cpp
inline constexpr int settle_frames = 3;
void listen(const Screen&);
void work_off_inputs();  // without a picture: for who must know now what they lead to
}  // namespace detail

}  // namespace platform
