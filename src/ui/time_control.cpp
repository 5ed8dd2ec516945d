#include "ui/time_control.hpp"

namespace ui {

void travel(std::uint64_t to, const app::LabView& view, const app::Ask& ask) {
  const auto cursor = view.cursor;
  if (to >= view.head().value) {
    if (!cursor.live) ask(app::GoLive{});
  } else if (cursor.live || cursor.position.value != to) {
    ask(app::TravelTo{es::Position{to}});
  }
}

void play_or_pause(const app::LabView& view, std::uint64_t events_a_second, const app::Ask& ask) {
  if (view.playing)
    ask(app::Pause{});
  else if (view.head().value > 0)
    ask(app::Play{events_a_second});
}

}  // namespace ui
