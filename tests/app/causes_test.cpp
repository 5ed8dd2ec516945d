#include "app/causes.hpp"

#include "support/teller.hpp"

using namespace app;
using es::Position;
using Positions = std::vector<Position>;

TEST_CASE("a command causes its event, and is named with its actor", "[app][causes]") {
  Teller teller{Teller::Story{}};
  const auto opened = causes_of(teller.session, {1}, {4});
  CHECK(opened.command_id == "c-1");
  CHECK(opened.together == Positions{{1}});
  CHECK(opened.cause.empty());
  CHECK(opened.effect.empty());
  CHECK(causes_of(teller.session, {4}, {4}).actor == "Alice");
}

TEST_CASE("the second half of a transfer follows from the first, and each names the other", "[app][causes]") {
  Teller teller{Teller::Story{}};
  teller.keep(R"({"command":"OpenAccount","account":"acc-3","owner":"Carol"})");
  teller.keep(R"({"command":"TransferMoney","from":"acc-1","to":"acc-3","amount":"5"})");
  const auto first = causes_of(teller.session, {6}, {9});
  CHECK(first.together == Positions{{6}, {7}});
  CHECK(first.cause.empty());
  CHECK(first.effect == Positions{{8}, {9}});
  const auto second = causes_of(teller.session, {8}, {9});
  CHECK(second.cause == Positions{{6}, {7}});
  CHECK(second.together == Positions{{8}, {9}});
  CHECK(second.effect.empty());
  CHECK(causes_of(teller.session, {6}, {7})
            .effect.empty());  // before the cursor's moment, nothing had followed
}
