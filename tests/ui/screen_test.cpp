#include <algorithm>
#include <chrono>
#include <set>
#include <string>

#include "catch_amalgamated.hpp"
#include "imgui.h"

#include "app/lab.hpp"
#include "platform/input_round.hpp"
#include "ui/controls.hpp"
#include "ui/glide.hpp"
#include "ui/lab_screen.hpp"
#include "ui/theme.hpp"

namespace {

// A person before a screen that nobody sees: frames are laid out, and the mouse and the keys are told to Dear
// ImGui.
class Screen {
 public:
  explicit Screen(ImVec2 size = {1280, 800}) {
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;
    io.DisplaySize = size;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTrickleEventQueue = false;
    auto* face = io.Fonts->AddFontDefault();
    ui::set_up_theme({face, face, face, face, face});
    settle();
  }
  ~Screen() { ImGui::DestroyContext(); }

  void frame(float seconds) {
    ImGui::GetIO().DeltaTime = seconds;
    ImGui::NewFrame();
    ui::draw_lab(lab.view(), draft, [this](app::Intent intent) { asked.push_back(std::move(intent)); });
    ImGui::Render();
    for (auto* texture : ImGui::GetPlatformIO().Textures)
      if (texture->Status != ImTextureStatus_OK) texture->SetStatus(ImTextureStatus_OK);
  }

  void settle() {
    for (int count = 0; count < 3; ++count) frame(0.1F);
    for (; !asked.empty(); asked.erase(asked.begin())) {
      last_asked = asked.front();
      (void)lab.run(asked.front(), {1'000'000});
    }
  }

  const ui::Control& control(std::string_view role, std::string_view name) {
    const auto found = std::ranges::find_if(
        ui::controls(), [&](const auto& control) { return control.role == role && control.name == name; });
    REQUIRE(found != ui::controls().end());
    return *found;
  }

  void click(std::string_view role, std::string_view name) {
    const auto& at = control(role, name);
    auto& io = ImGui::GetIO();
    io.AddMousePosEvent(at.x + at.width / 2, at.y + at.height / 2);
    settle();
    io.AddMouseButtonEvent(0, true);
    settle();
    io.AddMouseButtonEvent(0, false);
    settle();
    settle();
  }

  void press(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    settle();
    ImGui::GetIO().AddKeyEvent(key, false);
    settle();
  }

  void type(const char* text) {
    ImGui::GetIO().AddInputCharactersUTF8(text);
    settle();
    settle();
  }

  void run(const char* command) {
    lab.execute(command, {1'000'000});
    settle();
  }

  void ask(const app::Intent& intent) { (void)lab.run(intent, {1'000'000}); }

  // An account with two deposits: three events.
  void tell_a_story() {
    run(R"({"command":"OpenAccount","account":"acc","owner":"A"})");
    for (int n = 0; n < 2; ++n) run(R"({"command":"DepositMoney","account":"acc","amount":"1"})");
  }

  es::MemoryJournal journal;
  app::Session session{journal, {}};
  app::Lab lab{session};
  ui::Draft draft = ui::first_draft();
  std::vector<app::Intent> asked;
  std::optional<app::Intent> last_asked;
};

}  // namespace

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
