#include "bank/transfer_process.hpp"

#include <limits>

#include "catch_amalgamated.hpp"

#include "bank/account_balances.hpp"
#include "bank/account_snapshot.hpp"
#include "bank/event_codec.hpp"
#include "bank/unfinished_transfers.hpp"
#include "es/json.hpp"
#include "es/temporal.hpp"

using namespace bank;

namespace {

const es::StreamId alice = account_stream("alice"), bob = account_stream("bob"), t = transfer_stream("c-1");

// A bank that can lose its process at any commit: only the journal stays.
struct Bank {
  explicit Bank(es::MemoryJournal& kept) : journal(kept), store(kept, *kept.read({})) { log.catch_up(store); }

  void keep(const es::StreamId& account, const AccountEvent& event) {
    REQUIRE(store.append({.events = {{account, log.codec().encode(Event{event})}}}, {}));
    log.catch_up(store);
  }
  auto start(std::string id, std::uint64_t cents) {
    return transfers.start({alice, bob, {cents}},
                           {.command_id = std::move(id), .metadata = {R"({"actor":"Ada"})"}});
  }
  auto finish(const es::StreamId& transfer = t) { return transfers.finish(transfer, {}); }
  template <es::Projection P>
  typename P::ReadModel read() const {
    return es::catch_up(es::Projected<P>{}, es::until(log, store.head())).model;
  }
  std::int64_t balance(const std::string& account) const {
    return read<AccountBalances>().at(account_stream(account)).balance.minor;
  }
  std::vector<std::string> types(es::Position after) const {
    std::vector<std::string> types;
    for (const auto& event : store.read_all(after))
      types.push_back(event.stream.name() + " " + event.data.type);
    return types;
  }

  es::MemoryJournal& journal;
  es::EventStore store;
  es::Log<Event> log{event_codec()};
  es::Snapshots memos;
  Accounts accounts{store, log, memos, account_snapshots()};
  TransferProcess transfers{store, log, accounts};
};

void open_accounts(Bank& bank) {
  bank.keep(alice, AccountCreated{"Alice", {}});
  bank.keep(alice, MoneyDeposited{{10000, {}}, "ATM"});
  bank.keep(bob, AccountCreated{"Bob", {}});
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a transfer is two commits, each over an account and the transfer", "[bank]") {
  es::MemoryJournal journal;
  Bank bank{journal};
  open_accounts(bank);
  const auto first = bank.start("c-1", 2500);
  const auto last = bank.finish();
  REQUIRE((first && last));
  CHECK(bank.types({3}) == Names{"account-alice MoneyWithdrawn", "transfer-c-1 TransferStarted",
                                 "account-bob MoneyDeposited", "transfer-c-1 TransferCompleted"});
  CHECK(bank.store.read_commit(first->commit).size() == 2);
  CHECK(bank.store.read_commit(last->commit).size() == 2);
  CHECK(bank.balance("alice") == 7500);
  CHECK(bank.balance("bob") == 2500);
}

TEST_CASE("after a crash between the halves the transfer is finished, once", "[bank]") {
  es::MemoryJournal journal;
  {
    Bank bank{journal};
    open_accounts(bank);
    REQUIRE(bank.start("c-1", 2500));
  }
  Bank next{journal};
  REQUIRE(next.read<UnfinishedTransfers>() == std::vector{t});
  CHECK(next.balance("alice") == 7500);
  REQUIRE(next.finish());
  CHECK(next.read<UnfinishedTransfers>().empty());
  CHECK(next.balance("bob") == 2500);

  Bank after{journal};
  const auto again = after.finish();
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(after.store.head() == next.store.head());
  CHECK(after.balance("bob") == 2500);
}

TEST_CASE("a process manager does not fire in replay", "[bank]") {
  es::MemoryJournal journal;
  Bank bank{journal};
  open_accounts(bank);
  REQUIRE(bank.start("c-1", 2500));
  const auto head = bank.store.head();
  for (int replay = 0; replay < 3; ++replay) {
    CHECK(Bank{journal}.read<UnfinishedTransfers>() == std::vector{t});
    CHECK(bank.read<UnfinishedTransfers>() == std::vector{t});
  }
  REQUIRE(bank.store.read_on());
  CHECK(bank.store.head() == head);
  CHECK(journal.read({})->size() == 4);
}

TEST_CASE("two processes that finish one transfer have one effect", "[bank]") {
  es::MemoryJournal journal;
  Bank one{journal};
  open_accounts(one);
  REQUIRE(one.start("c-1", 2500));
  Bank two{journal};
  REQUIRE(one.finish());
  REQUIRE(two.finish());
  CHECK(two.store.head() == one.store.head());
  CHECK(two.balance("bob") == 2500);
}

TEST_CASE("somebody who was faster on the other account does not stop the transfer", "[bank]") {
  es::MemoryJournal journal;
  Bank one{journal};
  open_accounts(one);
  REQUIRE(one.start("c-1", 2500));
  Bank two{journal};
  two.keep(bob, AccountClosed{});
  REQUIRE(one.finish());
  CHECK(transfer_of(one.log, t) ==
        Transfer{Transfer::Status::reversed, TransferStarted{alice, bob, {2500, {}}}, AccountIsClosed{}});
  CHECK(one.balance("alice") == 10000);
}

TEST_CASE("money that goes back waits until there is room for it, and is not lost", "[bank]") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  es::MemoryJournal journal;
  Bank bank{journal};
  bank.keep(alice, AccountCreated{"Alice", {}});
  bank.keep(alice, MoneyDeposited{{10000, {}}, "ATM"});
  REQUIRE(bank.start("c-1", 2500));                                 // to bob, whom nobody has opened
  bank.keep(alice, MoneyDeposited{{most - 10000 + 1, {}}, "ATM"});  // a cent too many
  const auto head = bank.store.head();

  const auto refused = bank.finish();
  REQUIRE_FALSE(refused);
  CHECK(std::get<Rejection>(refused.error()) == Rejection{BalanceTooLarge{}});
  CHECK(bank.store.head() == head);
  CHECK(bank.read<UnfinishedTransfers>() == std::vector{t});

  bank.keep(alice, MoneyWithdrawn{{1, {}}});
  REQUIRE(bank.finish());
  CHECK(bank.read<UnfinishedTransfers>().empty());
  CHECK(bank.balance("alice") == most);
}

TEST_CASE("the start of a transfer again under its command id is the first receipt", "[bank]") {
  es::MemoryJournal journal;
  Bank bank{journal};
  open_accounts(bank);
  const auto first = bank.start("c-1", 2500);
  const auto again = bank.start("c-1", 2500);
  REQUIRE((first && again));
  CHECK(again->commit == first->commit);
  CHECK(again->repeated);
  CHECK(bank.balance("alice") == 7500);
}

TEST_CASE("a refused first half keeps nothing", "[bank]") {
  es::MemoryJournal journal;
  Bank bank{journal};
  open_accounts(bank);
  CHECK_FALSE(bank.start("c-1", 10001));
  CHECK(bank.store.head() == es::Position{3});
  CHECK(bank.store.version_of(t) == es::Version{});
}

TEST_CASE("an account that cannot be read is sent nothing", "[bank]") {
  es::MemoryJournal journal;
  Bank bank{journal};
  open_accounts(bank);
  REQUIRE(bank.store.append({.events = {{bob, {.type = "MoneyDeposited", .schema = 9}}}}, {}));
  bank.log.catch_up(bank.store);
  const auto refused = bank.start("c-1", 2500);
  REQUIRE_FALSE(refused);
  CHECK(std::holds_alternative<es::Unreadable>(refused.error()));
  CHECK(bank.store.version_of(t) == es::Version{});
}

TEST_CASE("a transfer without a command id is called by where it starts, and shares its name with none",
          "[bank]") {
  es::MemoryJournal journal;
  Bank bank{journal};
  open_accounts(bank);
  REQUIRE(bank.start("at-6", 1));
  REQUIRE(bank.start("", 1));
  REQUIRE(bank.start("", 1));
  const auto types = bank.types({3});
  CHECK(types[1] == "transfer-at-6 TransferStarted");
  CHECK(types[3] == "transfer-at-6_ TransferStarted");
  CHECK(types[5] == "transfer-at-8 TransferStarted");
}

TEST_CASE("each half says why it came to be", "[bank]") {
  es::MemoryJournal journal;
  Bank bank{journal};
  open_accounts(bank);
  REQUIRE(bank.start("c-1", 2500));
  REQUIRE(bank.finish());
  const auto why = [&](std::size_t position) {
    return *es::parse_json(bank.store.read_all()[position - 1].data.metadata.text());
  };
  CHECK(why(4) == es::Json{{"actor", "Ada"}, {"correlation_id", "c-1"}});
  CHECK(why(7) == es::Json{{"actor", "Ada"},
                           {"command_id", "transfer:c-1"},
                           {"causation_id", "transfer-c-1@1"},
                           {"correlation_id", "c-1"}});
}

TEST_CASE("a transfer under a version that has passed is a conflict, before anybody is asked", "[bank]") {
  es::MemoryJournal journal;
  Bank bank{journal};
  open_accounts(bank);
  const auto late = bank.transfers.start({alice, bob, {99'999'999}}, {.expected_version = es::Version{1}});
  REQUIRE_FALSE(late);
  const auto* conflict = std::get_if<es::VersionConflict>(&std::get<es::AppendError>(late.error()));
  REQUIRE(conflict);
  CHECK(conflict->stream == alice);
  CHECK(conflict->actual == es::Version{2});
  CHECK(bank.store.head() == es::Position{3});
}
