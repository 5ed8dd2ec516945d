// A crash leaves a log that was being written. Whatever it leaves, a prefix of the commits comes back.
#include "storage/recovery.hpp"

#include "catch_amalgamated.hpp"

#include "storage/frame.hpp"
#include "storage/memory_directory.hpp"
#include "storage/segmented_journal.hpp"
#include "support/damage_verbs.hpp"
#include "support/recovered.hpp"
#include "support/sample_log.hpp"

using sample::Recovered;
using storage::Mode;
using storage::Torn;

namespace {

const std::string only_segment = "0000000001.log";

// A log in one segment, each of `runs` appended at once, and where the segment ended after each.
std::vector<std::size_t> build(storage::Directory& directory,
                               const std::vector<std::vector<es::Commit>>& runs) {
  auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::write, .new_store_id = 7});
  REQUIRE(opened);
  std::vector<std::size_t> ends;
  for (const auto& run : runs) {
    REQUIRE(opened->journal->append(run) == es::Appended::kept);
    ends.push_back(damage::content(directory, only_segment).size());
  }
  return ends;
}

Recovered recovered(storage::Directory& directory) {
  auto found = sample::recover(directory);
  REQUIRE(found);
  return std::move(*found);
}

void reopens_for_writing(storage::Directory& directory, const std::vector<es::Commit>& with) {
  {
    auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::write, .new_store_id = 8});
    REQUIRE(opened);
    CHECK(opened->commits == with);
    REQUIRE(opened->journal->append(sample::commits_after(with, 1)) == es::Appended::kept);
  }
  const Recovered after = recovered(directory);
  CHECK(after.commits == sample::commits(with.size() + 1));
  CHECK(after.report.damage.empty());
  CHECK_FALSE(after.report.torn);
}

}  // namespace

TEST_CASE("an empty folder is an empty log", "[storage]") {
  storage::MemoryDirectory directory;
  const Recovered found = recovered(directory);
  CHECK(found.commits.empty());
  CHECK(found.report.segments == 0);
  CHECK(found.report.damage.empty());
  CHECK_FALSE(found.report.torn);
}

TEST_CASE("a log cut at any byte recovers exactly the commits that are whole, and goes on", "[storage]") {
  const auto log = sample::commits(6);
  storage::MemoryDirectory whole;
  std::vector<std::vector<es::Commit>> runs;
  for (const es::Commit& commit : log) runs.push_back({commit});
  const std::vector<std::size_t> ends = build(whole, runs);
  const std::string bytes = damage::content(whole, only_segment);

  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    CAPTURE(cut);
    storage::MemoryDirectory directory;
    REQUIRE(directory.append(only_segment, bytes.substr(0, cut)));
    const auto kept =
        static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), cut) - ends.begin());
    std::size_t whole_until = cut < storage::segment_header_bytes ? 0 : storage::segment_header_bytes;
    if (kept > 0) whole_until = ends[kept - 1];

    const Recovered found = recovered(directory);
    CHECK(found.commits == sample::prefix(log, kept));
    CHECK(found.report.damage.empty());
    if (cut == 0 || cut != whole_until)
      CHECK(found.report.torn == Torn{only_segment, whole_until, cut - whole_until});
    else
      CHECK_FALSE(found.report.torn);
    reopens_for_writing(directory, sample::prefix(log, kept));
  }
}

TEST_CASE("a run is whole or absent, at whatever byte it was cut", "[storage]") {
  const auto log = sample::commits(8);
  storage::MemoryDirectory whole;
  const std::vector<std::size_t> ends = build(whole, {sample::prefix(log, 3), {log.begin() + 3, log.end()}});
  const std::string bytes = damage::content(whole, only_segment);

  for (std::size_t cut = ends[0] + 1; cut < ends[1]; ++cut) {
    CAPTURE(cut);
    storage::MemoryDirectory directory;
    REQUIRE(directory.append(only_segment, bytes.substr(0, cut)));
    const Recovered found = recovered(directory);
    CHECK(found.commits == sample::prefix(log, 3));
    CHECK(found.report.commits == 3);
    CHECK(found.report.torn == Torn{only_segment, ends[0], cut - ends[0]});
    reopens_for_writing(directory, sample::prefix(log, 3));
  }
}

TEST_CASE("a tail of zeros is torn: the file had grown and was not filled yet", "[storage]") {
  const auto log = sample::commits(3);
  const std::size_t zeros = GENERATE(1U, 63U, 64U, 5000U);
  storage::MemoryDirectory directory;
  const std::size_t end = build(directory, {log}).back();
  damage::grow(directory, only_segment, std::string(zeros, '\0'));

  const Recovered found = recovered(directory);
  CHECK(found.report.torn == Torn{only_segment, end, zeros});
  CHECK(found.report.damage.empty());
  reopens_for_writing(directory, log);
}

TEST_CASE("a last segment that ends inside its own header, or is empty or all zeros, is torn", "[storage]") {
  const auto log = sample::commits(3);
  const std::string header = encode(storage::SegmentHeader{.store_id = 7, .first = {4}, .chain = 1});
  const std::string torn = GENERATE_COPY(std::string{}, header.substr(0, 5), header.substr(0, 35),
                                         std::string(20, '\0'), std::string(4096, '\0'));
  storage::MemoryDirectory directory;
  build(directory, {log});
  damage::grow(directory, "0000000004.log", torn);

  const Recovered found = recovered(directory);
  CHECK(found.commits == log);
  CHECK(found.report.torn == Torn{"0000000004.log", 0, torn.size()});
  CHECK(found.report.damage.empty());
  reopens_for_writing(directory, log);
}

TEST_CASE("a segment that got no further than its header is no damage, and is gone on with", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory, {sample::commits(1)});
  damage::tear(directory, only_segment, storage::segment_header_bytes);
  CHECK_FALSE(recovered(directory).report.torn);

  auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::write, .new_store_id = 8});
  REQUIRE(opened);
  opened->journal->seal();  // what holds no commit yet is not full
  REQUIRE(opened->journal->append(sample::commits(1)) == es::Appended::kept);
  CHECK(recovered(directory).commits == sample::commits(1));
}

TEST_CASE("neighbouring segments can be joined by copying frames", "[storage]") {
  storage::MemoryDirectory directory;
  const auto log = sample::commits(4);
  {
    auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::write, .new_store_id = 7});
    REQUIRE(opened);
    REQUIRE(opened->journal->append(sample::prefix(log, 2)) == es::Appended::kept);
    opened->journal->seal();
    REQUIRE(opened->journal->append({log.begin() + 2, log.end()}) == es::Appended::kept);
  }
  const std::string next = "0000000003.log";
  damage::grow(directory, only_segment,
               damage::content(directory, next).substr(storage::segment_header_bytes));
  damage::remove(directory, next);
  reopens_for_writing(directory, log);
}

TEST_CASE("reading a torn log changes no byte of it", "[storage]") {
  storage::MemoryDirectory directory;
  const std::size_t end = build(directory, {sample::commits(3)}).back();
  damage::tear(directory, only_segment, end - 1);
  const auto before = damage::everything(directory);
  REQUIRE(storage::SegmentedJournal::open(directory, {.mode = Mode::read}));
  CHECK(damage::everything(directory) == before);
}

TEST_CASE("files that are no segments are left alone", "[storage]") {
  storage::MemoryDirectory directory;
  build(directory, {sample::commits(2)});
  damage::grow(directory, "notes.txt", "mine");
  damage::grow(directory, "acc-1.snapshot", "a memo");
  CHECK(recovered(directory).report.damage.empty());
  reopens_for_writing(directory, sample::commits(2));
  CHECK(damage::content(directory, "notes.txt") == "mine");
}
