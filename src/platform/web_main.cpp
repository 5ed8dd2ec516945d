// The page's program in wasm. JavaScript calls the functions at the end, each with a text and for a text,
// which is JSON. What the panels ask is queued, and run between frames.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <deque>
#include <memory>
#include <string>
#include <utility>

#include "emscripten.h"
#include "imgui.h"

#include "es/json.hpp"
#include "platform/clock.hpp"
#include "platform/fonts.hpp"
#include "platform/imgui_html5.hpp"
#include "platform/page_api.hpp"
#include "platform/page_store.hpp"
#include "ui/controls.hpp"
#include "ui/glide.hpp"
#include "ui/lab_screen.hpp"

extern "C" {                                 // web_main.js
void foldline_wake();                        // calls the page's onAsked, in a task of its own
void foldline_keep_appearance(const char*);  // hands it to the page's onAppearance, which keeps it
}

namespace platform {
namespace {

struct Page {
  PageStore store;
  ui::Draft draft = ui::first_draft();
  ui::Appearance kept;  // as the page keeps it
  bool ticks = false;   // a timer is on its way, at whose end the cursor plays on
  double played = 0;    // until when it has played, in milliseconds
  std::deque<app::Intent> asked;
  std::string answer;  // the last one: JavaScript copies it before it calls again
};

std::unique_ptr<Page> page;

void draw() {
  ui::draw_lab(page->store.lab().view(), page->draft, [](app::Intent intent) {
    page->asked.push_back(std::move(intent));
    foldline_wake();
  });
  if (ui::something_glides()) request_frames_of_change(1);
  if (page->draft.appearance == page->kept) return;
  page->kept = page->draft.appearance;
  foldline_keep_appearance(ui::appearance_json(page->kept).c_str());
}

// Nothing is drawn between two events, and no frame is asked for: a timer waits for the next one.
void keep_playing() {
  const auto& playback = page->store.lab().playback();
  if (!playback.speed() || page->ticks) return;
  constexpr int shortest = 16;  // milliseconds: no faster than a screen shows it
  const auto wait = std::chrono::ceil<std::chrono::milliseconds>(playback.until_next()).count();
  page->ticks = true;
  const auto wake = [](void*) {
    page->ticks = false;
    foldline_wake();
  };
  emscripten_async_call(wake, nullptr, std::max(static_cast<int>(wait), shortest));
}

// Answers whether the cursor has moved. Called before anything is asked, so that whoever begins to play
// begins now.
bool play_until_now() {
  const double now = emscripten_get_now(), before = std::exchange(page->played, now);
  return page->store.lab().play_on(std::chrono::microseconds{std::llround((now - before) * 1000)});
}

const char* answer(std::string text) {
  page->answer = std::move(text);
  return page->answer.c_str();
}

// Something changed that is on the screen. A thousand changes are one picture.
const char* changed(std::string text = "{}") {
  request_frames_of_change(2);
  return answer(std::move(text));
}

app::Role role_of(std::string_view name) {
  return name == "writer" ? app::Role::writer : app::Role::follower;
}

bool start(const es::Json& wishes) {
  const auto wish = [&](std::string_view name) { return es::field<std::string>(wishes, name).value_or(""); };
  const auto keeping = wish("storage") == "indexeddb" ? app::Keeping::indexeddb : app::Keeping::memory;
  page = std::make_unique<Page>(Page{.store = {wish("mount"), keeping}});
  page->store.open(role_of(wish("role")));
  page->draft.appearance = page->kept = ui::parse_appearance(wish("appearance"));
  page->draft.preferences = ui::parse_preferences(wish("preferences"));
  ImGui::CreateContext();
  ui::set_up_theme(load_faces());
  return open_screen({draw, ui::focus_at_end, ui::wants_drag});
}

}  // namespace
}  // namespace platform

using platform::answer;
using platform::changed;
using platform::page;

extern "C" {

// {"mount","storage","role","appearance","preferences"} -> {"ok","version"}; not ok where the browser has no
// WebGL2. The last two are texts: what foldline_keep_appearance was given, and what foldline_prefer is.
EMSCRIPTEN_KEEPALIVE const char* foldline_start(const char* wishes) {
  const bool ok = platform::start(es::parse_json(wishes).value_or(es::Json::object()));
  return answer(es::OrderedJson{{"ok", ok}, {"version", FOLDLINE_VERSION}}.dump());
}

EMSCRIPTEN_KEEPALIVE const char* foldline_execute(const char* command) {
  return changed(page->store.execute(command, platform::now()));
}

// An intent: it is on the screen before it is answered, in a hidden tab too.
EMSCRIPTEN_KEEPALIVE const char* foldline_ask(const char* intent) {
  platform::play_until_now();
  const auto* done = changed(page->store.ask(intent, platform::now()));
  platform::keep_playing();
  platform::draw_now();
  return done;
}

// Runs what the panels have asked, and what the clock has: a list of answers.
EMSCRIPTEN_KEEPALIVE const char* foldline_run_asked(const char*) {
  std::string answers = "[";
  if (platform::play_until_now()) answers += R"({"answer":{"ok":true},"commit":0})";
  std::deque<app::Intent> waiting;  // a command, while a file is imported
  for (; !page->asked.empty(); page->asked.pop_front()) {
    if (page->store.lab().is_importing() && std::holds_alternative<app::Execute>(page->asked.front()))
      waiting.push_back(page->asked.front());
    else
      answers += (answers.size() > 1 ? "," : "") + page->store.run(page->asked.front(), platform::now());
  }
  page->asked = std::move(waiting);
  platform::keep_playing();
  return changed(answers + "]");
}

// The log is opened anew: as "writer" or as "follower".
EMSCRIPTEN_KEEPALIVE const char* foldline_open(const char* role) {
  page->store.open(platform::role_of(role));
  return changed();
}

EMSCRIPTEN_KEEPALIVE const char* foldline_read_on(const char*) {
  page->store.lab().read_on();
  return changed();
}

EMSCRIPTEN_KEEPALIVE const char* foldline_begin_save(const char*) {
  return changed(page->store.begin_save());
}

EMSCRIPTEN_KEEPALIVE const char* foldline_saved(const char* through) {
  page->store.saved({std::strtoull(through, nullptr, 10)});
  return changed();
}

EMSCRIPTEN_KEEPALIVE const char* foldline_not_saved(const char* why) {
  return changed(page->store.not_saved(why));
}

// {"dark","reduced_motion"}: what the browser's person prefers has changed.
EMSCRIPTEN_KEEPALIVE const char* foldline_prefer(const char* preferences) {
  page->draft.preferences = ui::parse_preferences(preferences);
  return changed();
}

EMSCRIPTEN_KEEPALIVE const char* foldline_due_for_compaction(const char*) {
  return answer(page->store.due_for_compaction());
}

EMSCRIPTEN_KEEPALIVE const char* foldline_compact(const char* names) {
  page->store.compact(names);
  return answer("{}");
}

EMSCRIPTEN_KEEPALIVE const char* foldline_refusal(const char*) { return answer(page->store.refusal()); }

EMSCRIPTEN_KEEPALIVE const char* foldline_announce(const char* listeners) {
  using Heard = platform::PageStore::Heard;
  return answer(page->store.announce(*listeners == '0' ? Heard::by_nobody : Heard::by_somebody));
}
EMSCRIPTEN_KEEPALIVE const char* foldline_status(const char*) { return answer(page->store.status()); }

EMSCRIPTEN_KEEPALIVE const char* foldline_events(const char* options) {
  return answer(platform::answer_events(page->store.session(), options));
}
EMSCRIPTEN_KEEPALIVE const char* foldline_state(const char* options) {
  return answer(platform::answer_state(page->store.session(), options));
}
EMSCRIPTEN_KEEPALIVE const char* foldline_projection(const char* options) {
  return answer(platform::answer_projection(page->store.session(), options));
}
EMSCRIPTEN_KEEPALIVE const char* foldline_import_log(const char* lines) {
  return changed(page->store.import_log(lines));
}
EMSCRIPTEN_KEEPALIVE const char* foldline_begin_import(const char* file) {
  return changed(page->store.begin_import(file));
}
EMSCRIPTEN_KEEPALIVE const char* foldline_take_import(const char* bytes, std::size_t count) {
  return changed(page->store.take_import({bytes, count}));
}
EMSCRIPTEN_KEEPALIVE const char* foldline_keep_import(const char*) {
  return changed(page->store.keep_import());
}
EMSCRIPTEN_KEEPALIVE const char* foldline_drop_import(const char*) {
  page->store.lab().drop_import();
  return changed();
}
EMSCRIPTEN_KEEPALIVE const char* foldline_export_log(const char* format) {
  return answer(page->store.export_log(format));
}
EMSCRIPTEN_KEEPALIVE const char* foldline_view(const char*) {
  platform::draw_what_is_due();  // who asks what is on the screen may be about to click on it
  return answer(platform::answer_view(page->store.lab()));
}
}
