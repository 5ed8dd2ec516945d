// Many small segments become few larger ones, so that neither one file nor the number of files grows large.
//
// Joining changes no frame and no chain: the first segment's header, then all the frames as they are. It is
// written apart and put in the first one's place in one step; then the others are removed. Cut off at any
// moment, it leaves the log as it was, or joined with some of the old segments still lying there, whose
// frames are known to stand in the joined one (see recovery).
#pragma once

#include <expected>
#include <span>

#include "storage/directory.hpp"
#include "storage/recovery.hpp"

namespace storage {

// What a joined segment is called while it is being written. No part of the log.
inline constexpr const char* unfinished_compaction = "compaction.part";

// The neighbours that are to become one now, among segments that do not grow any more: sixteen of a size,
// and those in between that are smaller. Sizes go in powers of sixteen, so that a byte is copied a few times
// in its life, and a log of any length has a few dozen small segments. From 16 MiB on a segment is left
// alone.
std::span<const Segment> due_for_compaction(std::span<const Segment> sealed);

// Makes one segment of these, which have to be neighbours.
std::expected<Segment, es::StorageError> join(Directory& directory, std::span<const Segment> neighbours);

}  // namespace storage
