// Many small segments become few, and nobody can tell from what is read: not after a crash at any step, and
// not beside a writer that joins them.
#include "storage/compaction.hpp"

#include <functional>

#include "catch_amalgamated.hpp"

#include "storage/disk_directory.hpp"
#include "storage/frame.hpp"
#include "storage/memory_directory.hpp"
#include "storage/segmented_journal.hpp"
#include "support/borrowed_directory.hpp"
#include "support/damage_verbs.hpp"
#include "support/fault_directory.hpp"
#include "support/recovered.hpp"
#include "support/sample_log.hpp"
#include "support/temporary_folder.hpp"

using storage::Mode;
using storage::Opened;
using storage::Segment;
using storage::SegmentedJournal;

namespace {

Opened open(storage::Directory& directory, Mode mode = Mode::write) {
  auto opened = SegmentedJournal::open(directory, {.mode = mode, .new_store_id = 7});
  REQUIRE(opened);
  return std::move(*opened);
}

// So many commits, each in a segment of its own, as a page saves them.
void build(storage::Directory& directory, std::size_t commits) {
  Opened opened = open(directory);
  for (const es::Commit& commit : sample::commits_after(opened.commits, commits)) {
    opened.journal->seal();
    REQUIRE(opened.journal->append({&commit, 1}) == es::Appended::kept);
    REQUIRE(opened.journal->sync());
  }
}

// Joins what is due until nothing is; how often that was.
int compact(SegmentedJournal& journal) {
  int joined = 0;
  for (auto due = journal.due_for_compaction(); !due.empty(); due = journal.due_for_compaction()) {
    REQUIRE(journal.compact(due));
    ++joined;
  }
  return joined;
}

std::vector<std::string> names(storage::Directory& directory) {
  auto listed = directory.list();
  REQUIRE(listed);
  return *listed;
}

std::vector<Segment> segments(const std::vector<std::uint64_t>& sizes) {
  std::vector<Segment> listed;
  for (const std::uint64_t size : sizes) listed.push_back({std::to_string(listed.size()), size});
  return listed;
}

// A directory beside which somebody joins segments, just before a given file is read for the first time.
class Overtaken final : public BorrowedDirectory {
 public:
  Overtaken(storage::Directory& below, std::string before, std::function<void()> act)
      : BorrowedDirectory(below), before_(std::move(before)), act_(std::move(act)) {}
  std::expected<std::string, es::StorageError> read(const std::string& name, std::uint64_t offset) override {
    if (name == before_) std::exchange(act_, [] {})();
    return BorrowedDirectory::read(name, offset);
  }

 private:
  std::string before_;
  std::function<void()> act_;
};

}  // namespace

TEST_CASE("sixteen neighbours of a size are due, with the smaller ones in between", "[storage]") {
  const auto due = [](const std::vector<std::uint64_t>& sizes) {
    const auto sealed = segments(sizes);
    std::vector<std::uint64_t> found;
    for (const Segment& segment : storage::due_for_compaction(sealed)) found.push_back(segment.bytes);
    return found;
  };
  const std::vector<std::uint64_t> sixteen(16, 300);
  CHECK(due({}).empty());
  CHECK(due(std::vector<std::uint64_t>(15, 300)).empty());
  CHECK(due(sixteen) == sixteen);
  CHECK(due(std::vector<std::uint64_t>(5000, 300)).size() == 5000);
  CHECK(due(std::vector<std::uint64_t>(40, 16 << 20)).empty());

  std::vector<std::uint64_t> behind_a_large_one{70'000};
  behind_a_large_one.insert(behind_a_large_one.end(), sixteen.begin(), sixteen.end());
  CHECK(due(behind_a_large_one) == sixteen);

  std::vector<std::uint64_t> alternating;
  for (int n = 0; n < 16; ++n) alternating.insert(alternating.end(), {300, 70'000});
  CHECK(due(alternating) == alternating);
}

TEST_CASE("however a log grows, its files stay few and none grows large", "[storage]") {
  std::vector<Segment> sealed;
  const auto grown_to = GENERATE(300U, 66'000U);
  std::size_t most = 0;
  std::uint64_t copied = 0, written = 0;
  for (int n = 0; n < 20'000; ++n) {
    sealed.push_back({std::to_string(n), grown_to});
    written += grown_to;
    for (auto due = storage::due_for_compaction(sealed); !due.empty();
         due = storage::due_for_compaction(sealed)) {
      const auto first = sealed.begin() + (due.data() - sealed.data());
      Segment joined{first->name};
      for (const Segment& segment : due) joined.bytes += segment.bytes;
      copied += joined.bytes;
      const auto end = first + static_cast<std::ptrdiff_t>(due.size());
      *first = joined;
      sealed.erase(first + 1, end);
    }
    most = std::max(most, sealed.size());
  }
  CHECK(most <= 60 + written / (16 << 20));
  CHECK(copied <= 5 * written);
  for (const Segment& segment : sealed) CHECK(segment.bytes <= 32 << 20);
}

TEST_CASE("a log that was compacted reads as before, and goes on", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory, 40);
  const auto frames = [&] {
    std::string all;
    for (const auto& [name, bytes] : damage::everything(directory))
      all += bytes.substr(storage::segment_header_bytes);
    return all;
  };
  const std::string before = frames();
  {
    Opened opened = open(directory);
    CHECK(compact(*opened.journal) == 1);
    CHECK(names(directory) == std::vector<std::string>{"0000000001.log", "0000000040.log"});
    REQUIRE(opened.journal->append(sample::commits_after(opened.commits, 1)) == es::Appended::kept);
    CHECK(opened.journal->read({0}) == sample::commits(41));
  }
  CHECK(frames().starts_with(before));
  const Opened again = open(directory, Mode::read);
  CHECK(again.commits == sample::commits(41));
  CHECK(again.report.damage.empty());
}

TEST_CASE("a log that is compacted as it grows is whole at every step", "[storage]") {
  const TemporaryFolder folder;
  storage::DiskDirectory directory{folder.path("store")};
  Opened opened = open(directory);
  int joined = 0;
  for (const es::Commit& commit : sample::commits(100)) {
    opened.journal->seal();
    REQUIRE(opened.journal->append({&commit, 1}) == es::Appended::kept);
    joined += compact(*opened.journal);
    if (commit.number.value % 10 == 0)
      CHECK(open(directory, Mode::read).commits == sample::commits(commit.number.value));
  }
  CHECK(joined >= 4);
  CHECK(names(directory).size() < 32);
}

TEST_CASE("a compaction that is cut off at any step loses and doubles nothing", "[storage]") {
  const bool power_too = GENERATE(false, true);
  storage::MemoryDirectory sound;
  build(sound, 30);
  int steps = 0;
  for (bool finished = false; !finished; ++steps) {
    CAPTURE(steps);
    storage::MemoryDirectory below = sound;
    {
      FaultDirectory directory(below);
      Opened opened = open(directory);
      for (const std::string& name : names(below)) REQUIRE(directory.sync(name));
      directory.fail_after(steps);
      finished = opened.journal->compact(opened.journal->due_for_compaction()).has_value();
      CHECK(opened.journal->due_for_compaction().empty());  // done, or not tried again
      if (power_too) directory.lose_power();
    }
    const Opened read = open(below, Mode::read);
    CHECK(read.commits == sample::commits(30));
    CHECK(read.report.damage.empty());
    CHECK_FALSE(read.report.torn);
    {
      Opened writer = open(below);
      CHECK(writer.commits == sample::commits(30));
      compact(*writer.journal);
      REQUIRE(writer.journal->append(sample::commits_after(writer.commits, 1)) == es::Appended::kept);
    }
    CHECK(names(below) == std::vector<std::string>{"0000000001.log", "0000000030.log"});
    CHECK(open(below, Mode::read).commits == sample::commits(31));
  }
  CHECK(steps > 58);  // every copy, the sync, the step into place, every removal
}

TEST_CASE("a compaction for which there is no room leaves the log as it is", "[storage]") {
  storage::MemoryDirectory below;
  build(below, 30);
  const auto before = damage::everything(below);
  FaultDirectory directory(below);
  Opened opened = open(directory);
  directory.fill_up(1000);
  CHECK(opened.journal->compact(opened.journal->due_for_compaction()).error().kind ==
        es::StorageError::Kind::disk_full);
  CHECK(damage::everything(below) == before);
}

TEST_CASE("a reader whose segments are joined while it looks sees them all", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory, 30);
  const std::string before_reading =
      GENERATE("0000000001.log", "0000000002.log", "0000000027.log", "0000000029.log", "0000000030.log");
  CAPTURE(before_reading);
  Opened writer = open(directory);
  Overtaken beside(directory, before_reading, [&] { CHECK(compact(*writer.journal) == 1); });
  const Opened reader = open(beside, Mode::read);
  CHECK(reader.commits == sample::commits(30));
  CHECK(reader.report.damage.empty());
  CHECK_FALSE(reader.report.torn);
}

TEST_CASE("a reader goes on although the segment that it stood in was joined", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory, 10);
  Opened reader = open(directory, Mode::read);
  build(directory, 20);
  Opened writer = open(directory);
  storage::MemoryDirectory old = directory;
  CHECK(compact(*writer.journal) == 1);
  if (GENERATE(false, true))  // or it was cut off before the first removal
    for (const auto& [name, bytes] : damage::everything(old))
      if (name > "0000000001.log") damage::rewrite(directory, name, bytes);
  const auto log = sample::commits(30);
  CHECK(reader.journal->read({10}) == std::vector<es::Commit>(log.begin() + 10, log.end()));
  CHECK(reader.journal->read({0}) == log);
}

TEST_CASE("what a compaction left is passed over only if it says the very same", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory, 30);
  storage::MemoryDirectory old = directory;
  compact(*open(directory).journal);
  const std::string leftover = "0000000007.log";
  damage::rewrite(directory, leftover, damage::content(old, leftover));
  CHECK(open(directory, Mode::read).commits == sample::commits(30));

  const std::string bytes = damage::content(old, leftover);
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    CAPTURE(byte);
    damage::flip(directory, leftover, byte, static_cast<int>(byte % 8));
    CHECK_FALSE(sample::recover(directory)->report.damage.empty());
    damage::rewrite(directory, leftover, bytes.substr(0, byte));
    CHECK_FALSE(sample::recover(directory)->report.damage.empty());
    damage::rewrite(directory, leftover, bytes);
  }
  damage::copy(directory, "0000000030.log", leftover);
  CHECK(sample::recover(directory)->report.damage.front().finding == storage::Finding::out_of_order);
}

TEST_CASE("a segment that has changed since it was sealed is not joined, so that it is told where it lies",
          "[storage]") {
  storage::MemoryDirectory directory;
  build(directory, 30);
  Opened opened = open(directory);
  damage::grow(directory, "0000000003.log", "more");
  const auto before = damage::everything(directory);
  CHECK(opened.journal->compact(opened.journal->due_for_compaction()).error().kind ==
        es::StorageError::Kind::damaged);
  CHECK(damage::everything(directory) == before);
}
