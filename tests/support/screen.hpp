// A person before a screen that nobody sees: frames are laid out, and the mouse and the keys are told to Dear
// ImGui.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "catch_amalgamated.hpp"
#include "imgui.h"

#include "app/lab.hpp"
#include "ui/controls.hpp"
#include "ui/lab_screen.hpp"
#include "ui/theme.hpp"

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
