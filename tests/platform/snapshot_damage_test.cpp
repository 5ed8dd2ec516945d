// A snapshot is a memo: whatever happens to the file of them, every answer is the same.
#include "catch_amalgamated.hpp"

#include "app/answers.hpp"
#include "platform/store_folder.hpp"
#include "storage/memory_directory.hpp"
#include "storage/snapshot_file.hpp"
#include "support/borrowed_directory.hpp"
#include "support/damage_verbs.hpp"

using platform::StoreFolder;

namespace {

std::unique_ptr<StoreFolder> open(storage::Directory& directory, storage::Mode mode) {
  auto folder = StoreFolder::open(
      {std::make_unique<BorrowedDirectory>(directory), std::make_unique<BorrowedDirectory>(directory)}, mode);
  REQUIRE(folder);
  return std::move(*folder);
}

void build(storage::Directory& directory) {
  const auto folder = open(directory, storage::Mode::write);
  folder->session().take_snapshots({.every = 4});
  std::int64_t time = 0;
  const auto execute = [&](const std::string& command) {
    REQUIRE(folder->session().execute(*app::parse_command(command), es::Timestamp{++time}));
  };
  execute(R"({"command":"OpenAccount","account":"a","owner":"Alice"})");
  for (int n = 0; n < 10; ++n) execute(R"({"command":"DepositMoney","account":"a","amount":"1.50"})");
  folder->write_new_snapshots();
}

std::vector<std::string> answers(storage::Directory& directory) {
  const auto folder = open(directory, storage::Mode::read);
  std::vector<std::string> all;
  for (std::uint64_t version = 0; version <= 11; ++version)
    all.push_back(app::state_json(folder->session(), "a", es::Version{version}).value_or("none"));
  return all;
}

}  // namespace

TEST_CASE("a file of snapshots that is damaged in any way changes no answer", "[platform]") {
  storage::MemoryDirectory sound;
  build(sound);
  const auto right = answers(sound);
  const std::string bytes = damage::content(sound, storage::snapshot_file_name);
  REQUIRE(open(sound, storage::Mode::read)->session().snapshots().all().size() == 2);
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    CAPTURE(byte);
    storage::MemoryDirectory directory = sound;
    damage::flip(directory, storage::snapshot_file_name, byte, static_cast<int>(byte % 8));
    CHECK(answers(directory) == right);
    damage::rewrite(directory, storage::snapshot_file_name, bytes.substr(0, byte));
    CHECK(answers(directory) == right);
    damage::rewrite(directory, storage::snapshot_file_name, bytes.substr(byte));
    CHECK(answers(directory) == right);
  }
  damage::rewrite(sound, storage::snapshot_file_name, std::string(5000, '\0'));
  CHECK(answers(sound) == right);
  damage::remove(sound, storage::snapshot_file_name);
  CHECK(answers(sound) == right);
}
