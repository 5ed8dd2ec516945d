// Damage is told, never hidden: every verb below is noticed, the commits before it stay readable, and
// nobody writes to a log that has it.
#include "catch_amalgamated.hpp"

#include "storage/frame.hpp"
#include "storage/memory_directory.hpp"
#include "storage/segmented_journal.hpp"
#include "support/damage_verbs.hpp"
#include "support/recovered.hpp"
#include "support/sample_log.hpp"

using storage::Damage;
using storage::DamageKind;
using storage::Finding;
using storage::Mode;

namespace {

constexpr std::size_t per_segment = 3;
const std::string first = "0000000001.log";
const std::string second = "0000000004.log";
const std::string third = "0000000007.log";

// Nine commits in three segments of three.
void build(storage::Directory& directory, std::uint64_t store_id = 7) {
  auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::write, .new_store_id = store_id});
  REQUIRE(opened);
  for (const es::Commit& commit : sample::commits(9)) {
    if (commit.number.value % per_segment == 1) opened->journal->seal();
    REQUIRE(opened->journal->append({&commit, 1}) == es::Appended::kept);
  }
}

// Opens for reading with so many commits and such damage, and not at all for writing.
storage::Opened check(storage::Directory& directory, std::size_t commits, std::vector<Damage> damage) {
  const auto before = damage::everything(directory);
  auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::read});
  REQUIRE(opened);
  CHECK(opened->commits == sample::commits(commits));
  CHECK(opened->report.commits == commits);
  CHECK(opened->report.damage == damage);

  const auto refused = storage::SegmentedJournal::open(directory, {.mode = Mode::write});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == es::StorageError::Kind::damaged);
  CHECK(refused.error().where == damage.front().segment);
  CHECK(damage::everything(directory) == before);
  return std::move(*opened);
}

std::size_t size_of(storage::Directory& directory, const std::string& name) {
  return damage::content(directory, name).size();
}

}  // namespace

TEST_CASE("every flipped byte is noticed, and only commits before it are believed", "[storage]") {
  const auto log = sample::commits(9);
  storage::MemoryDirectory sound;
  build(sound);
  for (const std::string& name : {first, second, third}) {
    const std::size_t before = name == first ? 0 : name == second ? 3 : 6;
    for (std::size_t byte = 0; byte < size_of(sound, name); ++byte) {
      CAPTURE(name, byte);
      storage::MemoryDirectory directory = sound;
      damage::flip(directory, name, byte, static_cast<int>(byte % 8));
      auto found = sample::recover(directory);
      REQUIRE(found);
      REQUIRE_FALSE(found->report.damage.empty());
      CHECK(found->report.damage.front().segment == name);
      CHECK(found->report.damage.front().offset <= byte);
      CHECK(found->commits.size() >= before);
      CHECK(found->commits.size() < before + per_segment);
      CHECK(found->commits == sample::prefix(log, found->commits.size()));
      CHECK_FALSE(found->report.torn);
    }
  }
}

TEST_CASE("a body that fails its checksum is told with its frame, and so is what is spoilt behind it",
          "[storage]") {
  storage::MemoryDirectory directory;
  build(directory);
  damage::flip(directory, second, size_of(directory, second) - 1);
  damage::flip(directory, third, 70);
  const auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::read});
  REQUIRE(opened);
  REQUIRE(opened->report.damage.size() == 2);
  CHECK(opened->report.damage[0].finding == Finding::body_checksum);
  check(directory, 5, {opened->report.damage[0], {Finding::header_checksum, third, 36}});
}

TEST_CASE("a cut in the middle of a log is a gap, not a torn tail", "[storage]") {
  storage::MemoryDirectory sound;
  build(sound);
  const std::size_t size = size_of(sound, second);
  for (std::size_t cut = 0; cut < size; ++cut) {
    CAPTURE(cut);
    storage::MemoryDirectory directory = sound;
    damage::tear(directory, second, cut);
    const auto found = sample::recover(directory);
    REQUIRE(found);
    REQUIRE(found->report.damage.size() == 1);
    CHECK(kind_of(found->report.damage[0].finding) == DamageKind::gap);
    CHECK(found->commits.size() >= 3);
    CHECK(found->commits.size() < 6);
    CHECK_FALSE(found->report.torn);
  }
}

TEST_CASE("a missing segment is a gap, and names the numbers", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory);
  SECTION("the first") {
    damage::remove(directory, first);
    check(directory, 0, {{Finding::missing_commits, second, 0, 1, 4}});
  }
  SECTION("one in the middle") {
    damage::remove(directory, second);
    check(directory, 3, {{Finding::missing_commits, third, 0, 4, 7}});
  }
}

TEST_CASE("segments that were swapped, copied or renamed are told", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory);
  SECTION("swapped") {
    damage::swap(directory, second, third);
    check(directory, 3, {{Finding::misnamed, second, 0, 4, 7}, {Finding::misnamed, third, 0, 7, 4}});
  }
  SECTION("copied") {
    damage::copy(directory, second, "0000000010.log");
    check(directory, 9, {{Finding::misnamed, "0000000010.log", 0, 10, 4}});
  }
  SECTION("copied into the middle") {
    damage::copy(directory, second, "0000000005.log");
    check(
        directory, 6,
        {{Finding::out_of_order, "0000000005.log", 0, 7, 5}, {Finding::misnamed, "0000000005.log", 0, 5, 4}});
  }
  SECTION("given a name that is none") {
    damage::copy(directory, second, "copy of 4.log");
    check(directory, 9, {{Finding::not_a_segment, "copy of 4.log"}});
  }
}

TEST_CASE("a segment of another store, or of another past of this one, does not fit", "[storage]") {
  storage::MemoryDirectory directory, other;
  build(directory);
  SECTION("another store") {
    build(other, 8);
    damage::rewrite(directory, second, damage::content(other, second));
    check(directory, 3, {{Finding::other_store, second, 0, 7, 8}});
  }
  SECTION("another past") {
    auto opened = storage::SegmentedJournal::open(other, {.mode = Mode::write, .new_store_id = 7});
    REQUIRE(opened);
    auto log = sample::commits(4);
    log[2].command_id = "this never happened";
    REQUIRE(opened->journal->append(sample::prefix(log, 3)) == es::Appended::kept);
    opened->journal->seal();
    REQUIRE(opened->journal->append({&log[3], 1}) == es::Appended::kept);
    damage::rewrite(directory, second, damage::content(other, second));
    const auto found = sample::recover(directory);
    REQUIRE(found);
    CHECK(found->commits == sample::commits(3));
    REQUIRE_FALSE(found->report.damage.empty());
    CHECK(found->report.damage.front() == Damage{Finding::broken_chain, second});
  }
}

TEST_CASE("a frame taken out of a segment, or put in twice, breaks the chain", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory);
  const std::string bytes = damage::content(directory, third);
  const auto header = storage::decode_frame_header(std::string_view(bytes).substr(36));
  REQUIRE(header);
  const std::size_t frame = storage::frame_header_bytes + header->body_bytes;
  SECTION("taken out") {
    damage::rewrite(directory, third, bytes.substr(0, 36) + bytes.substr(36 + frame));
    check(directory, 6, {{Finding::broken_chain, third, 36}});
  }
  SECTION("put in twice") {
    damage::rewrite(directory, third, bytes.substr(0, 36 + frame) + bytes.substr(36));
    check(directory, 7, {{Finding::broken_chain, third, 36 + frame}});
  }
}

TEST_CASE("a file of something else, or of a later format, is foreign", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory);
  SECTION("something else") {
    damage::rewrite(directory, second, "Dear diary, today I was a text file and no segment at all.");
    check(directory, 3, {{Finding::not_a_segment, second}});
  }
  SECTION("something short") {
    damage::rewrite(directory, third, "hello");
    check(directory, 6, {{Finding::not_a_segment, third}});
  }
  SECTION("a later format") {
    const storage::SegmentHeader later{.store_id = 7, .first = {4}, .chain = 0, .format = 2};
    damage::rewrite(directory, second, encode(later));
    check(directory, 3, {{Finding::other_format, second, 0, 1, 2}});
  }
}

TEST_CASE("what stands behind the last frame and is none is damage, however short", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory);
  const std::size_t end = size_of(directory, third);
  SECTION("a few bytes") {
    damage::grow(directory, third, "oops");
    check(directory, 9, {{Finding::unknown_kind, third, end}});
  }
  SECTION("many bytes") {
    damage::grow(directory, third, std::string(500, 'x'));
    check(directory, 9, {{Finding::header_checksum, third, end}});
  }
  SECTION("zeros with something in them") {
    damage::grow(directory, third, std::string(200, '\0') + "x");
    check(directory, 9, {{Finding::header_checksum, third, end}});
  }
}

TEST_CASE("damage inside a run leaves the commits of it that are sound", "[storage]") {
  storage::MemoryDirectory directory;
  {
    auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::write, .new_store_id = 7});
    REQUIRE(opened);
    REQUIRE(opened->journal->append(sample::commits(5)) == es::Appended::kept);
  }
  const std::size_t end = size_of(directory, first);
  SECTION("a changed byte") {
    damage::flip(directory, first, end - 1);
    const auto found = sample::recover(directory);
    REQUIRE(found);
    REQUIRE(found->report.damage.size() == 1);
    check(directory, 4, {{Finding::body_checksum, first, found->report.damage[0].offset}});
  }
  SECTION("a run that never ended, with something else behind it") {
    const std::string bytes = damage::content(directory, first);
    const std::size_t last = bytes.rfind("CMIT");
    damage::rewrite(directory, first, bytes.substr(0, last) + "no frame");
    check(directory, 4, {{Finding::unknown_kind, first, last}});
  }
}

TEST_CASE("a reader tells damage when it gets there, and still has what came before", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory);
  damage::flip(directory, third, 40);
  storage::Opened opened = check(directory, 6, {{Finding::header_checksum, third, 36}});
  CHECK(opened.journal->read({4}) == std::vector<es::Commit>{sample::commits(6)[4], sample::commits(6)[5]});
  CHECK(opened.journal->read({6}).error().kind == es::StorageError::Kind::damaged);
}
