#include "storage/snapshot_file.hpp"

#include "catch_amalgamated.hpp"

#include "storage/memory_directory.hpp"
#include "support/damage_verbs.hpp"
#include "support/fault_directory.hpp"

using es::Snapshot;
using storage::Mode;
using storage::SegmentedJournal;
using storage::SnapshotFile;

namespace {

const es::StreamId account{"account", "acc-1"};

// A log of deposits into one account, with a snapshot after each; `amount` tells one past from another.
struct Kept {
  explicit Kept(storage::Directory& folder, std::uint64_t store_id = 7)
      : directory(folder),
        opened(*SegmentedJournal::open(folder, {.mode = Mode::write, .new_store_id = store_id})),
        store(*opened.journal, std::move(opened.commits)),
        file(folder, *opened.journal) {}

  void deposit(int amount) {
    const std::string payload = R"({"amount":)" + std::to_string(amount) + "}";
    REQUIRE(
        store.append({.events = {{account, {"MoneyDeposited", 1, {payload}, {}, {}}}}}, es::Timestamp{5}));
  }
  void remember() { file.write(std::vector{snapshot()}, store); }
  Snapshot snapshot() const {
    const es::Version version = store.version_of(account);
    return {account, version, store.head(), es::Timestamp{5}, 1, {"{\"sum\":\"\xC3\x84\"}"}};
  }
  std::vector<std::uint64_t> versions() {
    std::vector<std::uint64_t> found;
    for (const auto& read : file.read()) found.push_back(read.version.value);
    return found;
  }

  storage::Directory& directory;
  storage::Opened opened;
  es::EventStore store;
  SnapshotFile file;
};

using Versions = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("a snapshot is read as it was written, also by who opens the log later", "[storage]") {
  storage::MemoryDirectory folder;
  Snapshot written{account, {}, {}, {}, 1, {}};
  {
    Kept kept(folder);
    CHECK(kept.file.read().empty());
    kept.deposit(1);
    kept.remember();
    kept.deposit(2);
    kept.remember();
    written = kept.snapshot();
  }
  Kept again(folder);
  CHECK(again.versions() == Versions{1, 2});
  CHECK(again.file.read().back() == written);
  again.deposit(3);
  again.remember();
  CHECK(again.versions() == Versions{1, 2, 3});
}

TEST_CASE("recovery takes no notice of snapshots", "[storage]") {
  storage::MemoryDirectory folder;
  {
    Kept kept(folder);
    kept.deposit(1);
    kept.remember();
  }
  const auto opened = SegmentedJournal::open(folder, {.mode = Mode::read});
  CHECK(opened->report.damage.empty());
  CHECK(opened->report.segments == 1);
}

TEST_CASE("a snapshot that is damaged at any byte costs only itself", "[storage]") {
  storage::MemoryDirectory folder;
  Kept kept(folder);
  for (int n = 1; n <= 3; ++n) {
    kept.deposit(n);
    kept.remember();
  }
  const std::string whole = damage::content(folder, storage::snapshot_file_name);
  const auto all = kept.file.read();
  for (std::size_t offset = 0; offset < whole.size(); ++offset) {
    damage::flip(folder, storage::snapshot_file_name, offset);
    const auto left = kept.file.read();
    INFO("byte " << offset);
    CHECK(left.size() + 2 >= all.size());  // a spoilt end of line spoils two
    for (const auto& snapshot : left) CHECK(std::find(all.begin(), all.end(), snapshot) != all.end());
    damage::rewrite(folder, storage::snapshot_file_name, whole);
  }
}

TEST_CASE("a snapshot that was half-written is passed over, and the next one is not spoilt", "[storage]") {
  storage::MemoryDirectory folder;
  {
    Kept kept(folder);
    kept.deposit(1);
    kept.remember();
    kept.deposit(2);
    kept.remember();
  }
  damage::tear(folder, storage::snapshot_file_name,
               damage::content(folder, storage::snapshot_file_name).size() - 9);
  Kept again(folder);
  CHECK(again.versions() == Versions{1});
  again.deposit(3);
  again.remember();
  CHECK(again.versions() == Versions{1, 3});
}

TEST_CASE("a snapshot of another store, or of another past of this one, is passed over", "[storage]") {
  storage::MemoryDirectory folder;
  storage::MemoryDirectory other;
  {
    Kept kept(folder);
    kept.deposit(1);
    kept.remember();
    kept.deposit(2);
    kept.remember();
  }
  SECTION("another store, alike in all that it says") {
    Kept twin(other, 8);
    twin.deposit(1);
    twin.deposit(2);
    damage::rewrite(other, storage::snapshot_file_name, damage::content(folder, storage::snapshot_file_name));
    CHECK(twin.versions().empty());
  }
  SECTION("the same store, cut short and gone another way") {
    const std::string snapshots = damage::content(folder, storage::snapshot_file_name);
    Kept past(other);  // the same id, and the same first commit
    past.deposit(1);
    past.deposit(3);
    damage::rewrite(other, storage::snapshot_file_name, snapshots);
    CHECK(past.versions() == Versions{1});
  }
  SECTION("a log that is shorter than its snapshots") {
    Kept shorter(other);
    shorter.deposit(1);
    damage::rewrite(other, storage::snapshot_file_name, damage::content(folder, storage::snapshot_file_name));
    CHECK(shorter.versions() == Versions{1});
  }
}

TEST_CASE("a snapshot that cannot be written is no failure", "[storage]") {
  storage::MemoryDirectory below;
  Kept kept(below);
  kept.deposit(1);
  FaultDirectory full(below);
  SnapshotFile file(full, *kept.opened.journal);
  full.fail_next(FaultDirectory::Verb::append, 20);
  file.write(std::vector{kept.snapshot()}, kept.store);
  CHECK(file.read().empty());
  file.write(std::vector{kept.snapshot()}, kept.store);
  CHECK(file.read().size() == 1);
}

TEST_CASE("snapshots can be dropped, also where there are none", "[storage]") {
  storage::MemoryDirectory folder;
  Kept kept(folder);
  CHECK(kept.file.drop());
  kept.deposit(1);
  kept.remember();
  CHECK(kept.file.drop());
  CHECK(kept.file.read().empty());
  kept.remember();
  CHECK(kept.versions() == Versions{1});
}
