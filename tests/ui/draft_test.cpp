#include "ui/draft.hpp"

#include "catch_amalgamated.hpp"

#include "app/lab.hpp"

using ui::Command;
using ui::Draft;

namespace {

struct Bank {
  es::MemoryJournal journal;
  app::Session session{journal, {}};
  app::Lab lab{session};

  const app::LabView& view() { return lab.view(); }
  void run(const Draft& draft) { lab.execute(ui::command_json(draft), {1'000'000}); }
};

}  // namespace

TEST_CASE("what an empty laboratory proposes works at the first click, and a deposit comes next",
          "[ui][draft]") {
  Bank bank;
  Draft draft = ui::first_draft();
  CHECK(draft.command == Command::open_account);
  CHECK(ui::command_json(draft) == R"({"command":"OpenAccount","account":"alice-1","owner":"Alice"})");

  draft.asked = draft.command;
  bank.run(draft);
  ui::take_in(draft, bank.view());
  REQUIRE(bank.view().answer->ok);
  CHECK(draft.command == Command::deposit);
  CHECK(ui::command_json(draft) == R"({"command":"DepositMoney","account":"alice-1","amount":"100.00"})");

  draft.asked = draft.command;
  bank.run(draft);
  ui::take_in(draft, bank.view());
  CHECK(bank.view().answer->ok);
  CHECK(draft.command == Command::deposit);
}

TEST_CASE("another account is proposed under an id that is free", "[ui][draft]") {
  Bank bank;
  Draft draft = ui::first_draft();
  bank.run(draft);
  ui::choose(draft, Command::open_account, bank.view());
  CHECK(draft.account == "bob-2");
  CHECK(draft.owner == "Bob");
}

TEST_CASE("a transfer is proposed from the chosen account to another one, and says which account refused",
          "[ui][draft]") {
  Bank bank;
  bank.lab.execute(R"({"command":"OpenAccount","account":"ann","owner":"Ann"})", {1'000'000});
  bank.lab.execute(R"({"command":"OpenAccount","account":"zoe","owner":"Zoe"})", {1'000'000});
  bank.lab.execute(R"({"command":"DepositMoney","account":"zoe","amount":"100"})", {1'000'000});
  Draft draft = ui::first_draft();
  ui::take_in(draft, bank.view());
  ui::choose(draft, Command::transfer, bank.view());
  CHECK(ui::command_json(draft) ==
        R"({"command":"TransferMoney","from":"zoe","to":"ann","amount":"100.00"})");
  bank.run(draft);
  CHECK(bank.view().answer->ok);
  CHECK(bank.view().answer->first == es::Position{4});
  CHECK(bank.view().answer->position == es::Position{7});
  CHECK(bank.view().event(es::Position{5}).beside == "zoe");
  CHECK(bank.view().event(es::Position{7}).beside == "ann");
  CHECK(bank.view().event(es::Position{6}).beside.empty());

  draft.amount = "0.01";
  bank.run(draft);
  CHECK(ui::subject_of(*bank.view().answer) == ui::Subject::amount);
  draft.account = "ann";
  draft.to = "nobody";
  bank.run(draft);
  CHECK(ui::subject_of(*bank.view().answer) == ui::Subject::to);
}

TEST_CASE("a log that somebody else filled is met with a deposit to an account that exists", "[ui][draft]") {
  Bank bank;
  bank.lab.execute(R"({"command":"OpenAccount","account":"zoe","owner":"Zoe"})", {1'000'000});
  Draft draft = ui::first_draft();
  ui::take_in(draft, bank.view());
  CHECK(draft.command == Command::deposit);
  CHECK(draft.account == "zoe");
}

TEST_CASE("an emptied log waits for an account again", "[ui][draft]") {
  Bank full, empty;
  Draft draft = ui::first_draft();
  full.run(draft);
  ui::take_in(draft, full.view());
  ui::take_in(draft, empty.view());
  CHECK(draft.command == Command::open_account);
  CHECK(draft.account == "alice-1");
}

TEST_CASE("a refused command keeps what was typed, and says which field it is about", "[ui][draft]") {
  Bank bank;
  Draft draft = ui::first_draft();
  bank.run(draft);
  draft.command = Command::withdraw;
  draft.amount = "900";
  draft.asked = draft.command;
  bank.run(draft);
  ui::take_in(draft, bank.view());
  CHECK_FALSE(bank.view().answer->ok);
  CHECK(draft.command == Command::withdraw);
  CHECK(draft.amount == "900");
  CHECK(ui::subject_of(*bank.view().answer) == ui::Subject::amount);

  draft.amount = "nine";
  bank.run(draft);
  CHECK(ui::subject_of(*bank.view().answer) == ui::Subject::amount);
  draft.account = "no such/account";
  bank.run(draft);
  CHECK(ui::subject_of(*bank.view().answer) == ui::Subject::account);
}

TEST_CASE("what a person typed reaches the bank as it is, whatever it holds", "[ui][draft]") {
  Draft draft = ui::first_draft();
  draft.owner = "Zoë \"O'Neil\" \\ \xC3";  // cut in the middle of a letter
  CHECK(ui::command_json(draft) ==
        "{\"command\":\"OpenAccount\",\"account\":\"alice-1\",\"owner\":\"Zoë \\\"O'Neil\\\" \\\\ "
        "\xEF\xBF\xBD\"}");
}
