// What can be wrong with a log on disk, as data. The sentences are made at the edge, from these.
//
// Damage and a torn tail are two things. A torn tail is what a crash leaves behind, half-written and
// never answered for: it is dropped. Damage is the loss of something that was answered for: it is told,
// and nothing is written over it.
#pragma once

#include <cstdint>
#include <string>

namespace storage {

enum class Finding {
  segment_checksum,  // the segment's header does not match its checksum
  header_checksum,   // a frame's header does not match its checksum
  body_checksum,     // a frame's body does not match its checksum

  broken_chain,  // sound in itself, but what stands before it is not what it was written after
  out_of_order,  // a segment begins with commit `found`, which was read before: `expected` is next

  missing_commits,  // a segment begins with commit `found`, but `expected` is next
  ends_early,       // a segment ends inside a frame or a run although another segment follows

  not_a_segment,     // the name or the first bytes are no segment's
  other_format,      // written in format `found`; this program reads `expected`
  other_store,       // belongs to store `found`; this is `expected`
  misnamed,          // holds commits from `found` on, under the name of `expected`
  unknown_kind,      // a frame of a kind that this program does not know; it may not be skipped
  impossible_frame,  // its checksums are right, but no writer of this format writes such a thing
};

enum class DamageKind { checksum, chain, gap, foreign };

constexpr DamageKind kind_of(Finding finding) {
  switch (finding) {
    case Finding::segment_checksum:
    case Finding::header_checksum:
    case Finding::body_checksum:
      return DamageKind::checksum;
    case Finding::broken_chain:
    case Finding::out_of_order:
      return DamageKind::chain;
    case Finding::missing_commits:
    case Finding::ends_early:
      return DamageKind::gap;
    case Finding::not_a_segment:
    case Finding::other_format:
    case Finding::other_store:
    case Finding::misnamed:
    case Finding::unknown_kind:
    case Finding::impossible_frame:
      break;
  }
  return DamageKind::foreign;
}

struct Damage {
  Finding finding = Finding::not_a_segment;
  std::string segment;       // the file in which it shows
  std::uint64_t offset = 0;  // the byte at which the frame begins that is wrong; 0 is the segment itself
  std::uint64_t expected = 0;
  std::uint64_t found = 0;  // both 0 where the finding has no numbers
  bool operator==(const Damage&) const = default;
};

struct Torn {
  std::string segment;
  std::uint64_t offset = 0;  // what stands before it is whole
  std::uint64_t bytes = 0;
  bool operator==(const Torn&) const = default;
};

}  // namespace storage
