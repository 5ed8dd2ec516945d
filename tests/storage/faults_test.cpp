// A disk that is full, or fails: what was answered for stays, and what was not is whole or absent.
#include "catch_amalgamated.hpp"

#include "storage/memory_directory.hpp"
#include "storage/segmented_journal.hpp"
#include "support/damage_verbs.hpp"
#include "support/fault_directory.hpp"
#include "support/recovered.hpp"
#include "support/sample_log.hpp"

using es::StorageError;
using storage::Mode;
using storage::SegmentedJournal;

namespace {

std::unique_ptr<SegmentedJournal> open(storage::Directory& directory) {
  auto opened = SegmentedJournal::open(directory, {.mode = Mode::write, .new_store_id = 7});
  REQUIRE(opened);
  return std::move(opened->journal);
}

std::vector<es::Commit> recovered(storage::Directory& directory) {
  auto found = sample::recover(directory);
  REQUIRE(found);
  CHECK(found->report.damage.empty());
  return std::move(found->commits);
}

}  // namespace

TEST_CASE("an append that stops half-way leaves nothing behind, and the next one is kept", "[storage]") {
  const std::size_t written = GENERATE(0U, 10U, 36U, 100U);
  const bool in_new_segment = GENERATE(false, true);
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  const auto journal = open(directory);
  const auto log = sample::commits(3);
  REQUIRE(journal->append({&log[0], 1}) == es::Appended::kept);
  if (in_new_segment) journal->seal();
  const auto before = damage::everything(below);

  directory.fail_next(FaultDirectory::Verb::append, written);
  CHECK(journal->append({&log[1], 1}).error().kind == StorageError::Kind::disk_full);
  CHECK(damage::everything(below) == before);

  REQUIRE(journal->append({&log[1], 2}) == es::Appended::kept);
  CHECK(recovered(below) == log);
}

TEST_CASE("an append that can be neither finished nor undone breaks the journal, and loses nothing",
          "[storage]") {
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  const auto log = sample::commits(2);
  {
    const auto journal = open(directory);
    REQUIRE(journal->append({&log[0], 1}) == es::Appended::kept);
    directory.fail_next(FaultDirectory::Verb::append, 50);
    directory.fail_next(FaultDirectory::Verb::truncate);
    CHECK(journal->append({&log[1], 1}).error().kind == StorageError::Kind::disk_full);
    CHECK(journal->append({&log[1], 1}).error().kind == StorageError::Kind::not_saved);
    CHECK(journal->sync().error().kind == StorageError::Kind::not_saved);
  }
  REQUIRE(open(directory)->append({&log[1], 1}) == es::Appended::kept);
  CHECK(recovered(below) == log);
}

TEST_CASE("after a failed sync nothing more is promised, until the log is opened again", "[storage]") {
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  const auto log = sample::commits(2);
  {
    const auto journal = open(directory);
    REQUIRE(journal->append({&log[0], 1}) == es::Appended::kept);
    directory.fail_next(FaultDirectory::Verb::sync);
    CHECK(journal->sync().error().kind == StorageError::Kind::not_saved);
    CHECK(journal->sync().error().kind == StorageError::Kind::not_saved);
    CHECK(journal->append({&log[1], 1}).error().kind == StorageError::Kind::not_saved);
  }
  CHECK(recovered(below) == sample::prefix(log, 1));
  REQUIRE(open(directory)->append({&log[1], 1}) == es::Appended::kept);
}

TEST_CASE("a segment that cannot be made durable is not followed by another", "[storage]") {
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  const auto log = sample::commits(2);
  const auto journal = open(directory);
  REQUIRE(journal->append({&log[0], 1}) == es::Appended::kept);
  journal->seal();
  directory.fail_next(FaultDirectory::Verb::sync);
  CHECK(journal->append({&log[1], 1}).error().kind == StorageError::Kind::not_saved);
  CHECK(recovered(below) == sample::prefix(log, 1));
}

TEST_CASE("a writer that cannot drop a torn tail does not open", "[storage]") {
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  REQUIRE(open(directory)->append(sample::commits(1)) == es::Appended::kept);
  damage::grow(below, "0000000001.log", "CM");
  directory.fail_next(FaultDirectory::Verb::truncate);
  const auto refused = SegmentedJournal::open(directory, {.mode = Mode::write});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == StorageError::Kind::not_saved);
}

TEST_CASE("a writer that cannot make durable what it found does not open, and says why", "[storage]") {
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  REQUIRE(open(directory)->append(sample::commits(1)) == es::Appended::kept);
  directory.fail_next(FaultDirectory::Verb::sync);
  const auto refused = SegmentedJournal::open(directory, {.mode = Mode::write});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == StorageError::Kind::disk_full);
}

TEST_CASE("a commit that does not fit the format is refused, and the log goes on", "[storage]") {
  storage::MemoryDirectory directory;
  const auto journal = open(directory);
  auto log = sample::commits(2);
  log[1].command_id = std::string(70'000, 'c');
  const auto refused = journal->append(log);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == StorageError::Kind::not_saved);
  CHECK(journal->append(sample::commits(2)) == es::Appended::kept);
}

TEST_CASE("a disk that is full at any byte refuses, keeps what it had, and goes on when there is room",
          "[storage]") {
  const auto log = sample::commits(4);
  const bool in_new_segment = GENERATE(false, true);
  for (std::size_t room = 0;; ++room) {
    CAPTURE(room);
    storage::MemoryDirectory below;
    FaultDirectory directory(below);
    const auto journal = open(directory);
    REQUIRE(journal->append({&log[0], 1}) == es::Appended::kept);
    if (in_new_segment) journal->seal();
    directory.fill_up(room);
    const auto appended = journal->append({&log[1], 2});  // two commits, and neither without the other
    if (appended) break;
    CHECK(appended.error().kind == StorageError::Kind::disk_full);
    CHECK(recovered(below) == sample::prefix(log, 1));
    directory.make_room();
    REQUIRE(journal->append({&log[1], 3}) == es::Appended::kept);
    CHECK(recovered(below) == log);
  }
}

TEST_CASE("a loss of power leaves what was synced, and a torn tail at most", "[storage]") {
  storage::MemoryDirectory below;
  FaultDirectory directory(below);
  const auto log = sample::commits(6);
  {
    const auto journal = open(directory);
    for (std::size_t at = 0; at < 6; ++at) {
      if (at == 2) journal->seal();
      REQUIRE(journal->append({&log[at], 1}) == es::Appended::kept);
      if (at == 3) {
        REQUIRE(journal->sync());
        directory.drop_sync();
      }
    }
    REQUIRE(journal->sync());  // the disk says so
  }
  directory.lose_power();
  CHECK(recovered(below) == sample::prefix(log, 4));
  REQUIRE(open(directory)->append({&log[4], 1}) == es::Appended::kept);
}
