#include "ui/glide.hpp"

#include <cmath>

#include "imgui.h"

namespace ui {
namespace {

constexpr double seconds = 0.16;

bool gliding = false;

// Fast at first, slower towards the end.
double eased(double share) { return 1 - std::pow(1 - share, 3); }

}  // namespace

double Glide::towards(double target, bool at_once) {
  const double now = ImGui::GetTime();
  const auto share = [&] { return (now - began_) / seconds; };
  if (at_once || !placed_) {
    placed_ = true;
    from_ = to_ = target;
    began_ = now - seconds;
    return target;
  }
  if (target != to_) {
    from_ = share() < 1 ? from_ + (to_ - from_) * eased(share()) : to_;
    to_ = target;
    began_ = now;
  }
  if (share() >= 1) return to_;
  gliding = true;
  return from_ + (to_ - from_) * eased(share());
}

bool something_glides() { return gliding; }

void begin_glides() { gliding = false; }

}  // namespace ui
