#include "storage/disk_directory.hpp"

#include <fstream>

#include "catch_amalgamated.hpp"

#include "storage/segmented_journal.hpp"
#include "support/damage_verbs.hpp"
#include "support/sample_log.hpp"
#include "support/show_log.hpp"
#include "support/temporary_folder.hpp"

using es::StorageError;
using storage::DiskDirectory;
using storage::Mode;

TEST_CASE("a file on disk grows, is read from any byte, is cut and is removed", "[storage]") {
  TemporaryFolder folder;
  DiskDirectory directory(folder.path());
  REQUIRE(directory.append("a", "hello "));
  REQUIRE(directory.append("b", "other"));
  REQUIRE(directory.append("a", "world"));
  REQUIRE(directory.sync("a"));
  CHECK(directory.list() == std::vector<std::string>{"a", "b"});
  CHECK(directory.read("a", 6) == "world");
  CHECK(directory.read("a", 11) == "");
  CHECK(directory.read("a", 99) == "");

  REQUIRE(directory.truncate("a", 5));
  REQUIRE(directory.append("a", "!"));
  CHECK(directory.read("a", 0) == "hello!");

  REQUIRE(directory.remove("a"));
  CHECK(directory.read("a", 0) == "");
  REQUIRE(directory.append("a", "anew"));
  CHECK(directory.read("a", 0) == "anew");
}

TEST_CASE("reading makes no folder, and says that there is none", "[storage]") {
  TemporaryFolder folder;
  DiskDirectory directory(folder.path("absent"));
  const auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::read});
  REQUIRE_FALSE(opened);
  CHECK(opened.error().where == folder.path("absent"));
  CHECK_FALSE(std::filesystem::exists(folder.path("absent")));
}

TEST_CASE("a writer makes the folder and those above it, and puts nothing but segments there", "[storage]") {
  TemporaryFolder folder;
  DiskDirectory directory(folder.path("a/b/c/"));
  auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::write, .new_store_id = 7});
  REQUIRE(opened);
  CHECK(directory.list() == std::vector<std::string>{});
  REQUIRE(opened->journal->append(sample::commits(1)) == es::Appended::kept);
  REQUIRE(opened->journal->sync());
  CHECK(directory.list() == std::vector<std::string>{"0000000001.log"});
}

TEST_CASE("a folder that is a file is told, not overwritten", "[storage]") {
  TemporaryFolder folder;
  std::ofstream(folder.path("file")) << "mine";
  DiskDirectory directory(folder.path("file"));
  CHECK_FALSE(directory.lock());
  CHECK_FALSE(directory.list());
  CHECK_FALSE(directory.append("a", "b"));
}

#ifndef __EMSCRIPTEN__  // a page's files are its own: there is nobody to lock out, and no full device

TEST_CASE("the lock on a folder lasts as long as its holder", "[storage]") {
  TemporaryFolder folder;
  DiskDirectory one(folder.path()), other(folder.path());
  {
    const auto held = one.lock();
    REQUIRE(held);
    REQUIRE_FALSE(other.lock());
    CHECK(other.lock().error().kind == StorageError::Kind::locked);
  }
  CHECK(other.lock());
}

TEST_CASE("a full device says that it is full", "[storage]") {
  REQUIRE(std::filesystem::exists("/dev/full"));
  DiskDirectory directory("/dev");
  CHECK(directory.append("full", "bytes").error().kind == StorageError::Kind::disk_full);
}

#endif
