#include "platform/input_round.hpp"

namespace platform {
namespace {

bool focus_is_on_its_way(const ImGuiContext& context) {
  return context.NavMoveSubmitted || context.NavMoveForwardToNextFrame || context.NavInitRequest;
}

// How many of the inputs this round may take: up to the first key behind a text.
int takeable(const ImVector<ImGuiInputEvent>& inputs) {
  bool text = false;
  for (int index = 0; index < inputs.Size; ++index) {
    if (text && inputs[index].Type == ImGuiInputEventType_Key) return index;
    text |= inputs[index].Type == ImGuiInputEventType_Text;
  }
  return inputs.Size;
}

}  // namespace

InputRound::InputRound() {
  auto& context = *ImGui::GetCurrentContext();
  auto& inputs = context.InputEventsQueue;
  const int taken = focus_is_on_its_way(context) ? 0 : takeable(inputs);
  for (int index = taken; index < inputs.Size; ++index) waits_.push_back(inputs[index]);
  inputs.resize(taken);
}

bool InputRound::another_is_due() {
  const auto& context = *ImGui::GetCurrentContext();
  return !context.InputEventsQueue.empty() || focus_is_on_its_way(context);
}

InputRound::~InputRound() {
  for (const auto& input : waits_) ImGui::GetCurrentContext()->InputEventsQueue.push_back(input);
}

}  // namespace platform
