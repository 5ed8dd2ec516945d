// FORMAT.md is written for strangers. Its worked example is what this program writes, byte by byte.
#include <fstream>
#include <sstream>

#include "catch_amalgamated.hpp"

#include "storage/memory_directory.hpp"
#include "storage/segmented_journal.hpp"
#include "support/damage_verbs.hpp"
#include "support/recovered.hpp"
#include "support/show_log.hpp"

namespace {

// Lines like "0024  43 4d 49 54  the kind": an offset, bytes, and words for people.
std::string bytes_of_the_example() {
  std::ifstream file(FOLDLINE_FORMAT);
  REQUIRE(file);
  std::string bytes, line;
  while (std::getline(file, line)) {
    const auto dump = line.find("  ");
    if (dump != 4 || line.substr(0, dump).find_first_not_of("0123456789abcdef") != std::string::npos)
      continue;
    CAPTURE(line);
    CHECK(std::stoul(line.substr(0, dump), nullptr, 16) == bytes.size());
    std::istringstream digits(line.substr(dump, line.find("  ", dump + 2) - dump));
    for (std::string byte; digits >> byte;) bytes.push_back(static_cast<char>(std::stoi(byte, nullptr, 16)));
  }
  return bytes;
}

es::Commit commit_of_the_example() {
  const es::Timestamp recorded_at{1'705'314'600'000'000};  // 2024-01-15T10:30:00Z
  const es::EventData data{.type = "AccountCreated",
                           .schema = 2,
                           .payload = {R"({"owner":"Alice","currency":"USD"})"},
                           .tags = {"vip"},
                           .metadata = {R"({"actor":"bob"})"}};
  return es::Commit{.number = {1},
                    .recorded_at = recorded_at,
                    .command_id = "c-1",
                    .command_fingerprint = 0x1122334455667788,
                    .events = {{{1}, {"account", "acc-1"}, {1}, recorded_at, {1}, data}}};
}

}  // namespace

TEST_CASE("the example in FORMAT.md is what is written, and reads as it says", "[storage]") {
  storage::MemoryDirectory written;
  {
    auto opened = storage::SegmentedJournal::open(
        written, {.mode = storage::Mode::write, .new_store_id = 0x0123456789ABCDEF});
    REQUIRE(opened);
    const es::Commit commit = commit_of_the_example();
    REQUIRE(opened->journal->append({&commit, 1}) == es::Appended::kept);
  }
  const std::string example = bytes_of_the_example();
  CHECK(damage::content(written, "0000000001.log") == example);

  storage::MemoryDirectory copied;
  damage::grow(copied, "0000000001.log", example);
  const auto found = sample::recover(copied);
  REQUIRE(found);
  CHECK(found->commits == std::vector{commit_of_the_example()});
  CHECK(found->report.damage.empty());
}
