#include "app/unread_schema.hpp"

#include "catch_amalgamated.hpp"

TEST_CASE("this program reads every event that was ever written", "[app]") {
  CHECK(app::unread_schema() == std::nullopt);
}

TEST_CASE("a schema that nobody reads is said at the start, with its type", "[app]") {
  auto today = bank::event_schemas();
  today["MoneyDeposited"] = 4;
  CHECK(app::unread_schema(bank::event_codec().upcasters, today) ==
        "The upcasters of MoneyDeposited are broken at schema 3: they do not lead from schema 1 to today's. "
        "Nothing was opened.");
}
