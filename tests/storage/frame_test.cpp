#include "storage/frame.hpp"

#include <limits>

#include "catch_amalgamated.hpp"

#include "storage/bytes.hpp"
#include "storage/crc32c.hpp"
#include "support/sample_log.hpp"

using storage::Finding;

namespace {

std::string frame_of(const es::Commit& commit, storage::FramePlace place = {}) {
  std::string bytes;
  REQUIRE(storage::encode_frame(bytes, commit, place));
  return bytes;
}

std::expected<es::Commit, Finding> decoded(std::string_view frame) {
  storage::StreamNames names;
  const auto header = storage::decode_frame_header(frame);
  if (!header) return std::unexpected(header.error());
  frame.remove_prefix(storage::frame_header_bytes);
  return storage::decode_body(*header, frame.substr(0, header->body_bytes), names);
}

// A frame whose checksums are right whatever its fields say, as only a wrong program would write it.
std::string resealed(std::string frame) {
  const auto put_at = [&](std::size_t offset, std::uint32_t checksum) {
    std::string bytes;
    storage::put(bytes, checksum);
    frame.replace(offset, bytes.size(), bytes);
  };
  put_at(56, storage::crc32c(std::string_view(frame).substr(storage::frame_header_bytes)));
  put_at(60, storage::crc32c(std::string_view(frame).substr(0, 60)));
  return frame;
}

}  // namespace

TEST_CASE("a commit comes back from its frame as it was", "[storage]") {
  for (const es::Commit& commit : sample::commits(40)) CHECK(decoded(frame_of(commit)) == commit);
}

TEST_CASE("a frame keeps the ends of every range", "[storage]") {
  es::Commit commit = sample::commits(1).front();
  commit.recorded_at = {std::numeric_limits<std::int64_t>::min()};
  commit.command_id = std::string(65535, 'c');
  commit.events.pop_back();
  commit.events[0].recorded_at = commit.recorded_at;
  commit.events[0].version = {std::numeric_limits<std::uint64_t>::max()};
  commit.events[0].data.schema = std::numeric_limits<int>::max();
  commit.events[0].data.payload = {std::string("a\0b\xFF", 4) + std::string(1 << 20, 'p')};
  CHECK(decoded(frame_of(commit)) == commit);
}

TEST_CASE("what the format cannot hold is refused, and nothing is written", "[storage]") {
  const es::Commit good = sample::commits(1).front();
  std::string out = "before";
  const auto refuses = [&](auto spoil) {
    es::Commit commit = good;
    spoil(commit);
    CHECK_FALSE(storage::encode_frame(out, commit, {}));
    CHECK(out == "before");
  };
  refuses([](es::Commit& commit) { commit.events.clear(); });
  refuses([](es::Commit& commit) { commit.command_id.resize(65536); });
  refuses([](es::Commit& commit) { commit.key_id.resize(65536); });
  refuses([](es::Commit& commit) { commit.events[0].data.type.resize(65536); });
  refuses([](es::Commit& commit) { commit.events[0].data.tags = {std::string(65536, 't')}; });
  refuses([](es::Commit& commit) { commit.events[0].data.tags.resize(65536); });
  refuses([](es::Commit& commit) { commit.events[0].data.schema = 0; });
  refuses([](es::Commit& commit) { commit.events[0].version = {0}; });
  refuses([](es::Commit& commit) { commit.events[1].position = {7}; });
  refuses([](es::Commit& commit) { commit.events[1].recorded_at = {}; });
  refuses([](es::Commit& commit) { commit.events[1].stream = es::StreamId(std::string(65536, 's'), "1"); });
}

TEST_CASE("a kind of frame that is not known is refused, never skipped", "[storage]") {
  std::string frame = frame_of(sample::commits(1).front());
  frame.replace(0, 4, "ERAS");
  CHECK(decoded(frame).error() == Finding::header_checksum);
  CHECK(decoded(resealed(frame)).error() == Finding::unknown_kind);
}

TEST_CASE("wrong lengths under right checksums are never followed out of the frame", "[storage]") {
  const es::Commit commit = sample::commits(4).back();
  const std::string frame = frame_of(commit);
  REQUIRE(decoded(resealed(frame)) == commit);
  for (std::size_t byte = 0; byte < frame.size(); ++byte) {
    std::string wrong = frame;
    wrong[byte] = '\xFF';
    const auto outcome = decoded(resealed(wrong));  // the sanitizers watch
    if (outcome) CHECK(outcome->events.size() == commit.events.size());
  }
  for (std::size_t size = storage::frame_header_bytes; size < frame.size(); ++size)
    CHECK_FALSE(decoded(resealed(frame.substr(0, size))));
  CHECK(decoded(frame + "more") == commit);  // the length is the header's, not the file's
}

TEST_CASE("a segment header comes back as it was, and notices every flipped bit", "[storage]") {
  const storage::SegmentHeader header{.store_id = 0x0123456789ABCDEF, .first = {64}, .chain = 0xC0FFEE};
  const std::string bytes = encode(header);
  REQUIRE(bytes.size() == storage::segment_header_bytes);
  CHECK(storage::decode_segment_header(bytes) == header);
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    CHECK_FALSE(storage::decode_segment_header(flipped));
  }
}

TEST_CASE("a stream's name is held once however many events it has", "[storage]") {
  storage::StreamNames names;
  const es::StreamId first = names.find_or_add("account", "acc-1");
  CHECK(&names.find_or_add("account", "acc-1").id() == &first.id());
  CHECK_FALSE(names.find_or_add("accounta", "cc-1") == first);
}
