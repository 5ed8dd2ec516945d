#include "bank/account_snapshot.hpp"

#include <limits>

#include "catch_amalgamated.hpp"

using namespace bank;

TEST_CASE("an account is read from a snapshot as it was written", "[bank][law]") {
  const auto codec = account_snapshots();
  const Account account = GENERATE(values<Account>({
      {},
      {Account::Status::open, "Zo\xC3\xAB \"Z\" \\ \n", {110000, {{'E', 'U', 'R'}}}},
      {Account::Status::closed, "B", {}},
      {Account::Status::open, "C", {std::numeric_limits<std::int64_t>::max(), {}}},
      {Account::Status::open, "D", {std::numeric_limits<std::int64_t>::min(), {}}},
  }));
  CHECK(codec.decode(codec.encode(account)) == account);
}

TEST_CASE("what is no state of an account is no memo", "[bank]") {
  const auto codec = account_snapshots();
  const char* text =
      GENERATE("", "{}", "[1]", "null", R"({"status":"ajar","owner":"A","balance_minor":1,"currency":"USD"})",
               R"({"status":"open","owner":"A","balance_minor":1.5,"currency":"USD"})",
               R"({"status":"open","owner":"A","balance_minor":9223372036854775808,"currency":"USD"})",
               R"({"status":"open","owner":"A","balance_minor":1,"currency":"usd"})",
               R"({"status":"open","balance_minor":1,"currency":"USD"})");
  INFO(text);
  CHECK_FALSE(codec.decode({text}));
}
