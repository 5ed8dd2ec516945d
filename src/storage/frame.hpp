// The bytes of a log: a segment is a header and then frames, and a frame is one commit. FORMAT.md
// draws the same for a reader in another language; the two are kept equal by a test.
//
// Each frame holds two checksums, of its body and of its header, apart: the header's says that the
// length in it can be believed, and so where the next frame begins even if a body is spoilt. Its `chain`
// repeats the header checksum of the frame before, so that a frame that is lost, moved or brought from
// elsewhere breaks the chain even though it is sound in itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <unordered_map>

#include "es/journal.hpp"
#include "storage/damage.hpp"

namespace storage {

inline constexpr std::uint32_t format_number = 1;
inline constexpr std::string_view segment_magic = "FOLDLINE";
inline constexpr std::string_view commit_kind = "CMIT";
inline constexpr std::size_t segment_header_bytes = 36;
inline constexpr std::size_t frame_header_bytes = 64;

struct SegmentHeader {
  std::uint64_t store_id = 0;  // random, drawn once when the store is made: whose segment this is
  es::CommitNumber first;      // the number of its first commit
  std::uint32_t chain = 0;     // the header checksum of the last frame before it
  std::uint32_t format = format_number;
  bool operator==(const SegmentHeader&) const = default;
};

// `chain` for the first frame of a store: not 0, so that a frame of another store does not fit here.
std::uint32_t first_chain(std::uint64_t store_id);

std::string encode(const SegmentHeader& header);
std::expected<SegmentHeader, Finding> decode_segment_header(std::string_view bytes);  // takes the first 36

struct FrameHeader {
  std::uint32_t body_bytes = 0;
  es::CommitNumber number;
  es::Position first;  // the position of its first event
  es::Timestamp recorded_at;
  std::uint64_t command_fingerprint = 0;
  std::uint32_t events = 0;
  std::uint32_t to_come = 0;  // how many commits of the same run follow; at 0 the run is whole
  std::uint16_t command_id_bytes = 0;
  std::uint16_t key_id_bytes = 0;
  std::uint32_t chain = 0;
  std::uint32_t body_checksum = 0;
  std::uint32_t header_checksum = 0;
};

// Where in the log a frame is written.
struct FramePlace {
  std::uint32_t chain = 0;
  std::uint32_t to_come = 0;
};

// Appends a frame to `out` and answers its header checksum, the chain of the next frame. A commit that
// does not fit the format (a name of 64 KiB, positions that do not go on) is refused with the reason, and
// `out` is as before: what is written can be read.
std::expected<std::uint32_t, std::string> encode_frame(std::string& out, const es::Commit& commit,
                                                       FramePlace place);

// The names of streams, each held once however many events it has.
class StreamNames {
 public:
  es::StreamId find_or_add(std::string_view category, std::string_view id);

 private:
  struct Name {  // points into the text of the StreamId that it leads to
    std::string_view category, id;
    bool operator==(const Name&) const = default;
  };
  struct NameHash {
    std::size_t operator()(const Name& name) const;
  };
  std::unordered_map<Name, es::StreamId, NameHash> known_;
};

std::expected<FrameHeader, Finding> decode_frame_header(std::string_view bytes);  // takes the first 64
std::expected<es::Commit, Finding> decode_body(const FrameHeader& header, std::string_view body,
                                               StreamNames& names);

}  // namespace storage
