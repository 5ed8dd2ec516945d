#include "storage/segmented_journal.hpp"

#include <map>

#include "catch_amalgamated.hpp"

#include "storage/frame.hpp"
#include "storage/memory_directory.hpp"
#include "support/damage_verbs.hpp"
#include "support/fault_directory.hpp"
#include "support/sample_log.hpp"

using storage::Mode;
using storage::Opened;
using storage::SegmentedJournal;

namespace {

constexpr std::uint64_t small_segments = 700;

Opened open(storage::Directory& directory, Mode mode) {
  auto opened =
      SegmentedJournal::open(directory, {.mode = mode, .new_store_id = 7, .segment_bytes = small_segments});
  REQUIRE(opened);
  return std::move(*opened);
}

void append(SegmentedJournal& journal, std::span<const es::Commit> run) {
  REQUIRE(journal.append(run) == es::Appended::kept);
}

void append_each(SegmentedJournal& journal, const std::vector<es::Commit>& commits) {
  for (const es::Commit& commit : commits) {
    append(journal, {&commit, 1});
    REQUIRE(journal.sync());
  }
}

std::vector<std::string> names(storage::Directory& directory) {
  auto listed = directory.list();
  REQUIRE(listed);
  return *listed;
}

}  // namespace

TEST_CASE("a log opens with everything that was appended, and goes on from there", "[storage]") {
  storage::MemoryDirectory directory;
  const auto log = sample::commits(20);
  append_each(*open(directory, Mode::write).journal, sample::prefix(log, 8));
  {
    Opened again = open(directory, Mode::write);
    CHECK(again.commits == sample::prefix(log, 8));
    append_each(*again.journal, sample::commits_after(again.commits, 12));
  }
  const Opened read = open(directory, Mode::read);
  CHECK(read.commits == log);
  CHECK(read.report.damage.empty());
  CHECK_FALSE(read.report.torn);
  CHECK(read.report.commits == 20);
  CHECK(read.report.events == log.back().events.back().position.value);
  CHECK(read.report.segments == names(directory).size());
}

TEST_CASE("a segment is named by its first commit, and a large one is followed by the next", "[storage]") {
  storage::MemoryDirectory directory;
  append_each(*open(directory, Mode::write).journal, sample::commits(20));
  const auto segments = names(directory);
  REQUIRE(segments.size() > 2);
  CHECK(segments.front() == "0000000001.log");
  for (const std::string& name : segments)
    if (name != segments.back()) CHECK(damage::content(directory, name).size() >= small_segments);
}

TEST_CASE("an append grows exactly one file, by one write", "[storage]") {
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  Opened opened = open(directory, Mode::write);
  std::vector<es::Commit> log;
  for (int round = 1; round <= 10; ++round) {
    const auto before = damage::everything(below);
    const auto run = sample::commits_after(log, 3);
    append(*opened.journal, run);
    log.insert(log.end(), run.begin(), run.end());

    CHECK(directory.appends() == round);
    std::size_t changed = 0;
    for (const auto& file : damage::everything(below))
      if (std::find(before.begin(), before.end(), file) == before.end()) {
        ++changed;
        CHECK(file.first == opened.journal->last_segment());
      }
    CHECK(changed == 1);
  }
}

TEST_CASE("a sealed segment never grows again", "[storage]") {
  storage::MemoryDirectory directory;
  Opened opened = open(directory, Mode::write);
  const auto log = sample::commits(3);
  for (const es::Commit& commit : log) {
    opened.journal->seal();
    append(*opened.journal, {&commit, 1});
    CHECK(opened.journal->last_segment() == storage::segment_name(commit.number));
  }
  CHECK(names(directory) == std::vector<std::string>{"0000000001.log", "0000000002.log", "0000000003.log"});
  CHECK(open(directory, Mode::read).commits == log);
}

TEST_CASE("many appends share one sync, and a sync with nothing to do asks nothing of the disk",
          "[storage]") {
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  Opened opened = open(directory, Mode::write);
  for (const es::Commit& commit : sample::commits(20)) append(*opened.journal, {&commit, 1});
  REQUIRE(opened.journal->sync());
  REQUIRE(opened.journal->sync());
  CHECK(directory.syncs() == 1);
  append_each(*opened.journal, sample::commits_after(sample::commits(20), 1));
  CHECK(names(below).size() == 2);  // the first segment had become large meanwhile, and was sealed
}

TEST_CASE("however many commits wait for a sync, their segment does not grow for ever", "[storage]") {
  storage::MemoryDirectory directory;
  Opened opened = open(directory, Mode::write);
  const auto log = sample::commits(400);
  for (const es::Commit& commit : log) append(*opened.journal, {&commit, 1});
  CHECK(names(directory).size() == 3);
}

TEST_CASE("a segment is durable before the next one begins", "[storage]") {
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  Opened opened = open(directory, Mode::write);
  append(*opened.journal, sample::commits(1));
  opened.journal->seal();
  CHECK(directory.syncs() == 0);
  append(*opened.journal, sample::commits_after(sample::commits(1), 1));
  CHECK(directory.syncs() == 1);
}

TEST_CASE("what a dead writer had written is made durable before it counts as kept", "[storage]") {
  storage::MemoryDirectory below;
  append(*open(below, Mode::write).journal, sample::commits(1));  // and no sync
  FaultDirectory directory(below);
  open(directory, Mode::write);
  CHECK(directory.syncs() == 1);
}

TEST_CASE("one writes, and a second is told that the lock is held", "[storage]") {
  storage::MemoryDirectory directory;
  {
    const Opened writer = open(directory, Mode::write);
    const auto second = SegmentedJournal::open(directory, {.mode = Mode::write});
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == es::StorageError::Kind::locked);
  }
  CHECK(SegmentedJournal::open(directory, {.mode = Mode::write}));
}

TEST_CASE("a reader beside a writer sees each commit, in new segments too, and writes nothing", "[storage]") {
  storage::MemoryDirectory directory;
  Opened writer = open(directory, Mode::write);
  Opened reader = open(directory, Mode::read);
  const auto log = sample::commits(20);
  for (const es::Commit& commit : log) {
    append_each(*writer.journal, {commit});
    CHECK(reader.journal->read({commit.number.value - 1}) == std::vector{commit});
  }
  CHECK(reader.journal->read({3}) == std::vector<es::Commit>(log.begin() + 3, log.end()));
  CHECK(reader.journal->append(sample::commits_after(log, 1)).error().kind ==
        es::StorageError::Kind::read_only);
  CHECK(open(directory, Mode::read).commits == log);
}

TEST_CASE("a reader does not stumble over a commit that is still being written", "[storage]") {
  storage::MemoryDirectory directory;
  const auto log = sample::commits(2);
  append_each(*open(directory, Mode::write).journal, log);
  const std::string whole = damage::content(directory, "0000000001.log");

  for (std::size_t so_far = 0; so_far < whole.size(); ++so_far) {
    damage::rewrite(directory, "0000000001.log", whole.substr(0, so_far));
    Opened reader = open(directory, Mode::read);
    damage::rewrite(directory, "0000000001.log", whole);
    CHECK(
        reader.journal->read({reader.commits.size()}) ==
        std::vector<es::Commit>(log.begin() + static_cast<std::ptrdiff_t>(reader.commits.size()), log.end()));
  }
}

TEST_CASE("a writer that was overtaken reads on, and goes on after the other's commits", "[storage]") {
  storage::MemoryDirectory ours, theirs;
  const auto log = sample::commits(4);
  append_each(*open(theirs, Mode::write).journal, log);
  append_each(*open(ours, Mode::write).journal, sample::prefix(log, 2));
  Opened opened = open(ours, Mode::write);

  for (const auto& [name, bytes] : damage::everything(theirs)) damage::rewrite(ours, name, bytes);
  CHECK(opened.journal->read({2}) == std::vector<es::Commit>(log.begin() + 2, log.end()));
  append(*opened.journal, sample::commits_after(log, 1));
  CHECK(opened.journal->last_segment() == "0000000005.log");
  CHECK(open(ours, Mode::read).commits == sample::commits(5));
}

TEST_CASE("the layout of the newest segments is that of their bytes, after opening too", "[storage]") {
  storage::MemoryDirectory directory;
  Opened writer = open(directory, Mode::write);
  const auto log = sample::commits(4);
  append_each(*writer.journal, sample::prefix(log, 3));
  writer.journal->seal();
  append(*writer.journal, sample::commits_after(sample::prefix(log, 3), 1));

  const auto layout = writer.journal->layout(10);
  REQUIRE(layout.size() >= 2);
  CHECK(layout.back().frames.size() == 1);
  std::size_t commits = 0;
  const auto every = damage::everything(directory);
  const std::map<std::string, std::string> files(every.begin(), every.end());
  const auto opened = open(directory, Mode::read);
  const auto reopened = opened.journal->layout(10);
  for (std::size_t index = 0; index < layout.size(); ++index) {
    const auto& segment = layout[index];
    const std::string& file = files.at(segment.name);
    CHECK(segment.bytes == file.size());
    REQUIRE(reopened[index].frames.size() == segment.frames.size());
    std::size_t end = storage::segment_header_bytes;
    for (std::size_t frame = 0; frame < segment.frames.size(); ++frame, ++commits) {
      CHECK(segment.begin_of(frame) == end);
      CHECK(storage::decode_frame_header(std::string_view(file).substr(end, storage::frame_header_bytes)));
      end = segment.end_of(frame);
      CHECK(reopened[index].end_of(frame) == end);
    }
    CHECK(end == file.size());
  }
  CHECK(commits == 4);
  REQUIRE(writer.journal->layout(1).size() == 1);
  CHECK(writer.journal->layout(1).front().name == layout.back().name);
}

TEST_CASE("a run that does not follow the log is refused, so that what is written can be read", "[storage]") {
  storage::MemoryDirectory directory;
  Opened opened = open(directory, Mode::write);
  auto log = sample::commits(3);
  std::swap(log[1], log[2]);
  CHECK(opened.journal->append(log).error().kind == es::StorageError::Kind::not_saved);
  CHECK(names(directory).empty());
}
