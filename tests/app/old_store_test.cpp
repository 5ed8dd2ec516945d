// A store folder of November 2026, from tests/golden: format 1, the schemas of then. It opens for good.
#include "catch_amalgamated.hpp"

#include "app/answers.hpp"
#include "app/snapshot_json.hpp"
#include "storage/disk_directory.hpp"
#include "storage/segmented_journal.hpp"
#include "storage/snapshot_file.hpp"

TEST_CASE("a store that was written in 2026 is read as it was written", "[app]") {
  storage::DiskDirectory folder{FOLDLINE_GOLDEN "/store-1"};
  auto opened = storage::SegmentedJournal::open(folder, {.mode = storage::Mode::read});
  REQUIRE(opened);
  CHECK(opened->report.damage.empty());
  CHECK_FALSE(opened->report.torn);
  es::Snapshots snapshots;
  for (auto& snapshot : storage::SnapshotFile{folder, *opened->journal}.read())
    snapshots.add(std::move(snapshot));
  const app::Session session{*opened->journal, std::move(opened->commits), std::move(snapshots)};

  CHECK(session.log().unreadable().empty());
  CHECK(app::snapshots_json(session).size() == 2);
  CHECK(session.accounts().ignored().empty());
  CHECK(*app::state_json(session, "acc-1", {}) ==
        "{\"account\":\"acc-1\",\"status\":\"open\",\"owner\":\"Zo\xC3\xAB\",\"balance\":\"1075.50\","
        "\"currency\":\"USD\","
        "\"version\":3,\"position\":4,"
        "\"as_of\":{\"position\":5,\"recorded_at\":\"2026-11-24T10:00:03.000000Z\",\"ties\":1}}");
}
