// Transfers as the outside world asks for them, and what becomes of one whose session was lost half-way.
#include "support/teller.hpp"

namespace {

constexpr const char* transfer =
    R"({"command":"TransferMoney","from":"acc-1","to":"acc-3","amount":"75.50","command_id":"t-1"})";
constexpr const char* to_nobody =
    R"({"command":"TransferMoney","from":"acc-1","to":"nobody","amount":"75.50","command_id":"t-2"})";

// The story's bank, with one more account in dollars: positions 1 to 5, acc-1 holds 1075.50.
struct Bank : Teller {
  Bank() : Teller{Story{}} { keep(R"({"command":"OpenAccount","account":"acc-3","owner":"Carol"})"); }
};

std::int64_t balance(const app::Session& session, const char* account) {
  return session.balances().model.at(app::account_stream(account)).balance.minor;
}

// The journal as it was when it held `count` commits.
void copy_first(es::MemoryJournal& from, std::size_t count, es::MemoryJournal& to) {
  auto commits = *from.read({});
  commits.resize(count);
  REQUIRE(to.append(commits));
}

}  // namespace

TEST_CASE("the answer to a transfer has both halves, and the version of the giving account",
          "[app][transfer]") {
  Bank bank;
  const auto answer = bank.ask(transfer);
  CHECK(answer["ok"] == true);
  CHECK(answer["events"].size() == 4);
  CHECK(answer["version"] == 4);
  CHECK(answer["position"] == 9);
  CHECK(balance(bank.session, "acc-1") == 100000);
  CHECK(balance(bank.session, "acc-3") == 7550);
}

TEST_CASE("a reversed transfer answers with the rejection and every event", "[app][transfer]") {
  Bank bank;
  const auto answer = bank.ask(to_nobody);
  CHECK(answer["ok"] == false);
  CHECK(answer["error"] == "rejection");
  CHECK(answer["reason"] == "AccountNotOpened");
  CHECK(answer["events"].size() == 4);
  CHECK(answer["version"] == 5);
  CHECK(answer["position"] == 9);
  CHECK(balance(bank.session, "acc-1") == 107550);
}

TEST_CASE("the same transfer again, kept or reversed, is the first answer", "[app][transfer]") {
  Bank bank;
  const char* wish = GENERATE(transfer, to_nobody);
  auto first = bank.ask(wish);
  bank.keep(R"({"command":"DepositMoney","account":"acc-1","amount":"1"})");
  const auto head = bank.session.store().head();
  first["repeated"] = true;
  CHECK(bank.ask(wish) == first);
  CHECK(bank.session.store().head() == head);
}

TEST_CASE("a log cut at any commit of a transfer ends with the money in one place", "[app][transfer]") {
  Bank bank;
  const char* wish = GENERATE(transfer, to_nobody);
  bank.ask(wish);
  const auto kept = bank.journal.read({})->size();
  for (std::size_t count = kept - 2; count <= kept; ++count) {
    es::MemoryJournal cut;
    copy_first(bank.journal, count, cut);
    app::Session session{cut, *cut.read({})};
    REQUIRE(session.finish_transfers());
    CHECK(balance(session, "acc-1") + balance(session, "acc-3") == 107550);
    CHECK(session.unfinished().model.empty());
    CHECK(cut.read({})->size() == (count == kept - 2 ? count : kept));
    REQUIRE(session.finish_transfers());
    CHECK(cut.read({})->size() == (count == kept - 2 ? count : kept));
  }
}

TEST_CASE("a process manager does not fire in replay, nor for a reader", "[app][transfer]") {
  Bank bank;
  bank.ask(transfer);
  es::MemoryJournal cut;
  copy_first(bank.journal, bank.journal.read({})->size() - 1, cut);
  const app::Session reader{cut, *cut.read({})};
  CHECK(reader.unfinished().model.size() == 1);
  CHECK(app::state_json(reader, "acc-3", std::monostate{}));
  CHECK(app::projection_json(reader, "account-balances", es::Position{3}));
  app::Session follower{cut, {}};
  REQUIRE(follower.read_on());
  CHECK(follower.unfinished().model.size() == 1);
  CHECK(cut.read({})->size() == reader.store().last_commit().value);
}

TEST_CASE("a transfer that storage stopped half-way is finished before the next command", "[app][transfer]") {
  Bank bank;
  bank.ask(transfer);
  es::MemoryJournal cut;
  copy_first(bank.journal, bank.journal.read({})->size() - 1, cut);
  app::Session session{cut, *cut.read({})};
  const auto deposit = app::parse_command(R"({"command":"DepositMoney","account":"acc-3","amount":"1"})");
  REQUIRE(session.execute(*deposit, bank.now));
  CHECK(balance(session, "acc-3") == 7650);
  const auto types = [&](es::Position after) {
    std::vector<std::string> types;
    for (const auto& event : session.store().read_all(after)) types.push_back(event.data.type);
    return types;
  };
  CHECK(types({7}) == std::vector<std::string>{"MoneyDeposited", "TransferCompleted", "MoneyDeposited"});
}
