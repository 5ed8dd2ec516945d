#include "app/playback.hpp"

#include "catch_amalgamated.hpp"

using app::Playback;
using namespace std::chrono_literals;

namespace {

Playback playing(std::uint64_t speed) {
  Playback playback;
  playback.play(speed);
  return playback;
}

}  // namespace

TEST_CASE("a cursor that is paused stays, however long it takes", "[app][playback]") {
  Playback playback;
  CHECK_FALSE(playback.speed());
  CHECK(playback.advance(900ms) == 0);
  playback.play(5);
  CHECK(playback.speed() == 5);
  playback.pause();
  CHECK(playback.advance(900ms) == 0);
}

TEST_CASE("at two events a second, the cursor moves every half second", "[app][playback]") {
  auto playback = playing(2);
  CHECK(playback.until_next() == 500ms);
  CHECK(playback.advance(300ms) == 0);
  CHECK(playback.until_next() == 200ms);
  CHECK(playback.advance(200ms) == 1);
  CHECK(playback.advance(1s) == 2);
  CHECK(playback.until_next() == 500ms);
}

TEST_CASE("what is left of the time is not lost, at any speed", "[app][playback]") {
  for (const std::uint64_t speed : {1U, 2U, 3U, 7U, 60U, 1000U}) {
    auto playback = playing(speed);
    std::uint64_t events = 0;
    for (int step = 0; step < 10'000; ++step) events += playback.advance(1ms);
    INFO(speed);
    CHECK(events == 10 * speed);
  }
}

TEST_CASE("a page that slept for an hour does not rush", "[app][playback]") {
  auto playback = playing(5);
  CHECK(playback.advance(3600s) == 5);
  CHECK(playback.advance(-3600s) == 0);
}

TEST_CASE("a timer that waits for the next event finds it", "[app][playback]") {
  for (const std::uint64_t speed : {1U, 3U, 7U, 1000U, 10'000U}) {
    auto playback = playing(speed);
    for (int event = 0; event < 100; ++event) {
      INFO(speed << ", event " << event);
      REQUIRE(playback.advance(playback.until_next()) == 1);
    }
  }
}
