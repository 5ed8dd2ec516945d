#include "support/screen.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

TEST_CASE("the desk's command stands first, and its options are listed while it is open", "[ui][screen]") {
  Screen screen;
  const auto& first = ui::controls().front();
  CHECK(first.role == "combobox");
  CHECK(first.name == "Command");
  CHECK(first.value == "Open account");
  screen.click("combobox", "Command");
  std::vector<std::string> options;
  for (const auto& control : ui::controls())
    if (control.role == "option") options.push_back(control.name);
  CHECK(options ==
        std::vector<std::string>{"Open account", "Deposit", "Withdraw", "Transfer", "Close account"});
  screen.click("option", "Withdraw");
  CHECK(screen.control("combobox", "Command").value == "Withdraw");
  CHECK(screen.control("button", "Withdraw").enabled);
}

TEST_CASE("the first click opens an account, and the next deposits to it", "[ui][screen]") {
  Screen screen;
  screen.click("button", "Open account");
  CHECK(screen.lab.view().head() == es::Position{1});
  screen.click("button", "Deposit");
  CHECK(screen.lab.view().balances.front().balance == "100.00");
}

TEST_CASE("a name is typed where the canvas shows it", "[ui][screen]") {
  Screen screen;
  screen.click("textbox", "Owner");
  ImGui::GetIO().AddInputCharactersUTF8("Zoë");  // the first click has selected all of it
  screen.settle();
  CHECK(screen.control("textbox", "Owner").value == "Zoë");
  screen.press(ImGuiKey_Enter);
  CHECK(screen.lab.view().balances.front().owner == "Zoë");
}

TEST_CASE("theme and text size are chosen in the top bar, live and in the past", "[ui][screen]") {
  Screen screen;
  screen.click("button", "Open account");
  CHECK(ui::colours().ground == ui::palette(true, false).ground);  // as the system
  screen.click("button", "Theme and text size");
  CHECK(screen.control("option", "As the system").value == "selected");
  CHECK(screen.control("option", "100 %").value == "selected");
  screen.click("option", "Light");
  CHECK(screen.draft.appearance.theme == ui::Theme::light);
  CHECK(ui::colours().ground == ui::palette(false, false).ground);

  screen.click("slider", "Time cursor");
  CHECK(ui::colours().ground == ui::palette(false, true).ground);
  const float before = screen.control("button", "Go live").height;
  screen.click("button", "Theme and text size");
  screen.click("option", "150 %");
  CHECK(screen.control("button", "Go live").height == before * 1.5F);
}

TEST_CASE("what a small screen has no room for is in its menu", "[ui][screen]") {
  for (const ImVec2 size : {ImVec2{390, 844}, ImVec2{844, 600}}) {
    Screen screen{size};
    screen.tell_a_story();
    screen.click("button", "Menu");
    screen.click("option", "Speed and jump");
    screen.click("textbox", "Jump to");
    screen.press(ImGuiKey_Delete);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    screen.press(ImGuiKey_A);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    screen.type("2");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.lab.view().cursor.position == es::Position{2});
    screen.click("combobox", "Speed, in events a second");
    screen.click("option", "5×");
    CHECK(screen.draft.speed == 5);
    screen.click("button", "Back to the buttons");
    screen.click("button", "One event back");
    CHECK(screen.lab.view().cursor.position == es::Position{1});
  }
  Screen phone{{390, 844}};
  phone.click("button", "Menu");
  phone.click("option", "Keyboard shortcuts");
  CHECK(phone.control("button", "Close").enabled);
}

TEST_CASE("nothing is undone: another fact makes up for one", "[ui][screen]") {
  Screen screen;
  const auto offered = [&] {
    screen.settle();
    return std::ranges::count(ui::controls(), "Fill that in", &ui::Control::name) == 1;
  };
  screen.click("button", "Open account");
  CHECK_FALSE(offered());  // an account is opened for good
  screen.click("button", "Deposit");
  CHECK_FALSE(offered());  // it is not saved yet
  screen.lab.saved({2});
  CHECK(offered());
  screen.click("button", "Fill that in");
  CHECK(screen.control("combobox", "Command").value == "Withdraw");
  CHECK(screen.control("textbox", "Amount").value == "100.00");
  CHECK(screen.lab.view().head() == es::Position{2});  // nothing was asked
  CHECK_FALSE(offered());
  screen.click("button", "Withdraw");
  CHECK(screen.lab.view().head() == es::Position{3});  // both facts stay
  CHECK(screen.lab.view().balances.front().balance == "0.00");
}

TEST_CASE("an event is selected by a click on its row", "[ui][screen]") {
  Screen screen;
  screen.click("button", "Open account");
  screen.click("row", "1 AccountCreated alice-1 v1");
  CHECK(screen.lab.view().selected == es::Position{1});
  CHECK(screen.control("row", "1 AccountCreated alice-1 v1").value == "selected");
}

TEST_CASE("Tab leaves the laboratory at its ends, and nowhere else", "[ui][screen]") {
  Screen screen;
  CHECK_FALSE(ui::focus_at_end(false));
  CHECK(ui::focus_at_end(true));
  screen.press(ImGuiKey_Tab);
  CHECK_FALSE(ui::focus_at_end(false));
  CHECK(ui::focus_at_end(true));
  for (int stop = 0; stop < 9; ++stop) screen.press(ImGuiKey_Tab);
  CHECK(ui::focus_at_end(
      false));  // an empty log: command, account, owner, button, speed, time cursor, about, files, look, keys
}

TEST_CASE("files are offered at any time, and a reset is asked once more", "[ui][screen]") {
  for (const ImVec2 size : {ImVec2{1280, 800}, ImVec2{360, 640}}) {
    Screen screen{size};
    screen.tell_a_story();
    screen.click("button", "Export, import, reset");
    screen.click("button", "Export");
    CHECK(std::get<app::PageTask>(*screen.last_asked) == app::PageTask::export_log);
    screen.click("button", "Import");
    CHECK(std::get<app::PageTask>(*screen.last_asked) == app::PageTask::import_log);
    screen.click("button", "Reset");
    screen.click("button", "Keep it");
    CHECK(std::get<app::PageTask>(*screen.last_asked) == app::PageTask::import_log);
    screen.click("button", "Reset");
    screen.click("button", "Delete it");
    CHECK(std::get<app::PageTask>(*screen.last_asked) == app::PageTask::reset);
    screen.lab.begin_import("lines.jsonl", 100);
    screen.settle();
    screen.click("button", "Cancel");
    CHECK(std::get<app::PageTask>(*screen.last_asked) == app::PageTask::cancel_import);
  }
}

TEST_CASE("a log in danger says so, and offers what can be done", "[ui][screen]") {
  Screen screen;
  const auto offered = [&](const char* name) {
    screen.settle();
    return std::ranges::count(ui::controls(), name, &ui::Control::name) == 1;
  };
  CHECK_FALSE(offered("Export"));
  screen.run(R"({"command":"OpenAccount","account":"acc","owner":"A"})");
  screen.lab.save_failed({es::StorageError::Kind::not_saved, "this browser", "no room"});
  CHECK(offered("Export"));
  screen.click("button", "Try again");
  CHECK(std::get<app::PageTask>(*screen.last_asked) == app::PageTask::save_again);
  screen.lab.saved({1});
  CHECK_FALSE(offered("Export"));

  screen.lab.play(app::Role::writer, app::Keeping::memory);
  CHECK(offered("Export"));
  screen.click("button", "Export");
  CHECK(std::get<app::PageTask>(*screen.last_asked) == app::PageTask::export_log);
  CHECK_FALSE(offered("Try again"));
  screen.lab.tell_damage("Segment 0000000001.log, byte 40: the checksum differs.");
  CHECK(offered("Export"));
  CHECK_FALSE(screen.control("button", "Deposit").enabled);
}

TEST_CASE("a follower may take over, from the live end", "[ui][screen]") {
  Screen screen;
  screen.run(R"({"command":"OpenAccount","account":"acc","owner":"A"})");
  screen.lab.play(app::Role::follower, app::Keeping::indexeddb);
  screen.settle();
  screen.click("button", "Take over");
  CHECK(std::get<app::PageTask>(*screen.last_asked) == app::PageTask::take_over);
}

TEST_CASE("on a low screen the desk scrolls to what has the focus", "[ui][screen]") {
  Screen screen{{844, 390}};
  screen.tell_a_story();
  const auto is_seen = [&] {
    return std::ranges::any_of(ui::controls(), [](const auto& control) {
      return control.role == "button" && control.name == "Deposit" && control.height >= 32;
    });
  };
  CHECK_FALSE(is_seen());
  screen.type("d");
  for (int stop = 0; stop < 3; ++stop) screen.press(ImGuiKey_Tab);  // account, amount, button
  CHECK(is_seen());
  screen.press(ImGuiKey_Enter);
  CHECK(screen.lab.view().head() == es::Position{4});
}

TEST_CASE("of three thousand events, only those on the screen are drawn", "[ui][screen]") {
  Screen screen;
  screen.run(R"({"command":"OpenAccount","account":"acc","owner":"A"})");
  for (int n = 0; n < 3000; ++n)
    screen.lab.execute(R"({"command":"DepositMoney","account":"acc","amount":"1"})", {1'000'000});
  screen.settle();
  screen.settle();
  const auto rows = std::ranges::count(ui::controls(), "row", &ui::Control::role);
  CHECK(rows > 10);
  CHECK(rows < 30);
  CHECK(screen.control("row", "3,001 MoneyDeposited acc v3001 +1.00").enabled);  // the newest is in sight
}

TEST_CASE("everything that one can press has a name and a place on the screen, at every size",
          "[ui][screen]") {
  for (const ImVec2 size : {ImVec2{1920, 1080}, {1280, 800}, {1024, 768}, {800, 700}, {390, 844}}) {
    Screen screen{size};
    screen.run(R"({"command":"OpenAccount","account":"acc","owner":"A"})");
    screen.lab.save_failed({es::StorageError::Kind::not_saved, "this browser", "no room"});
    for (const auto tab :
         {ui::Tab::desk, ui::Tab::log, ui::Tab::fold, ui::Tab::read_models, ui::Tab::inspector}) {
      screen.draft.tab = tab;
      screen.settle();
      INFO(size.x << " x " << size.y << ", tab " << static_cast<int>(tab));
      std::set<std::pair<std::string, std::string>> seen;
      for (const auto& control : ui::controls()) {
        INFO(control.role << " " << control.name);
        CHECK_FALSE(control.name.empty());
        CHECK(control.name.find("[[") == std::string::npos);
        CHECK(seen.insert({control.role, control.name}).second);
        CHECK(control.x >= 0);
        CHECK(control.y >= 0);
        CHECK(control.x + control.width <= size.x);
        CHECK(control.y + control.height <= size.y);
      }
    }
  }
}
