#include <algorithm>

#include "platform/input_round.hpp"
#include "support/screen.hpp"

TEST_CASE("a letter moves time, wherever the focus is", "[ui][screen][keys]") {
  Screen screen;
  screen.tell_a_story();
  const auto cursor_after = [&](const char* typed) {
    screen.type(typed);
    return screen.lab.view().cursor.position.value;
  };
  CHECK(cursor_after("b") == 2);
  CHECK(cursor_after("B") == 1);  // with the shift lock on, too
  CHECK(cursor_after("n") == 2);
  CHECK(cursor_after("f") == 0);
  CHECK(cursor_after("b") == 0);
  CHECK_FALSE(screen.lab.view().cursor.live);
  CHECK(cursor_after("l") == 3);
  CHECK(screen.lab.view().cursor.live);
  screen.type("p");
  CHECK(screen.lab.view().playing == 1);
  screen.type("p");
  CHECK_FALSE(screen.lab.view().playing);
  screen.type("t");
  CHECK(screen.draft.appearance.theme == ui::Theme::light);
  screen.type("t");
  CHECK(screen.draft.appearance.theme == ui::Theme::dark);
}

TEST_CASE("while a text is edited, letters are letters", "[ui][screen][keys]") {
  Screen screen;
  screen.tell_a_story();
  screen.click("textbox", "Account");
  screen.type("flp?");
  CHECK(screen.control("textbox", "Account").value == "flp?");
  CHECK(screen.lab.view().cursor.live);
  CHECK_FALSE(screen.draft.lists_shortcuts);
}

TEST_CASE("a key brings the focus to the desk", "[ui][screen][keys]") {
  Screen screen;
  screen.draft.tab = ui::Tab::log;
  screen.type("d");
  screen.press(ImGuiKey_Enter);  // opens what has the focus
  CHECK(screen.control("option", "Deposit").enabled);
}

TEST_CASE("keys that were pressed faster than the screen is drawn are taken one after the other",
          "[ui][screen][keys]") {
  Screen screen;
  screen.tell_a_story();
  auto& io = ImGui::GetIO();
  io.ConfigInputTrickleEventQueue = true;  // as in the page: one press or release a frame
  io.AddInputCharactersUTF8("d");
  for (int stop = 0; stop < 2; ++stop) {  // past the account, to the amount
    io.AddKeyEvent(ImGuiKey_Tab, true);
    io.AddKeyEvent(ImGuiKey_Tab, false);
  }
  io.AddInputCharactersUTF8("7.25");
  for (int round = 0; round < 20; ++round) {
    const platform::InputRound inputs;
    screen.frame(0.001F);
  }
  CHECK(screen.control("textbox", "Amount").value == "7.25");
}

TEST_CASE("? lists the keys, and Escape, ? or its button closes the list", "[ui][screen][keys]") {
  Screen screen;
  const auto listed = [&] {
    screen.settle();
    return std::ranges::count(ui::controls(), "dialog", &ui::Control::role) == 1;
  };
  CHECK_FALSE(listed());
  screen.type("?");
  CHECK(listed());
  screen.press(ImGuiKey_Escape);
  CHECK_FALSE(listed());
  screen.type("?");
  CHECK(listed());
  screen.type("?");
  CHECK_FALSE(listed());
  screen.click("button", "Keyboard shortcuts");
  CHECK(listed());
  screen.click("button", "Close");
  CHECK_FALSE(listed());
}
