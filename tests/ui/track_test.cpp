#include <algorithm>

#include "catch_amalgamated.hpp"

#include "ui/timeline_track.hpp"

using ui::Track;

TEST_CASE("every position has its place on the line, and is found there again", "[ui][timeline]") {
  for (const std::uint64_t head : {1U, 18U, 500U, 100'000U}) {
    const Track track{20, 1260, 78, head};
    INFO(head);
    for (std::uint64_t position = 0; position <= head; position += std::max<std::uint64_t>(head / 97, 1)) {
      const auto found = track.at(track.after(static_cast<double>(position)));
      CHECK(found == position);
    }
    CHECK(track.at(-1e6F) == 0);
    CHECK(track.at(1e6F) == head);
    CHECK(track.after(static_cast<double>(head)) <= track.right + 0.5F);
  }
}

TEST_CASE("the first events keep their places as others come, and have room for a box on a phone too",
          "[ui][timeline]") {
  const Track first{20, 1260, 78, 1}, later{20, 1260, 78, 18};
  CHECK(first.centre(1) == later.centre(1));
  const Track phone{16, 374, 78, 3};
  CHECK(phone.slot() >= 24);
}
