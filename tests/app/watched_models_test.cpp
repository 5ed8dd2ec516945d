#include "app/watched_models.hpp"

#include "app/lab.hpp"
#include "app/shown.hpp"
#include "app/view_json.hpp"
#include "es/temporal.hpp"
#include "support/teller.hpp"

using namespace app;
using es::Position;

namespace {

struct Laboratory {
  void tend(Model model, Tending how) { REQUIRE(lab.run(TendModel{model, how}, teller.now)); }
  void deposit() { lab.execute(R"({"command":"DepositMoney","account":"acc-2","amount":"5"})", teller.now); }
  const ModelStatus& status(Model model) { return lab.view().models[static_cast<std::size_t>(model)]; }
  std::string balance(const std::string& account) {
    for (const auto& row : lab.view().balances)
      if (row.account == account) return row.balance;
    return "none";
  }
  Teller teller{Teller::Story{}};  // four events; acc-1 holds 1,075.50, acc-2 nothing
  Lab lab{teller.session};
};

// A log whose fifth event nobody can read.
struct Poisoned : Laboratory {
  Poisoned() {
    teller.keep_stored("acc-2", "MoneyDeposited", 9, "{}");
    deposit();
  }
};

}  // namespace

TEST_CASE("every model starts live, and has read all", "[app][models]") {
  Laboratory l;
  for (const auto model : all_models) {
    CHECK(l.status(model).checkpoint == Position{4});
    CHECK_FALSE(l.status(model).paused);
    CHECK_FALSE(l.status(model).stopped_at);
  }
}

TEST_CASE("a paused model stands still while the others follow, and is stepped", "[app][models]") {
  Laboratory l;
  l.tend(Model::balances, Tending::pause);
  l.deposit();
  l.deposit();
  CHECK(l.status(Model::balances).checkpoint == Position{4});
  CHECK(l.status(Model::transactions).checkpoint == Position{6});
  CHECK(l.balance("acc-2") == "0.00");
  l.tend(Model::balances, Tending::step);
  CHECK(l.status(Model::balances).checkpoint == Position{5});
  CHECK(l.balance("acc-2") == "5.00");
  l.tend(Model::balances, Tending::follow);
  CHECK(l.status(Model::balances).checkpoint == Position{6});
  CHECK(l.balance("acc-2") == "10.00");
}

TEST_CASE("before its checkpoint a paused model shows the past as every other does", "[app][models]") {
  Laboratory l;
  l.tend(Model::balances, Tending::pause);
  REQUIRE(l.lab.run(TravelTo{{2}}, l.teller.now));
  CHECK(l.balance("acc-1") == "1,100.00");
  CHECK(l.status(Model::balances).checkpoint == Position{2});
}

TEST_CASE("wherever the cursor goes in a long log, what is shown is as of there", "[app][models][law]") {
  Laboratory l;
  std::vector<es::NewCommit> run(3);
  for (auto& commit : run)
    for (int n = 0; n < 2000; ++n)
      commit.events.push_back(
          {account_stream("acc-2"),
           l.teller.session.log().codec().encode(bank::AccountEvent{bank::MoneyDeposited{{1, {}}, "ATM"}})});
  REQUIRE(l.teller.session.keep(run));
  for (const std::uint64_t to : {6000U, 5999U, 3000U, 3001U, 4U, 1U, 4500U, 2000U, 6003U}) {
    REQUIRE(l.lab.run(TravelTo{{to}}, l.teller.now));
    INFO(to);
    const auto folded =
        es::catch_up(es::Projected<bank::AccountBalances>{}, es::until(l.teller.session.log(), {to}));
    CHECK(l.lab.view().balances.size() == folded.model.size());
    if (to > 4) CHECK(l.balance("acc-2") == shown(folded.model.at(account_stream("acc-2")).balance));
    if (to > 4) CHECK(l.lab.view().transactions.front().position == Position{to});
    CHECK(l.status(Model::balances).checkpoint == Position{to});
  }
}

TEST_CASE("a rebuild goes on in steps beside the live one, and is compared", "[app][models]") {
  Laboratory l;
  l.tend(Model::transactions, Tending::rebuild);
  CHECK(l.lab.view().is_rebuilding());
  CHECK(l.status(Model::transactions).rebuilding == Position{0});
  REQUIRE(l.lab.run(CarryOn{}, l.teller.now));
  CHECK_FALSE(l.lab.view().is_rebuilding());
  REQUIRE(l.status(Model::transactions).rebuilt);
  CHECK(l.status(Model::transactions).rebuilt->equal);
  CHECK(l.status(Model::transactions).rebuilt->through == Position{4});
  CHECK_FALSE(l.status(Model::balances).rebuilt);
}

TEST_CASE("a long rebuild takes several steps, and can be cancelled", "[app][models]") {
  Laboratory l;
  std::vector<es::NewCommit> run(25);
  for (auto& commit : run)
    for (int n = 0; n < 1000; ++n)
      commit.events.push_back(
          {account_stream("acc-1"),
           l.teller.session.log().codec().encode(bank::AccountEvent{bank::MoneyDeposited{{1, {}}, "ATM"}})});
  REQUIRE(l.teller.session.keep(run));
  l.tend(Model::balances, Tending::rebuild);
  REQUIRE(l.lab.run(CarryOn{}, l.teller.now));
  const auto reached = l.status(Model::balances).rebuilding;
  REQUIRE(reached);
  CHECK(*reached > Position{0});
  CHECK(*reached < l.lab.view().head());
  l.tend(Model::balances, Tending::cancel);
  CHECK_FALSE(l.lab.view().is_rebuilding());
  CHECK_FALSE(l.status(Model::balances).rebuilt);
  CHECK(l.status(Model::balances).checkpoint == l.lab.view().head());
}

TEST_CASE("what a model cannot take stops it where it stands; one may retry, or skip it", "[app][models]") {
  Poisoned l;
  for (const auto model : all_models) {
    REQUIRE(l.status(model).stopped_at);
    CHECK(l.status(model).stopped_at->position == Position{5});
    CHECK(l.status(model).checkpoint == Position{4});
    l.tend(model, Tending::retry);
    CHECK(l.status(model).stopped_at);
    l.tend(model, Tending::skip);
    CHECK_FALSE(l.status(model).stopped_at);
    CHECK(l.status(model).checkpoint == l.lab.view().head());
  }
}

TEST_CASE("a rebuild stops at the same event, and is not equal to one that skipped it", "[app][models]") {
  Poisoned l;
  l.tend(Model::balances, Tending::rebuild);
  REQUIRE(l.lab.run(CarryOn{}, l.teller.now));
  CHECK(l.status(Model::balances).rebuilt->equal);
  l.tend(Model::balances, Tending::skip);
  l.tend(Model::balances, Tending::rebuild);
  REQUIRE(l.lab.run(CarryOn{}, l.teller.now));
  CHECK_FALSE(l.status(Model::balances).rebuilt->equal);
}

TEST_CASE("a balance is explained by the events that changed it, and by nothing else", "[app][models]") {
  Laboratory l;
  REQUIRE(l.lab.run(ExplainBalance{"acc-1"}, l.teller.now));
  const auto& view = l.lab.view();
  CHECK(view.explained == "acc-1");
  CHECK(view.explained_by == std::vector<Position>{{2}, {4}});
  REQUIRE(l.lab.run(TravelTo{{2}}, l.teller.now));
  CHECK(l.lab.view().explained_by == std::vector<Position>{{2}});
  REQUIRE(l.lab.run(ExplainBalance{}, l.teller.now));
  CHECK(l.lab.view().explained_by.empty());
  CHECK_FALSE(l.lab.run(ExplainBalance{"nobody"}, l.teller.now));
  const auto json = es::parse_json(view_json(l.lab.view()));
  REQUIRE(json);
  CHECK(json->at("explained").is_null());
  CHECK(json->at("models").size() == 3);
}

TEST_CASE("the chart has each account's points through the cursor", "[app][models]") {
  Laboratory l;
  REQUIRE(l.lab.view().chart.size() == 2);
  CHECK(l.lab.view().chart[0].account == "acc-1");
  CHECK(l.lab.view().chart[0].points.size() == 3);
  REQUIRE(l.lab.run(TravelTo{{2}}, l.teller.now));
  REQUIRE(l.lab.view().chart.size() == 1);
  CHECK(l.lab.view().chart[0].points.back().balance.minor == 110000);
}
