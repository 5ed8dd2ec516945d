#include "app/view_json.hpp"

#include "app/lab.hpp"
#include "support/teller.hpp"

TEST_CASE("the view of an empty log is whole", "[app][view]") {
  Teller teller;
  app::Lab lab{teller.session};
  CHECK(
      app::view_json(lab.view()) ==
      R"({"cursor":{"position":0,"live":true},"role":"writer","storage":"indexeddb","durability":{"state":"saved","through":0},)"
      R"("events":0,"commits":0,"selected":null,"answer":null,"balances":[],"transactions":[],)"
      R"("explained":null,"models":[{"name":"account-balances","checkpoint":0,"paused":false},)"
      R"({"name":"transaction-history","checkpoint":0,"paused":false},)"
      R"({"name":"balance-history","checkpoint":0,"paused":false}]})");
}

TEST_CASE("the view of the past is what is on screen", "[app][view]") {
  Teller teller{Teller::Story{}};
  app::Lab lab{teller.session};
  lab.play(app::Role::follower, app::Keeping::memory);
  REQUIRE(lab.run(app::TravelTo{{2}}, teller.now));
  REQUIRE(lab.run(app::SelectEvent{{1}}, teller.now));
  CHECK(
      app::view_json(lab.view()) ==
      R"({"cursor":{"position":2,"live":false},"role":"follower","storage":"memory","durability":{"state":"saved","through":4},)"
      R"("events":4,"commits":4,"selected":1,"answer":null,)"
      R"("balances":[{"account":"acc-1","owner":"Alice","balance":"1,100.00","currency":"USD","open":true}],)"
      R"("transactions":[{"position":2,"account":"acc-1","type":"MoneyDeposited","amount":"+1,100.00"}],)"
      R"("explained":null,"models":[{"name":"account-balances","checkpoint":2,"paused":false},)"
      R"({"name":"transaction-history","checkpoint":2,"paused":false},)"
      R"({"name":"balance-history","checkpoint":2,"paused":false}]})");
  CHECK(app::cursor_json(lab.view()) == R"({"position":2,"live":false})");
}

TEST_CASE("the view tells the answer on the desk", "[app][view]") {
  Teller teller;
  app::Lab lab{teller.session};
  const auto answer = [&](std::string_view command) {
    lab.execute(command, teller.now);
    return (*es::parse_json(app::view_json(lab.view())))["answer"].dump();
  };
  CHECK(answer(R"({"command":"OpenAccount","account":"a","owner":"A"})") ==
        R"({"ok":true,"position":1,"version":1,"waiting":true})");
  CHECK(
      answer(R"({"command":"OpenAccount","account":"a","owner":" "})") ==
      R"({"error":"invalid","field":"owner","message":"owner is to be a name of 1 to 200 bytes, not blank.","ok":false,"reason":"BadOwner"})");
}

TEST_CASE("each state of durability has its own name and numbers", "[app][view]") {
  Teller teller;
  app::Lab lab{teller.session};
  lab.execute(R"({"command":"OpenAccount","account":"a","owner":"A"})", teller.now);
  CHECK(app::durability_json(lab.view()) == R"({"state":"unsaved","from":1})");
  lab.saving({1});
  CHECK(app::durability_json(lab.view()) == R"({"state":"saving","from":1,"through":1})");
  lab.save_failed({es::StorageError::Kind::disk_full, "here", "quota"});
  CHECK(app::durability_json(lab.view()) ==
        R"({"state":"failed","from":1,"reason":"There is no room left for here. Nothing was kept."})");
  lab.saved({1});
  CHECK(app::durability_json(lab.view()) == R"({"state":"saved","through":1})");
}
