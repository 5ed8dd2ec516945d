// Each old schema, read as its successor. MoneyDeposited goes 1 -> 2 -> 3: a default, then a change of
// unit; nobody writes a step from 1 to 3.
#include "bank/account_codec.hpp"
#include "es/json.hpp"

namespace bank {
namespace {

using es::EventData;
using es::Json;
using Upcast = std::expected<std::vector<EventData>, es::DecodeError>;

Upcast unreadable(const EventData& old, std::string why) {
  return std::unexpected(es::DecodeError{old.type, old.schema, std::move(why)});
}

// The payload of `old` after `change`, as the next schema.
Upcast succeeded_by(const EventData& old, bool (*change)(Json& payload), const char* otherwise) {
  auto payload = es::parse_json(old.payload.text());
  if (!payload || !payload->is_object()) return unreadable(old, "the payload is no JSON object");
  if (!change(*payload)) return unreadable(old, otherwise);
  EventData next = old;
  ++next.schema;
  next.payload = es::JsonText{payload->dump()};
  return std::vector{std::move(next)};
}

// A number of major units becomes whole minor ones: 75.5 -> 7550. The text of the number decides, so
// that no binary fraction is ever multiplied.
bool to_minor_units(Json& payload) {
  const auto amount = payload.find("amount");
  if (amount == payload.end() || !amount->is_number()) return false;
  const auto asked = parse_amount(amount->dump());
  const auto exact = asked ? money(*asked, {}) : std::nullopt;
  if (!exact) return false;
  payload.erase("amount");
  payload["amount_minor"] = exact->minor;
  return true;
}

constexpr const char* no_amount = "its amount is no number of at most two decimals";

Upcast account_created_1(const EventData& old) {
  return succeeded_by(old, [](Json& payload) { return payload["currency"] = "USD", true; }, "");
}

Upcast money_deposited_1(const EventData& old) {
  return succeeded_by(
      old, [](Json& payload) { return payload["currency"] = "USD", payload["source"] = "UNKNOWN", true; },
      "");
}

Upcast money_deposited_2(const EventData& old) { return succeeded_by(old, to_minor_units, no_amount); }

Upcast money_withdrawn_1(const EventData& old) {
  return succeeded_by(
      old, [](Json& payload) { return payload["currency"] = "USD", to_minor_units(payload); }, no_amount);
}

}  // namespace

es::Upcasters account_upcasters() {
  es::Upcasters upcasters;
  upcasters.add("AccountCreated", 1, account_created_1);
  upcasters.add("MoneyDeposited", 1, money_deposited_1);
  upcasters.add("MoneyDeposited", 2, money_deposited_2);
  upcasters.add("MoneyWithdrawn", 1, money_withdrawn_1);
  return upcasters;
}

}  // namespace bank
