// The cursor that moves by itself, so many events a second. It knows no clock: it is told how much time has
// gone by.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace app {

class Playback {
 public:
  static constexpr std::uint64_t fastest = 10'000;

  void play(std::uint64_t events_a_second) { playing_ = {events_a_second}; }
  void pause() { playing_.reset(); }

  // Events a second; nothing while it is paused.
  std::optional<std::uint64_t> speed() const {
    return playing_ ? std::optional{playing_->events_a_second} : std::nullopt;
  }

  // How many events further the cursor is, after so much time more. A page that slept (a hidden tab, a lid
  // that was shut) goes on where it was: more than a second at once is taken for one.
  std::uint64_t advance(std::chrono::microseconds elapsed);

  // How long until the next event is due. Only while it plays.
  std::chrono::microseconds until_next() const;

 private:
  struct Playing {
    std::uint64_t events_a_second = 1;
    std::uint64_t owed = 0;  // millionths of an event that have gone by and have moved nothing yet
  };
  std::optional<Playing> playing_;
};

}  // namespace app
