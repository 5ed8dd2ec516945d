// What lies where in a segment: for whoever draws it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace storage {

struct SegmentLayout {
  std::string name;
  std::uint64_t bytes = 0;            // its header too, which comes first
  std::vector<std::uint32_t> frames;  // their sizes in bytes, one a commit
};

}  // namespace storage
