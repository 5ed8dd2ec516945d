// The reader of frames and segments. The input is a segment; where it says so, all checksums and the chain
// are made right first, as the fuzzer cannot guess them: what is behind them wants to be tried too.
#include <algorithm>
#include <string>

#include "storage/bytes.hpp"
#include "storage/crc32c.hpp"
#include "storage/frame.hpp"
#include "storage/memory_directory.hpp"
#include "storage/segmented_journal.hpp"
#include "support/fuzzed.hpp"
#include "support/recovered.hpp"

namespace {

using fuzzed::must;
using storage::number_at;

void write_at(std::string& bytes, std::size_t at, std::uint32_t number) {
  std::string written;
  storage::put(written, number);
  bytes.replace(at, written.size(), written);
}

// Gives every frame that is long enough the checksums and the chain that it would need.
void mend(std::string& bytes) {
  constexpr std::size_t header = storage::segment_header_bytes;
  if (bytes.size() < header) return;
  std::uint32_t chain = storage::first_chain(number_at<std::uint64_t>(bytes, 16));
  write_at(bytes, 12, chain);
  write_at(bytes, 32, storage::crc32c(std::string_view(bytes).substr(0, 32)));
  for (std::size_t at = header; at + storage::frame_header_bytes <= bytes.size();) {
    const std::size_t body = at + storage::frame_header_bytes;
    const auto length = std::min<std::size_t>(number_at<std::uint32_t>(bytes, at + 4), bytes.size() - body);
    write_at(bytes, at + 4, static_cast<std::uint32_t>(length));
    write_at(bytes, at + 52, chain);
    write_at(bytes, at + 56, storage::crc32c(std::string_view(bytes).substr(body, length)));
    chain = storage::crc32c(std::string_view(bytes).substr(at, 60));
    write_at(bytes, at + 60, chain);
    at = body + length;
  }
}

void write(storage::Directory& directory, const std::string& name, std::string_view bytes) {
  must(directory.append(name, bytes).has_value(), "memory takes every file");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string bytes{fuzzed::text(data + 1, size - 1)};
  if (data[0] % 2 == 1) mend(bytes);
  const std::size_t cut = data[0] / 2 % 8 == 0 ? bytes.size() * data[0] / 256 : bytes.size();

  storage::MemoryDirectory directory;
  write(directory, "0000000001.log", std::string_view(bytes).substr(0, cut));
  if (cut < bytes.size()) write(directory, "0000000002.log", std::string_view(bytes).substr(cut));
  const auto read = storage::SegmentedJournal::open(directory, {.mode = storage::Mode::read});
  must(read.has_value(), "reading a log is no failure, whatever it holds");
  must(read->report.commits == read->commits.size(), "the report counts the commits");
  std::uint64_t number = 0;
  for (const es::Commit& commit : read->commits)
    must(commit.number.value == ++number, "numbers have no gaps");

  const auto written =
      storage::SegmentedJournal::open(directory, {.mode = storage::Mode::write, .new_store_id = 7});
  must(written.has_value() == read->report.damage.empty(), "damage, and only damage, keeps a writer out");
  if (!written) return 0;
  must(written->commits == read->commits, "a writer finds what a reader found");
  const std::uint64_t position =
      read->commits.empty() ? 0 : read->commits.back().events.back().position.value;
  const es::Commit next{
      .number = {number + 1},
      .events = {{{position + 1}, {"account", "a"}, {1}, {}, {number + 1}, {"AccountClosed"}}}};
  must(written->journal->append({&next, 1}) == es::Appended::kept, "a sound log goes on");
  const auto again = sample::recover(directory);
  must(again && again->report.damage.empty() && !again->report.torn, "a writer leaves a sound log");
  must(again->commits.size() == number + 1, "and has added one commit");
  return 0;
}
