// Every byte of a log is cut at and flipped, in several segments and in joined ones. A cut of the last
// segment leaves the commits before it, a cut elsewhere and every flip are told, and nothing is ever made up.
#include <iostream>

#include "catch_amalgamated.hpp"

#include "storage/compaction.hpp"
#include "storage/memory_directory.hpp"
#include "storage/recovery.hpp"
#include "storage/segmented_journal.hpp"
#include "support/damage_verbs.hpp"
#include "support/recovered.hpp"
#include "support/sample_log.hpp"

using storage::Mode;

namespace {

constexpr std::size_t length = 24;

// So many commits, two to a segment but for the longer run, each appended by itself.
void build(storage::Directory& directory) {
  auto opened = storage::SegmentedJournal::open(directory, {.mode = Mode::write, .new_store_id = 7});
  REQUIRE(opened);
  const auto log = sample::commits(length);
  for (std::size_t at = 0; at < length;) {
    const std::size_t run = at == 9 ? 4 : 1;
    if (at % 2 == 0) opened->journal->seal();
    REQUIRE(opened->journal->append(std::span(log).subspan(at, run)) == es::Appended::kept);
    at += run;
  }
}

// The first segments become one; of what it was made of, one is left lying there.
void join_some(storage::Directory& directory) {
  const auto before = damage::everything(directory);
  std::vector<storage::Segment> first;
  for (std::size_t at = 0; at < 4; ++at) first.push_back({before[at].first, before[at].second.size()});
  REQUIRE(join(directory, first));
  damage::rewrite(directory, before[2].first, before[2].second);
}

struct Sweep {
  storage::MemoryDirectory sound;
  std::vector<es::Commit> log = sample::commits(length);
  int cuts = 0, flips = 0;

  // Whether what is read is a prefix of the log; how long it is.
  std::size_t prefix(const sample::Recovered& found) const {
    if (found.commits.size() <= log.size() &&
        std::equal(found.commits.begin(), found.commits.end(), log.begin()))
      return found.commits.size();
    FAIL("commits that never were");
    return 0;
  }

  void cut(const std::string& name, std::size_t size, bool is_last) {
    storage::MemoryDirectory directory = sound;
    damage::truncate(directory, name, size);
    const auto found = sample::recover(directory);
    if (!found) FAIL("not readable");
    const bool shorter = prefix(*found) < log.size();
    const bool damaged = !found->report.damage.empty();
    if (is_last ? damaged : shorter && !damaged) FAIL(name << " cut at " << size);
    if (is_last && size > 0 && found->report.torn && found->report.torn->offset > size)
      FAIL(name << " torn behind its end " << size);
    ++cuts;
  }

  void flip(const std::string& name, std::size_t byte, int bit) {
    storage::MemoryDirectory directory = sound;
    damage::flip(directory, name, byte, bit);
    const auto found = sample::recover(directory);
    if (!found) FAIL("not readable");
    prefix(*found);
    if (found->report.damage.empty() || found->report.torn) FAIL(name << " flipped at " << byte);
    ++flips;
  }

  void run() {
    const auto files = damage::everything(sound);
    for (const auto& [name, bytes] : files)
      for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
        cut(name, byte, name == files.back().first);
        for (const int bit : {0, 7}) flip(name, byte, bit);
      }
  }
};

}  // namespace

TEST_CASE("a log cut at every byte and flipped in every byte is told, or torn, and never wrong",
          "[storage]") {
  Sweep many;
  build(many.sound);
  many.run();
  Sweep joined;
  build(joined.sound);
  join_some(joined.sound);
  REQUIRE(sample::recover(joined.sound)->leftovers.size() == 1);
  joined.run();
  const int cuts = many.cuts + joined.cuts, flips = many.flips + joined.flips;
  std::cout << "tried " << cuts << " cuts and " << flips << " flips\n";
  CHECK(cuts + flips >= 20'000);
}
