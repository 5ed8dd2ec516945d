#include "storage/compaction.hpp"

#include <algorithm>
#include <bit>
#include <string_view>

#include "storage/frame.hpp"

namespace storage {
namespace {

constexpr std::ptrdiff_t neighbours_of_a_size = 16;
constexpr int largest_tier = 5;  // from 1 MiB to 16 MiB

// 0 below 16 bytes, 1 below 256, and so on.
int tier(const Segment& segment) { return static_cast<int>(std::bit_width(segment.bytes | 1) - 1) / 4; }

std::expected<Segment, es::StorageError> write_joined(Directory& directory,
                                                      std::span<const Segment> neighbours) {
  Segment joined{neighbours.front().name};
  for (const Segment& segment : neighbours) {
    const auto bytes = directory.read(segment.name, 0);
    if (!bytes) return std::unexpected(bytes.error());
    if (bytes->size() != segment.bytes)  // somebody was here: what it was is to be seen where it is
      return std::unexpected(es::StorageError{es::StorageError::Kind::damaged, segment.name, "changed"});
    const auto part = std::string_view(*bytes).substr(joined.bytes == 0 ? 0 : segment_header_bytes);
    if (auto written = directory.append(unfinished_compaction, part); !written)
      return std::unexpected(written.error());
    joined.bytes += part.size();
  }
  if (auto synced = directory.sync(unfinished_compaction); !synced) return std::unexpected(synced.error());
  return joined;
}

}  // namespace

std::span<const Segment> due_for_compaction(std::span<const Segment> sealed) {
  for (int size = 0; size <= largest_tier; ++size) {
    const auto larger = [size](const Segment& segment) { return tier(segment) > size; };
    for (auto begin = sealed.begin(); begin != sealed.end();) {
      const auto end = std::find_if(begin, sealed.end(), larger);
      const auto of_this_size =
          std::count_if(begin, end, [size](const Segment& segment) { return tier(segment) == size; });
      if (of_this_size >= neighbours_of_a_size) return {begin, end};
      begin = std::find_if_not(end, sealed.end(), larger);
    }
  }
  return {};
}

std::expected<Segment, es::StorageError> join(Directory& directory, std::span<const Segment> neighbours) {
  const auto joined = write_joined(directory, neighbours);
  if (!joined) {
    (void)directory.remove(unfinished_compaction);  // the next writer removes it, if this fails as well
    return joined;
  }
  if (auto placed = directory.replace(joined->name, unfinished_compaction); !placed)
    return std::unexpected(placed.error());
  for (const Segment& segment : neighbours.subspan(1))
    if (auto removed = directory.remove(segment.name); !removed) return std::unexpected(removed.error());
  return joined;
}

}  // namespace storage
