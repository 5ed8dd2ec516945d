#include "app/log_filter.hpp"

#include "support/teller.hpp"

using namespace app;
using es::Position;

namespace {

struct Filtered {
  explicit Filtered(LogFilter filter) {
    log.set(std::move(filter));
    log.read_on(teller.session);
  }
  std::vector<Position> all() const {
    const auto found = log.through(teller.session.store().head());
    return {found.begin(), found.end()};
  }
  // 1 acc-1 opens, 2 deposits at an ATM, 3 acc-2 opens, 4 acc-1 withdraws (by Alice)
  Teller teller{Teller::Story{}};
  FilteredLog log;
};

using Positions = std::vector<Position>;

}  // namespace

TEST_CASE("the log is narrowed by stream, by type and by text, and by all of them at once", "[app][filter]") {
  CHECK(Filtered{{.stream = "acc-1"}}.all() == Positions{{1}, {2}, {4}});
  CHECK(Filtered{{.type = "AccountCreated"}}.all() == Positions{{1}, {3}});
  CHECK(Filtered{{.search = "atm"}}.all() == Positions{{2}});
  CHECK(Filtered{{.search = "Bob"}}.all() == Positions{{3}});
  CHECK(Filtered{{.search = "ACC-2"}}.all() == Positions{{3}});
  CHECK(Filtered{{.stream = "acc-1", .type = "AccountCreated"}}.all() == Positions{{1}});
  CHECK(Filtered{{.stream = "acc-2", .type = "MoneyDeposited"}}.all().empty());
  CHECK(Filtered{{.stream = "nobody"}}.all().empty());
}

TEST_CASE("tags and metadata are searched as well", "[app][filter]") {
  Filtered f{{.search = "branch:north"}};
  CHECK(f.all().empty());
  es::NewCommit commit;
  commit.events.push_back({account_stream("acc-1"),
                           {"MoneyWithdrawn",
                            2,
                            {R"({"amount_minor":1,"currency":"USD"})"},
                            {"branch:north"},
                            {R"({"note":"by hand"})"}}});
  REQUIRE(f.teller.session.keep({commit}));
  f.log.read_on(f.teller.session);
  CHECK(f.all() == Positions{{5}});
  CHECK(Filtered{{.search = "alice"}}.all() == Positions{{1}, {4}});  // an owner, and an actor
}

TEST_CASE("the log is narrowed by a tag, out of those that its events bear", "[app][filter]") {
  Filtered f{{.tag = "branch:north"}};
  CHECK(f.log.tags().empty());
  es::NewCommit commit;
  const es::JsonText one{R"({"amount_minor":1,"currency":"USD"})"};
  commit.events.push_back(
      {account_stream("acc-1"), {"MoneyWithdrawn", 2, one, {"branch:north", "by:hand"}, {}}});
  commit.events.push_back({account_stream("acc-1"), {"MoneyWithdrawn", 2, one, {"branch:northwest"}, {}}});
  REQUIRE(f.teller.session.keep({commit}));
  f.log.read_on(f.teller.session);
  CHECK(f.all() == Positions{{5}});
  CHECK(f.log.tags() == std::set<std::string>{"branch:north", "branch:northwest", "by:hand"});
  f.log.set({.type = "MoneyDeposited", .tag = "branch:north"});
  f.log.read_on(f.teller.session);
  CHECK(f.all().empty());
}

TEST_CASE("no more tags are offered than one can choose from", "[app][filter]") {
  Filtered f{{}};
  es::NewCommit commit;
  for (int n = 0; n < 250; ++n)
    commit.events.push_back(
        {account_stream("acc-1"),
         {"MoneyWithdrawn", 2, {R"({"amount_minor":1,"currency":"USD"})"}, {"n:" + std::to_string(n)}, {}}});
  REQUIRE(f.teller.session.keep({commit}));
  f.log.read_on(f.teller.session);
  CHECK(f.log.tags().size() == FilteredLog::most_tags);
}

TEST_CASE("what a transfer keeps with an account belongs to that account", "[app][filter]") {
  Filtered f{{.stream = "acc-3"}};
  f.teller.keep(R"({"command":"OpenAccount","account":"acc-3","owner":"Carol"})");
  f.teller.keep(R"({"command":"TransferMoney","from":"acc-1","to":"acc-3","amount":"5"})");
  f.log.read_on(f.teller.session);
  CHECK(f.all() == Positions{{5}, {8}, {9}});  // opened; deposited, and TransferCompleted with it
}

TEST_CASE("a filter reads on from where it stands, and shows nothing beyond the cursor", "[app][filter]") {
  Filtered f{{.type = "MoneyDeposited"}};
  f.teller.keep(R"({"command":"DepositMoney","account":"acc-1","amount":"5"})");
  CHECK(f.all() == Positions{{2}});
  f.log.read_on(f.teller.session);
  CHECK(f.all() == Positions{{2}, {5}});
  CHECK(f.log.through({4}).size() == 1);
  CHECK(f.log.through({0}).empty());
}

TEST_CASE("a log that begins anew is looked at from its beginning", "[app][filter]") {
  Filtered f{{.type = "AccountCreated"}};
  Teller other;
  other.keep(R"({"command":"OpenAccount","account":"acc-9","owner":"Zoe"})");
  f.log.read_on(other.session);
  CHECK(f.log.through({9}).size() == 1);
}

TEST_CASE("another log is looked at from its beginning, however long it is", "[app][filter]") {
  Filtered f{{.type = "AccountCreated"}};
  Teller other;
  for (const char* account : {"1", "2", "3", "4", "5", "6"})
    other.keep(R"({"command":"OpenAccount","owner":"Zoe","account":"acc-)" + std::string{account} + R"("})");
  f.log.read_on(other.session);
  CHECK(f.log.through({9}).size() == 6);
}

TEST_CASE("the types that one can choose are those that are written", "[app][filter]") {
  const auto types = event_types();
  CHECK(types.size() == 7);
  CHECK(std::ranges::find(types, "MoneyDeposited") != types.end());
}
