// The page's log without a page: what JavaScript is told, and when an answer may go out.
#include "platform/page_store.hpp"

#include <filesystem>
#include <fstream>

#include "catch_amalgamated.hpp"

#include "es/json.hpp"
#include "support/temporary_folder.hpp"

using es::Json;
using es::Timestamp;
using platform::PageStore;

namespace {

const char* const open_alice = R"({"command":"OpenAccount","account":"acc-1","owner":"Alice"})";
const char* const deposit = R"({"command":"DepositMoney","account":"acc-1","amount":"5"})";

// Leaves the file torn, as a crash while its last frame was written does.
void cut_off_last_frame(const std::string& file) {
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
}

Json read(const std::string& text) { return *es::parse_json(text); }

struct Page {
  explicit Page(const std::string& folder, app::Role role = app::Role::writer)
      : store(folder, app::Keeping::indexeddb) {
    store.open(role);
  }
  Json execute(const char* command) { return read(store.execute(command, Timestamp{1})); }
  Json begin_save() { return read(store.begin_save()); }
  std::string durability() { return read(store.status())["durability"]["state"]; }
  PageStore store;
};

}  // namespace

TEST_CASE("an answer waits for its commit; a refusal does not wait", "[platform]") {
  const TemporaryFolder folder;
  Page page{folder.path()};
  CHECK(page.execute(open_alice)["commit"] == 1);
  CHECK(page.execute(open_alice)["commit"] == 0);
  CHECK(page.durability() == "unsaved");
  CHECK(read(page.store.announce()).empty());

  const Json save = page.begin_save();
  CHECK(save["file"] == "0000000001.log");
  CHECK(save["through"] == 1);
  CHECK(page.durability() == "saving");
  page.store.saved({1});
  CHECK(page.durability() == "saved");
  CHECK(read(page.store.announce()).size() == 1);
  CHECK(read(page.store.announce()).empty());
}

TEST_CASE("what is decided while a save is in flight goes into the next file", "[platform]") {
  const TemporaryFolder folder;
  Page page{folder.path()};
  page.execute(open_alice);
  CHECK(page.begin_save()["file"] == "0000000001.log");
  page.execute(deposit);
  page.execute(deposit);
  page.store.saved({1});
  CHECK(page.durability() == "unsaved");
  const Json save = page.begin_save();
  CHECK(save["file"] == "0000000002.log");
  CHECK(save["through"] == 3);
  page.store.saved({3});
  CHECK(page.begin_save()["file"].is_null());
  CHECK(read(page.store.announce()).size() == 3);
}

TEST_CASE("events that nobody hears count as told", "[platform]") {
  const TemporaryFolder folder;
  Page page{folder.path()};
  page.execute(open_alice);
  page.begin_save();
  page.store.saved({1});
  CHECK(read(page.store.announce(PageStore::Heard::by_nobody)).empty());
  CHECK(read(page.store.announce()).empty());
}

TEST_CASE("saves that have become many files are joined when the page says that it has joined them",
          "[platform]") {
  const TemporaryFolder folder;
  Page page{folder.path()};
  const auto save = [&](const char* command) {
    page.execute(command);
    page.store.saved({page.begin_save()["through"].get<std::uint64_t>()});
  };
  save(open_alice);
  for (int n = 0; n < 16; ++n) {
    CHECK(read(page.store.due_for_compaction())["names"].empty());
    save(deposit);
  }
  const Json due = read(page.store.due_for_compaction());
  CHECK(due["header"] == 36);
  REQUIRE(due["names"].size() == 16);
  CHECK(due["names"][0] == "0000000001.log");
  save(deposit);  // while the page joins them where it keeps them
  page.store.compact(due["names"].dump());
  CHECK(read(page.store.due_for_compaction())["names"].empty());
  save(deposit);

  Page again{folder.path(), app::Role::follower};
  CHECK(again.store.session().store().head() == es::Position{19});
}

TEST_CASE("a save that failed says so, and a retry waits for the next save", "[platform]") {
  const TemporaryFolder folder;
  Page page{folder.path()};
  const char* const with_id =
      R"({"command":"OpenAccount","account":"acc-1","owner":"Alice","command_id":"c-1"})";
  page.execute(with_id);
  page.begin_save();
  const Json refusal = read(page.store.not_saved(R"({"name":"QuotaExceededError","detail":"x"})"));
  CHECK(refusal["reason"] == "NotSaved");
  CHECK(refusal["message"].get<std::string>().find("no room left") != std::string::npos);
  CHECK(page.durability() == "failed");

  const Json retry = page.execute(with_id);
  CHECK(retry["answer"]["repeated"] == true);
  CHECK(retry["commit"] == 1);
  CHECK(page.begin_save()["file"].is_null());
  page.store.saved({1});
  CHECK(page.durability() == "saved");
}

TEST_CASE("a follower reads on, and writes nothing", "[platform]") {
  const TemporaryFolder folder;
  Page writer{folder.path()};
  Page follower{folder.path(), app::Role::follower};
  writer.execute(open_alice);
  writer.store.lab().saved({1});
  follower.store.lab().read_on();
  CHECK(follower.store.session().store().head() == es::Position{1});
  CHECK(read(follower.store.announce()).size() == 1);
  CHECK(follower.execute(deposit)["answer"]["reason"] == "ReadOnly");
  CHECK(follower.execute("{}")["answer"]["reason"] == "MissingField");
  CHECK(read(follower.store.refusal()) == follower.execute(deposit)["answer"]);
}

TEST_CASE("intents come as JSON, and unknown ones move nothing", "[platform]") {
  const TemporaryFolder folder;
  Page page{folder.path()};
  page.execute(open_alice);
  page.execute(deposit);
  const auto ask = [&](const char* intent) {
    return read(page.store.ask(intent, Timestamp{1}))["answer"]["ok"];
  };
  CHECK(ask(R"({"intent":"TravelTo","position":1})") == true);
  CHECK(ask(R"({"intent":"TravelTo","position":3})") == false);
  CHECK(ask(R"({"intent":"Dance"})") == false);
  CHECK(ask("undefined") == false);
  CHECK(page.store.lab().view().cursor.position == es::Position{1});
  CHECK(page.store.lab().view().balances.front().balance == "0.00");
  CHECK(ask(R"({"intent":"GoLive"})") == true);
  CHECK(page.store.lab().view().balances.front().balance == "5.00");
}

TEST_CASE("a page that begins to write finishes what a crash left half-way, and saves it", "[platform]") {
  const TemporaryFolder folder;
  {
    Page page{folder.path()};
    page.execute(open_alice);
    page.execute(R"({"command":"OpenAccount","account":"acc-2","owner":"Bob"})");
    page.execute(deposit);
    page.begin_save();  // a segment of its own for each commit of the transfer
    page.execute(R"({"command":"TransferMoney","from":"acc-1","to":"acc-2","amount":"5"})");
  }
  const std::string segment = folder.path() + "/0000000004.log";
  cut_off_last_frame(segment);
  // In the page a torn tail is damage; a program that has dropped it leaves a whole log with half a transfer.
  REQUIRE(platform::StoreFolder::open(folder.path(), storage::Mode::write));

  Page follower{folder.path(), app::Role::follower};
  CHECK(follower.store.session().store().last_commit() == es::CommitNumber{4});
  CHECK(follower.begin_save()["file"].is_null());

  Page page{folder.path()};
  CHECK(page.store.session().store().last_commit() == es::CommitNumber{5});
  CHECK(page.durability() == "unsaved");
  const Json save = page.begin_save();
  CHECK(save["file"] == "0000000005.log");
  CHECK(save["through"] == 5);
}

TEST_CASE("a log that was altered in the browser is read up to there, and not written to", "[platform]") {
  const auto two_saves_then = [](const auto& alter) {
    const TemporaryFolder folder;
    {
      Page page{folder.path()};
      page.execute(open_alice);
      page.begin_save();
      page.execute(deposit);
      CHECK(page.begin_save()["file"] == "0000000002.log");
    }
    const auto file = std::filesystem::path{folder.path()} / "0000000002.log";
    alter(file, std::filesystem::file_size(file));
    Page page{folder.path()};
    const auto& view = page.store.lab().view();
    CHECK(view.damage.find("0000000002.log") != std::string::npos);
    CHECK(view.damage.find("Read up to event 1.") != std::string::npos);
    CHECK(view.head() == es::Position{1});
    CHECK(page.execute(deposit)["answer"]["reason"] == "Damaged");
    CHECK(page.begin_save()["file"].is_null());
    CHECK(read(page.store.export_log("jsonl")).get<std::string>().find("AccountCreated") !=
          std::string::npos);
  };
  SECTION("a byte was changed") {
    two_saves_then([](const auto& file, auto size) {
      std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
      stream.seekp(static_cast<std::streamoff>(size) - 3);
      stream.put('!');
    });
  }
  SECTION("the last file ends early: on a disk that is what a crash leaves, here nothing does") {
    two_saves_then([](const auto& file, auto size) { std::filesystem::resize_file(file, size - 3); });
  }
  SECTION("the last file is empty") {
    two_saves_then([](const auto& file, auto) { std::filesystem::resize_file(file, 0); });
  }
}

TEST_CASE("where a person was looking is kept when the log is opened anew", "[platform]") {
  const TemporaryFolder folder;
  Page page{folder.path()};
  page.execute(open_alice);
  page.execute(deposit);
  page.begin_save();
  page.store.ask(R"({"intent":"TravelTo","position":1})", Timestamp{1});
  page.store.open(app::Role::follower);
  CHECK(page.store.lab().view().cursor.position == es::Position{1});
  CHECK_FALSE(page.store.lab().view().cursor.live);
}

TEST_CASE("what only the page can do is handed to it by name", "[platform]") {
  const TemporaryFolder folder;
  Page page{folder.path()};
  const auto task = [&](const char* intent) {
    return read(page.store.ask(intent, Timestamp{1}))["task"].get<std::string>();
  };
  CHECK(task(R"({"intent":"TakeOver"})") == "takeOver");
  CHECK(task(R"({"intent":"SaveAgain"})") == "saveAgain");
  CHECK(task(R"({"intent":"ExportLog"})") == "downloadLog");
  CHECK(task(R"({"intent":"ShowAbout"})") == "showAbout");
  CHECK(read(page.store.export_log("csv"))["field"] == "format");
}
