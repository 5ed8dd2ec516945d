#include <chrono>

#include "support/screen.hpp"
#include "ui/glide.hpp"

TEST_CASE("the time cursor moves by its keys, and the past cannot be changed", "[ui][screen]") {
  Screen screen;
  screen.click("button", "Open account");
  screen.click("button", "Deposit");
  screen.click("slider", "Time cursor");
  CHECK_FALSE(screen.lab.view().cursor.live);
  CHECK(screen.control("slider", "Time cursor").value == "1");
  CHECK_FALSE(screen.control("button", "Deposit").enabled);
  CHECK_FALSE(screen.control("combobox", "Command").enabled);
  screen.press(ImGuiKey_LeftArrow);
  CHECK(screen.lab.view().cursor.position == es::Position{0});
  screen.press(ImGuiKey_End);
  CHECK(screen.lab.view().cursor.live);
  screen.press(ImGuiKey_Home);
  CHECK(screen.lab.view().cursor.position == es::Position{0});
  screen.click("button", "Go live");
  CHECK(screen.lab.view().cursor.live);
}

TEST_CASE("time is played at a speed, and paused", "[ui][screen]") {
  using namespace std::chrono_literals;
  Screen screen;
  CHECK_FALSE(screen.control("button", "Play").enabled);
  screen.tell_a_story();
  screen.click("combobox", "Speed, in events a second");
  screen.click("option", "2×");
  screen.click("button", "Play");
  CHECK(screen.lab.view().playing == 2);
  CHECK(screen.lab.view().cursor.position == es::Position{0});
  screen.lab.play_on(500ms);
  screen.settle();
  CHECK(screen.control("slider", "Time cursor").value == "1");
  screen.click("combobox", "Speed, in events a second");
  screen.click("option", "5×");  // while it plays
  CHECK(screen.lab.view().playing == 5);
  screen.click("button", "Pause");
  CHECK_FALSE(screen.lab.view().playing);
  screen.click("button", "Play");
  screen.lab.play_on(1s);
  screen.settle();
  CHECK(screen.lab.view().cursor.live);
  CHECK(screen.control("button", "Play").enabled);
}

TEST_CASE("one jumps to a position or to a time that is typed", "[ui][screen]") {
  Screen screen;
  CHECK_FALSE(screen.control("textbox", "Jump to").enabled);
  screen.tell_a_story();
  CHECK(screen.control("textbox", "Jump to").value == "1970-01-01T00:00:01.000000Z");
  const auto jump = [&](const char* text) {
    screen.click("textbox", "Jump to");
    ImGui::GetIO().AddInputCharactersUTF8(text);  // the first click has selected all of it
    screen.settle();
    screen.press(ImGuiKey_Enter);
    screen.settle();
  };
  jump("2");
  CHECK(screen.lab.view().cursor.position == es::Position{2});
  CHECK(screen.draft.jump.refusal.empty());
  jump("7");
  CHECK(screen.draft.jump.refusal == "The log ends at 3.");
  CHECK(screen.control("textbox", "Jump to").value == "7");  // what was typed stays
  CHECK(screen.lab.view().cursor.position == es::Position{2});
  jump("1970-01-01T00:00:00Z");
  CHECK(screen.lab.view().cursor.position == es::Position{0});
  CHECK(screen.draft.jump.refusal.empty());
}

TEST_CASE("a jump is drawn on its way, and is true at once", "[ui][screen]") {
  Screen screen;
  screen.tell_a_story();
  screen.ask(app::TravelTo{{0}});
  screen.frame(0.01F);
  CHECK(screen.control("slider", "Time cursor").value == "0");
  CHECK(ui::something_glides());
  screen.frame(0.08F);
  CHECK(ui::something_glides());
  screen.frame(0.09F);
  CHECK_FALSE(ui::something_glides());  // it rests, and no frame is asked for

  screen.draft.preferences.reduced_motion = true;
  screen.ask(app::GoLive{});
  screen.frame(0.01F);
  CHECK_FALSE(ui::something_glides());
}
