// What lies where in a segment: for whoever draws it. Nothing is copied, however many frames there are; it is
// good until the log grows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace storage {

// A commit's frame, as the journal remembers it.
struct KeptFrame {
  std::uint32_t chain = 0;  // its header's checksum, which covers everything before it too
  std::uint32_t through =
      0;  // the bytes of all frames of the log through it, modulo 2^32: joining files moves none
};

struct SegmentLayout {
  std::string name;
  std::uint64_t bytes = 0;            // its header too, which comes first
  std::span<const KeptFrame> frames;  // one a commit
  std::uint32_t before = 0;           // the bytes of all frames of the log before them, as above

  // Where in the file a frame begins and ends. A segment is shorter than 2^32 bytes, so a difference is
  // exact.
  std::uint64_t begin_of(std::size_t frame) const {
    return at(frame == 0 ? before : frames[frame - 1].through);
  }
  std::uint64_t end_of(std::size_t frame) const { return at(frames[frame].through); }

  // The first frame, from `first` on, that ends behind that byte.
  std::size_t first_behind(std::uint64_t byte, std::size_t first) const {
    const auto rest = frames.subspan(first);
    return first + static_cast<std::size_t>(
                       std::ranges::upper_bound(rest, byte, {},
                                                [&](const KeptFrame& frame) { return at(frame.through); }) -
                       rest.begin());
  }

 private:
  std::uint64_t at(std::uint32_t through) const {
    return bytes - std::uint32_t{frames.back().through - through};
  }
};

}  // namespace storage
