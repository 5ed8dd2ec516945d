// One round of Dear ImGui with the inputs that it can take at once. It takes a press and its release apart by
// itself; what it does not know is that a key must wait until the text before it has been understood, and
// everything until the focus has arrived where the last key sent it: a text that comes in that very round
// would be dropped.
#pragma once

#include "imgui.h"
#include "imgui_internal.h"

namespace platform {

class InputRound {
 public:
  InputRound();   // before NewFrame: what is to wait is taken aside
  ~InputRound();  // after EndFrame: and is put back, behind what was left
  InputRound(const InputRound&) = delete;
  InputRound& operator=(const InputRound&) = delete;

  // Inputs are left, or the focus has not arrived: the next round comes at once.
  static bool another_is_due();

 private:
  ImVector<ImGuiInputEvent> waits_;
};

}  // namespace platform
