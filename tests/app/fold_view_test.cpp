#include "app/fold_view.hpp"

#include "app/evolve_lines.hpp"
#include "app/lab.hpp"
#include "support/teller.hpp"

using namespace app;
using es::Position;
using es::Version;

namespace {

struct Laboratory {
  std::optional<FoldView> fold_of(std::uint64_t selected) {
    REQUIRE(lab.run(SelectEvent{{selected}}, teller.now));
    return lab.view().fold();
  }
  void tell(const char* command) { lab.execute(command, teller.now); }
  Teller teller{};
  Lab lab{teller.session};
};

struct ThreeSteps : Laboratory {
  ThreeSteps() {
    tell(R"({"command":"OpenAccount","account":"acc-1","owner":"Alice"})");
    tell(R"({"command":"DepositMoney","account":"acc-1","amount":"100"})");
    tell(R"({"command":"OpenAccount","account":"acc-2","owner":"Bob"})");
    tell(R"({"command":"WithdrawMoney","account":"acc-1","amount":"30.50"})");
  }
};

}  // namespace

TEST_CASE("an empty log has no state, and so no fold", "[app][fold]") {
  Laboratory l;
  CHECK_FALSE(l.lab.view().fold());
}

TEST_CASE("the fold shows the state before an event, the event, and the state after it", "[app][fold]") {
  ThreeSteps l;
  const auto fold = l.fold_of(2);
  REQUIRE(fold);
  CHECK(fold->account == "acc-1");
  CHECK(fold->before.version == Version{1});
  CHECK(fold->before.balance == "0.00");
  REQUIRE(fold->steps.size() == 2);
  CHECK(fold->chosen == 0);
  CHECK(fold->steps[0].type == "MoneyDeposited");
  CHECK(fold->steps[0].change == "+100.00");
  CHECK(fold->steps[0].after.balance == "100.00");
  CHECK(fold->steps[1].position == Position{4});
  CHECK(fold->steps[1].after.balance == "69.50");
  CHECK(fold->steps[1].after.version == Version{3});
  CHECK(fold->previous == Position{1});
  CHECK(fold->next == Position{4});
}

TEST_CASE("the last event stands behind the one before it, and the first before the next", "[app][fold]") {
  ThreeSteps l;
  const auto last = l.fold_of(4);
  CHECK(last->chosen == 1);
  CHECK(last->before.version == Version{1});
  CHECK_FALSE(last->next);
  const auto first = l.fold_of(1);
  CHECK(first->chosen == 0);
  CHECK(first->before == AccountShown{"0.00", "USD", "", "not opened", {}});
  CHECK_FALSE(first->previous);
  const auto alone = l.fold_of(3);
  CHECK(alone->account == "acc-2");
  CHECK(alone->steps.size() == 1);
}

TEST_CASE("in the past, the fold ends at the cursor", "[app][fold]") {
  ThreeSteps l;
  REQUIRE(l.lab.run(TravelTo{{2}}, l.teller.now));
  const auto fold = l.fold_of(2);
  CHECK(fold->steps.back().position == Position{2});
  CHECK(fold->chosen == 1);
  CHECK_FALSE(fold->next);
  REQUIRE(l.lab.run(TravelTo{{0}}, l.teller.now));
  CHECK_FALSE(l.lab.view().fold());
}

TEST_CASE("an event of a transfer shows the account of its commit", "[app][fold]") {
  ThreeSteps l;
  l.tell(R"({"command":"TransferMoney","from":"acc-1","to":"acc-2","amount":"9"})");
  CHECK(l.fold_of(6)->account == "acc-1");  // TransferStarted, kept with the withdrawal
  CHECK(l.fold_of(8)->account == "acc-2");  // TransferCompleted, kept with the deposit
}

TEST_CASE("each event of an account has its line of evolve, as it stands in the source", "[app][fold]") {
  CHECK(evolve_lines().size() == std::variant_size_v<bank::AccountEvent>);
  for (const char* event : {"AccountCreated", "MoneyDeposited", "MoneyWithdrawn", "AccountClosed"}) {
    const auto* line = evolve_line_of(event);
    REQUIRE(line != nullptr);
    CHECK(line->code.starts_with("[](Account a, const " + std::string{event} + "&"));
    CHECK(line->code.ends_with("return a; }"));
    CHECK(line->line > 1);
  }
  CHECK(evolve_line_of("MoneyDeposited")->code.contains("a.balance += e.amount;"));
  CHECK(evolve_line_of("TransferStarted") == nullptr);
}
