#include "app/playback.hpp"

#include <algorithm>

namespace app {
namespace {

using std::chrono::microseconds;

constexpr std::uint64_t second = 1'000'000;

}  // namespace

std::uint64_t Playback::advance(microseconds elapsed) {
  if (!playing_) return 0;
  const auto time = std::clamp(elapsed, microseconds{0}, microseconds{second}).count();
  playing_->owed += static_cast<std::uint64_t>(time) * playing_->events_a_second;
  const std::uint64_t events = playing_->owed / second;
  playing_->owed %= second;
  return events;
}

microseconds Playback::until_next() const {
  const auto [speed, owed] = *playing_;
  return microseconds{(second - owed + speed - 1) / speed};
}

}  // namespace app
