// The JSON codec of account events, with its upcasters. The first byte says type and schema, the rest is a
// payload.
#include <array>
#include <string>

#include "bank/account_codec.hpp"
#include "support/fuzzed.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto codec = bank::account_codec();
  static const std::array<std::string, 5> types{"AccountCreated", "MoneyDeposited", "MoneyWithdrawn",
                                                "AccountClosed", "SomethingElse"};
  if (size == 0) return 0;
  const es::EventData stored{.type = types[data[0] % types.size()],
                             .schema = data[0] / 5 % 5,
                             .payload = {std::string{fuzzed::text(data + 1, size - 1)}}};
  const auto events = es::read(codec, stored);
  if (!events) {
    fuzzed::must(!events.error().reason.empty(), "what cannot be read is told why");
    return 0;
  }
  for (const auto& event : *events) {
    const auto again = es::read(codec, codec.encode(event));
    fuzzed::must(again && again->size() == 1 && again->front() == event, "decode(encode(x)) is x");
  }
  return 0;
}
