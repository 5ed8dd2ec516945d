// Event sourcing against a table of current state (CRUD), as something that runs: the same day at the bank,
// kept both ways. The table answers "how much is there now?" at least as well. Everything else is what it
// forgot.
//
// What it forgets is a choice and not a law of tables: a system-versioned table (SQL:2011, "FOR SYSTEM_TIME
// AS OF") keeps its old rows and answers the question about Tuesday; a version column refuses the blind
// overwrite. What neither has is the reason: a changed number does not say whether it was a withdrawal, and
// whose.
#include <algorithm>
#include <map>

#include "catch_amalgamated.hpp"

#include "bank/account_balances.hpp"
#include "bank/event_codec.hpp"
#include "es/aggregate.hpp"
#include "es/json.hpp"
#include "es/temporal.hpp"

using namespace bank;

namespace {

using Table = std::map<std::string, std::int64_t>;  // account -> balance: a row is overwritten in place

// As a SYSTEM VERSIONING clause would keep it: a row is closed and not overwritten.
struct VersionedTable {
  std::map<es::Timestamp, Table> since;
  std::int64_t balance(const std::string& account, es::Timestamp at) const {
    return std::prev(since.upper_bound(at))->second.at(account);
  }
};

constexpr es::Timestamp monday{1}, tuesday{2}, wednesday{3};

// The same three days in all of them: Alice pays in 100 on Monday and takes out 30 on Wednesday.
struct Bank {
  Bank() {
    keep(AccountCreated{"Alice", {}}, monday, "{}");
    keep(MoneyDeposited{{100, {}}, "ATM"}, monday, R"({"actor":"Alice"})");
    table["acc-1"] = 100;
    versioned.since[monday] = table;
    keep(MoneyWithdrawn{{30, {}}}, wednesday, R"({"actor":"Bob","reason":"rent"})");
    table["acc-1"] = 70;
    versioned.since[wednesday] = table;
  }
  void keep(const AccountEvent& event, es::Timestamp at, const char* metadata) {
    es::EventData data = log.codec().encode(Event{event});
    data.metadata = {metadata};
    REQUIRE(store.append({.events = {{account, data}}}, at));
    log.catch_up(store);
  }
  std::int64_t balance(es::Position position) const {
    return es::fold(es::Evolve<AccountDecider>{}, Account{}, es::until(log, account, position)).balance.minor;
  }
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::Log<Event> log{event_codec()};
  es::StreamId account{"account", "acc-1"};
  Table table;
  VersionedTable versioned;
};

}  // namespace

TEST_CASE("both know the balance of today", "[bank][crud]") {
  const Bank bank;
  CHECK(bank.balance(bank.store.head()) == 70);
  CHECK(bank.table.at("acc-1") == 70);
}

TEST_CASE("the balance on Tuesday: the log knows, a table has forgotten, a versioned table knows too",
          "[bank][crud]") {
  const Bank bank;
  CHECK(bank.balance(es::position_at(bank.store, tuesday).position) == 100);
  CHECK(std::ranges::none_of(bank.table, [](const auto& row) { return row.second == 100; }));
  CHECK(bank.versioned.balance("acc-1", tuesday) == 100);  // "not possible in CRUD" is not true
}

TEST_CASE("who, and why: of the ways to keep it, only an event says so", "[bank][crud]") {
  const Bank bank;
  const es::EventData& last = bank.store.read_all().back().data;
  const auto why = es::parse_json(last.metadata.text());
  CHECK(last.type == "MoneyWithdrawn");
  CHECK(es::field<std::string>(*why, "actor") == "Bob");
  CHECK(es::field<std::string>(*why, "reason") == "rent");
  // Two rows of 100 and 70 are also what a fee of 50 and a gift of 20 leave behind.
  CHECK(bank.versioned.since.at(monday).at("acc-1") - bank.versioned.since.at(wednesday).at("acc-1") ==
        50 - 20);
}

TEST_CASE("a blind overwrite loses an update; an expected version refuses it", "[bank][crud]") {
  Bank bank;
  const std::int64_t seen_by_ann = bank.table["acc-1"], seen_by_ben = bank.table["acc-1"];
  bank.table["acc-1"] = seen_by_ann + 5;
  bank.table["acc-1"] = seen_by_ben + 7;
  CHECK(bank.table["acc-1"] == 77);  // and not 82: what Ann paid in is gone, and nobody was told

  const auto pay_in = [&](std::int64_t cents, es::Version seen) {
    return bank.store.append(
        {.conditions = {es::StreamIs{bank.account, es::ExpectedVersion::exactly(seen)}},
         .events = {{bank.account, bank.log.codec().encode(MoneyDeposited{{cents, {}}, "ATM"})}}},
        wednesday);
  };
  const es::Version seen = bank.store.version_of(bank.account);
  CHECK(pay_in(5, seen));
  CHECK_FALSE(pay_in(7, seen));
  CHECK(pay_in(7, bank.store.version_of(bank.account)));  // having looked again
  bank.log.catch_up(bank.store);
  CHECK(bank.balance(bank.store.head()) == 82);
}
