#include "platform/run_bench.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "app/words.hpp"
#include "bank/account_balances.hpp"
#include "bank/account_snapshot.hpp"
#include "bank/event_codec.hpp"
#include "bank/transaction_history.hpp"
#include "bank/transfer_process.hpp"
#include "es/json.hpp"
#include "es/temporal.hpp"
#include "platform/clock.hpp"
#include "platform/exit_code.hpp"
#include "platform/output.hpp"
#include "platform/store_folder.hpp"
#include "storage/disk_directory.hpp"

namespace platform {
namespace {

// Every event is a deposit of one, so that each work can tell whether it did what it was timed for.
struct Measured {
  std::uint64_t events = 0;
  double seconds = 0;
  bool right = false;
};

struct Work {
  std::string name;
  std::function<std::optional<Measured>()> run;
};

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

es::StreamId account(std::uint64_t n) { return bank::account_stream("acc-" + std::to_string(n)); }

es::EventData deposit() {
  static const auto codec = bank::event_codec();
  return codec.encode(bank::AccountEvent{bank::MoneyDeposited{{1, {}}, "ATM"}});
}

// An event store, and all that reads it in memory.
struct Bank {
  explicit Bank(es::Journal& journal) : store(journal) {}
  Bank() : Bank(own_journal) {}
  Bank(const Bank&) = delete;

  // One commit of so many events to one stream, which must be at that version.
  bool append(const es::StreamId& stream, std::uint64_t version, std::size_t events = 1) {
    es::NewCommit commit{.conditions = {es::StreamIs{stream, es::ExpectedVersion::exactly({version})}}};
    for (std::size_t i = 0; i < events; ++i) commit.events.push_back({stream, deposit()});
    return store.append(commit, es::Timestamp{++clock}).has_value();
  }

  // So many commits of one event, to so many streams in turn.
  bool fill(std::uint64_t commits, std::uint64_t width) {
    std::vector<es::StreamId> streams;
    streams.reserve(width);
    for (std::uint64_t n = 0; n < width; ++n) streams.push_back(account(n));
    for (std::uint64_t i = 0; i < commits; ++i)
      if (!append(streams[i % width], i / width)) return false;
    return true;
  }

  std::int64_t balance(const es::StreamId& stream) const {
    const auto loaded = accounts.load(stream);
    return loaded ? loaded->state.balance.minor : 0;
  }

  es::MemoryJournal own_journal;
  es::EventStore store;
  es::Log<bank::Event> log{bank::event_codec()};
  es::Snapshots no_snapshots;
  bank::Accounts accounts{store, log, no_snapshots, bank::account_snapshots()};
  std::int64_t clock = 0;
};

std::optional<Measured> append() {
  Bank bank;
  bool kept = false;
  const double seconds = seconds_of([&] { kept = bank.fill(100'000, 1'000); });
  return Measured{100'000, seconds, kept};
}

std::optional<Measured> append_to_one_stream_of(std::uint64_t version) {
  Bank bank;
  bool kept = bank.fill(version, 1);
  const auto stream = account(0);
  const double seconds = seconds_of([&] {
    for (std::uint64_t i = 0; i < 1'000; ++i) kept = bank.append(stream, version + i) && kept;
  });
  return Measured{1'000, seconds, kept};
}

// So many loads of an account of `length` events, out of a log of `events`.
Measured load(std::uint64_t loads, std::uint64_t length, std::uint64_t events) {
  Bank bank;
  const auto stream = account(0);
  bank.fill(events, events / length);
  bank.log.catch_up(bank.store);
  std::int64_t sum = 0;
  const double seconds = seconds_of([&] {
    for (std::uint64_t i = 0; i < loads; ++i) sum += bank.balance(stream);
  });
  return {loads, seconds, sum == static_cast<std::int64_t>(loads * length)};
}

std::optional<Measured> load_a_long_one() {
  constexpr std::uint64_t loads = 100, length = 10'200;
  Measured measured = load(loads, length, length);
  measured.events = loads * length;
  return measured;
}

std::optional<Measured> rebuild() {
  constexpr std::uint64_t events = 1'000'000, accounts = 1'000;
  Bank bank;
  bank.fill(events, accounts);
  bank.log.catch_up(bank.store);
  es::Projected<bank::AccountBalances> balances;
  es::Projected<bank::TransactionHistory> transactions;
  const double seconds = seconds_of([&] {
    const auto history = es::until(bank.log, bank.store.head());
    balances = es::catch_up(std::move(balances), history);
    transactions = es::catch_up(std::move(transactions), history);
  });
  const bool right = balances.model.at(account(7)).balance.minor == events / accounts &&
                     transactions.model.at(account(7)).size() == events / accounts;
  return Measured{events, seconds, right};
}

// Questions about an account of 100 events at the middle of a log of so many.
Measured as_of(std::uint64_t events) {
  constexpr std::uint64_t queries = 10'000, length = 100;
  Bank bank;
  bank.fill(events, events / length);
  bank.log.catch_up(bank.store);
  const auto stream = account(0);
  std::int64_t sum = 0;
  const es::Timestamp middle{static_cast<std::int64_t>(events / 2)};
  const double seconds = seconds_of([&] {
    for (std::uint64_t i = 0; i < queries; ++i) {
      const auto then = es::position_at(bank.store, middle);
      sum += bank.accounts.as_of(stream, then.position).balance.minor;
    }
  });
  return {queries, seconds, sum == static_cast<std::int64_t>(queries * length / 2)};
}

// A folder of its own under the system's temporary one (TMPDIR names another), gone when the work is done.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("foldline-bench-" + std::to_string(random_number()))) {}
  ~TemporaryFolder() {
    std::error_code unimportant;
    std::filesystem::remove_all(path_, unimportant);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::expected<storage::Opened, es::StorageError> new_journal(storage::Directory& directory) {
  return storage::SegmentedJournal::open(directory,
                                         {.mode = storage::Mode::write, .new_store_id = random_number()});
}

// Each commit is on disk before the next.
std::optional<Measured> append_durably(std::uint64_t commits, std::size_t events) {
  const TemporaryFolder folder;
  storage::DiskDirectory directory{folder.path()};
  auto opened = new_journal(directory);
  if (!opened) return std::nullopt;
  Bank bank{*opened->journal};
  const auto stream = account(0);
  bool kept = true;
  const double seconds = seconds_of([&] {
    for (std::uint64_t i = 0; i < commits; ++i)
      kept = bank.append(stream, i * events, events) && opened->journal->sync() && kept;
  });
  return Measured{commits * events, seconds, kept};
}

std::optional<Measured> open_a_store_of(std::uint64_t events) {
  constexpr std::uint64_t accounts = 1'000;
  const TemporaryFolder folder;
  {
    storage::DiskDirectory directory{folder.path()};
    auto opened = new_journal(directory);
    if (!opened) return std::nullopt;
    Bank bank{*opened->journal};
    if (!bank.fill(events, accounts) || !opened->journal->sync()) return std::nullopt;
  }
  std::expected<std::unique_ptr<StoreFolder>, es::StorageError> store;
  const double seconds = seconds_of([&] { store = StoreFolder::open(folder.path(), storage::Mode::read); });
  if (!store) return std::nullopt;
  const auto& balances = (*store)->session().balances().model;
  const auto& transactions = (*store)->session().transactions().model;
  const bool right = balances.size() == accounts && transactions.at(account(7)).size() == events / accounts;
  return Measured{events, seconds, right};
}

std::vector<Work> works() {
  std::vector<Work> works{{"append", append}};
  const std::pair<const char*, std::uint64_t> sizes[] = {{"1k", 1'000}, {"10k", 10'000}, {"100k", 100'000}};
  for (const auto& [name, events] : sizes)
    works.push_back(
        {std::string("append-one-stream-") + name, [=] { return append_to_one_stream_of(events); }});
  works.push_back({"load", load_a_long_one});
  for (const auto& [name, events] : sizes)
    works.push_back({std::string("load-100-of-") + name, [=] { return load(1'000, 100, events); }});
  works.push_back({"rebuild", rebuild});
  works.push_back({"append-durable", [] { return append_durably(2'000, 1); }});
  works.push_back({"append-durable-100", [] { return append_durably(200, 100); }});
  works.push_back({"open", [] { return open_a_store_of(100'000); }});
  works.push_back({"open-1m", [] { return open_a_store_of(1'000'000); }});
  works.push_back({"as-of", [] { return as_of(100'000); }});
  works.push_back({"as-of-1k", [] { return as_of(1'000); }});
  works.push_back({"as-of-1m", [] { return as_of(1'000'000); }});
  return works;
}

}  // namespace

int run_bench(const std::string& only) {
  int code = wrong_input;  // no work has that name
  for (const auto& work : works()) {
    if (!only.empty() && work.name != only) continue;
    const auto measured = work.run();
    if (!measured || !measured->right) {
      say(app::text("cli.bench_failed", {{"work", work.name}}));
      return storage_failed;
    }
    print(es::OrderedJson{{"work", work.name}, {"events", measured->events}, {"seconds", measured->seconds}}
              .dump());
    code = done;
  }
  if (code == wrong_input) say(app::text("cli.no_work", {{"work", only}}));
  return code;
}

}  // namespace platform
