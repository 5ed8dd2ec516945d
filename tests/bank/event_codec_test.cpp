#include "bank/event_codec.hpp"

#include "catch_amalgamated.hpp"

using namespace bank;

namespace {

std::expected<std::vector<Event>, es::DecodeError> read(std::string type, std::string payload) {
  static const auto codec = event_codec();
  return es::read(codec, {.type = std::move(type), .schema = 1, .payload = {std::move(payload)}});
}

const Event started = TransferEvent{TransferStarted{account_stream("a"), account_stream("b"), {1250, {}}}};

}  // namespace

TEST_CASE("what is written of the bank is read as it was", "[bank]") {
  const auto codec = event_codec();
  const Event event = GENERATE(values<Event>({
      AccountEvent{AccountCreated{"Alice", {}}},
      AccountEvent{MoneyDeposited{{100, {}}, "transfer-t"}},
      started,
      TransferEvent{TransferCompleted{}},
      TransferEvent{TransferReversed{AccountNotOpened{}}},
      TransferEvent{TransferReversed{AccountIsClosed{}}},
      TransferEvent{TransferReversed{CurrencyMismatch{}}},
      TransferEvent{TransferReversed{BalanceTooLarge{}}},
  }));
  const es::EventData stored = codec.encode(event);
  CHECK(stored.type == type_of(event));
  CHECK(es::read(codec, stored) == std::vector{event});
}

TEST_CASE("a transfer's events have these shapes in people's logs", "[bank]") {
  const auto codec = event_codec();
  CHECK(codec.encode(started).payload.text() ==
        R"({"from":"a","to":"b","amount_minor":1250,"currency":"USD"})");
  CHECK(codec.encode(TransferEvent{TransferReversed{AccountIsClosed{}}}).payload.text() ==
        R"({"reason":"AccountIsClosed"})");
}

TEST_CASE("old events of accounts are read through the one codec too", "[bank]") {
  CHECK(read("MoneyDeposited", R"({"amount":75.5})") ==
        std::vector<Event>{AccountEvent{MoneyDeposited{{7550, {}}, "UNKNOWN"}}});
}

TEST_CASE("a transfer's event with a field missing, or a reason that nobody gives, is refused", "[bank]") {
  CHECK_FALSE(read("TransferStarted", R"({"from":"a","amount_minor":1,"currency":"USD"})"));
  CHECK_FALSE(read("TransferStarted", R"({"from":"a","to":"b","amount_minor":0,"currency":"USD"})"));
  CHECK_FALSE(read("TransferReversed", R"({"reason":"BadWeather"})"));
  CHECK_FALSE(read("TransferPaused", "{}"));
}
