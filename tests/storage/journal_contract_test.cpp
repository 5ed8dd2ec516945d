// What every journal keeps, whatever it stands on. A new journal joins the list below.
#include "catch_amalgamated.hpp"

#include "storage/disk_directory.hpp"
#include "storage/memory_directory.hpp"
#include "storage/segmented_journal.hpp"
#include "support/fault_directory.hpp"
#include "support/sample_log.hpp"
#include "support/temporary_folder.hpp"

namespace {

constexpr std::uint64_t small_segments = 10;  // of which 64 wait for one sync

std::unique_ptr<es::Journal> segmented(storage::Directory& directory) {
  auto opened = storage::SegmentedJournal::open(
      directory, {.mode = storage::Mode::write, .new_store_id = 7, .segment_bytes = small_segments});
  REQUIRE(opened);
  return std::move(opened->journal);
}

struct InMemory {
  es::MemoryJournal kept;
  es::Journal& journal() { return kept; }
};

struct SegmentsInMemory {
  storage::MemoryDirectory directory;
  std::unique_ptr<es::Journal> kept = segmented(directory);
  es::Journal& journal() { return *kept; }
};

struct SegmentsOnDisk {
  TemporaryFolder folder;
  storage::DiskDirectory directory{folder.path("store")};
  std::unique_ptr<es::Journal> kept = segmented(directory);
  es::Journal& journal() { return *kept; }
};

struct SegmentsBehindFaults {
  storage::MemoryDirectory below;
  FaultDirectory directory{below};
  std::unique_ptr<es::Journal> kept = segmented(directory);
  es::Journal& journal() { return *kept; }
};

}  // namespace

TEMPLATE_TEST_CASE("every journal", "[storage]", InMemory, SegmentsInMemory, SegmentsOnDisk,
                   SegmentsBehindFaults) {
  TestType world;
  es::Journal& journal = world.journal();
  const auto log = sample::commits(12);

  SECTION("has nothing to begin with") { CHECK(journal.read({0}) == std::vector<es::Commit>{}); }

  SECTION("gives back what was appended, commit by commit") {
    for (const es::Commit& commit : log) REQUIRE(journal.append({&commit, 1}) == es::Appended::kept);
    CHECK(journal.read({0}) == log);
  }

  SECTION("gives back what was appended as one run") {
    REQUIRE(journal.append(log) == es::Appended::kept);
    CHECK(journal.read({0}) == log);
  }

  SECTION("reads the commits after a number, and none after the last") {
    REQUIRE(journal.append(log) == es::Appended::kept);
    CHECK(journal.read({9}) == std::vector<es::Commit>(log.begin() + 9, log.end()));
    CHECK(journal.read({12}) == std::vector<es::Commit>{});
    CHECK(journal.read({99}) == std::vector<es::Commit>{});
  }

  SECTION("says `behind` where another commit is in the place, or one is missing before it") {
    REQUIRE(journal.append(log) == es::Appended::kept);
    CHECK(journal.append({&log[11], 1}) == es::Appended::behind);
    CHECK(journal.append({&log[0], 1}) == es::Appended::behind);
    const auto too_far = sample::commits(1, {14}, log.back().events.back().position.value);
    CHECK(journal.append(too_far) == es::Appended::behind);
    CHECK(journal.read({0}) == log);
  }

  SECTION("goes on after `behind`") {
    REQUIRE(journal.append(sample::prefix(log, 5)) == es::Appended::kept);
    CHECK(journal.append({&log[4], 1}) == es::Appended::behind);
    CHECK(journal.append({&log[5], 1}) == es::Appended::kept);
    CHECK(journal.read({0}) == sample::prefix(log, 6));
  }

  SECTION("keeps an empty run by doing nothing") {
    CHECK(journal.append({}) == es::Appended::kept);
    CHECK(journal.read({0}) == std::vector<es::Commit>{});
  }
}
