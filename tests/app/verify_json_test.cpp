#include "app/verify_json.hpp"

#include "catch_amalgamated.hpp"

#include "es/json.hpp"

using storage::Finding;
using storage::RecoveryReport;

TEST_CASE("a sound log is verified with its counts", "[app][verify]") {
  CHECK(app::verify_json({.commits = 2, .events = 3, .segments = 1}) ==
        R"({"ok":true,"commits":2,"events":3,"segments":1,"damage":[],"torn":null})");
  CHECK(app::verify_json({}) == R"({"ok":true,"commits":0,"events":0,"segments":0,"damage":[],"torn":null})");
}

TEST_CASE("a torn tail is told, and is no damage", "[app][verify]") {
  CHECK(
      app::verify_json(
          {.commits = 2, .events = 3, .segments = 1, .torn = storage::Torn{"0000000001.log", 230, 17}}) ==
      R"({"ok":true,"commits":2,"events":3,"segments":1,"damage":[],"torn":{"segment":"0000000001.log","offset":230,"bytes":17}})");
}

TEST_CASE("damage is told with its place, its kind and a sentence", "[app][verify]") {
  const RecoveryReport report{.commits = 40,
                              .events = 71,
                              .segments = 2,
                              .damage = {{Finding::body_checksum, "0000000064.log", 1832, 0, 0}}};
  CHECK(
      app::verify_json(report) ==
      R"({"ok":false,"commits":40,"events":71,"segments":2,"damage":[{"segment":"0000000064.log","offset":1832,"kind":"checksum",)"
      R"("sentence":"Segment 0000000064.log, byte 1832: the checksum differs. Read up to event 71."}],"torn":null})");
}

TEST_CASE("every finding has a kind of the contract's and a sentence without a gap", "[app][verify]") {
  const std::pair<Finding, const char*> kinds[] = {
      {Finding::segment_checksum, "checksum"},
      {Finding::header_checksum, "checksum"},
      {Finding::body_checksum, "checksum"},
      {Finding::broken_chain, "chain"},
      {Finding::out_of_order, "chain"},
      {Finding::missing_commits, "gap"},
      {Finding::ends_early, "gap"},
      {Finding::not_a_segment, "foreign"},
      {Finding::other_format, "foreign"},
      {Finding::other_store, "foreign"},
      {Finding::misnamed, "foreign"},
      {Finding::unknown_kind, "foreign"},
      {Finding::impossible_frame, "foreign"},
  };
  for (const auto& [finding, kind] : kinds) {
    const auto json =
        es::parse_json(app::verify_json({.damage = {{finding, "0000000001.log", 36, 12345, 67890}}}));
    REQUIRE(json);
    const std::string sentence = (*json)["damage"][0]["sentence"];
    INFO(sentence);
    CHECK((*json)["damage"][0]["kind"] == kind);
    CHECK(sentence.find("0000000001.log, byte 36") != std::string::npos);
    CHECK(sentence.find("[[") == std::string::npos);
    CHECK(sentence.find('{') == std::string::npos);
  }
}
