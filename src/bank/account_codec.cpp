#include "bank/account_codec.hpp"

#include "es/json.hpp"

namespace bank {
namespace {

using es::DecodeError;
using es::EventData;
using es::field;
using es::Json;
using es::OrderedJson;

EventData written(std::string type, int schema, const OrderedJson& payload) {
  return {.type = std::move(type), .schema = schema, .payload = {payload.dump()}};
}

EventData encode(const AccountEvent& event) {
  return std::visit(
      es::overloaded{
          [](const AccountCreated& e) {
            return written("AccountCreated", 2, {{"owner", e.owner}, {"currency", e.currency.text()}});
          },
          [](const MoneyDeposited& e) {
            return written("MoneyDeposited", 3,
                           {{"amount_minor", e.amount.minor},
                            {"currency", e.amount.currency.text()},
                            {"source", e.source}});
          },
          [](const MoneyWithdrawn& e) {
            return written("MoneyWithdrawn", 2,
                           {{"amount_minor", e.amount.minor}, {"currency", e.amount.currency.text()}});
          },
          [](const AccountClosed&) { return written("AccountClosed", 1, OrderedJson::object()); },
      },
      event);
}

std::optional<Currency> currency(const Json& payload) {
  const auto code = field<std::string>(payload, "currency");
  return code ? parse_currency(*code) : std::nullopt;
}

std::optional<Money> amount(const Json& payload) {
  const auto minor = field<std::int64_t>(payload, "amount_minor");
  const auto in = currency(payload);
  if (!minor || *minor <= 0 || !in) return std::nullopt;
  return Money{*minor, *in};
}

std::optional<AccountEvent> created(const Json& payload) {
  auto owner = field<std::string>(payload, "owner");
  const auto in = currency(payload);
  if (!owner || !in) return std::nullopt;
  return AccountCreated{*std::move(owner), *in};
}

std::optional<AccountEvent> deposited(const Json& payload) {
  const auto money = amount(payload);
  auto source = field<std::string>(payload, "source");
  if (!money || !source) return std::nullopt;
  return MoneyDeposited{*money, *std::move(source)};
}

std::optional<AccountEvent> withdrawn(const Json& payload) {
  const auto money = amount(payload);
  if (!money) return std::nullopt;
  return MoneyWithdrawn{*money};
}

std::optional<AccountEvent> closed(const Json&) { return AccountClosed{}; }

struct Shape {
  std::string_view type;
  int schema;  // today's
  std::optional<AccountEvent> (*read)(const Json& payload);
};
constexpr Shape shapes[] = {
    {"AccountCreated", 2, created},
    {"MoneyDeposited", 3, deposited},
    {"MoneyWithdrawn", 2, withdrawn},
    {"AccountClosed", 1, closed},
};

std::expected<AccountEvent, DecodeError> decode(const EventData& data) {
  const auto refused = [&](std::string why) {
    return std::unexpected(DecodeError{data.type, data.schema, std::move(why)});
  };
  const auto* shape = std::ranges::find(shapes, data.type, &Shape::type);
  if (shape == std::end(shapes)) return refused("no event has the type " + data.type);
  if (data.schema != shape->schema)
    return refused("schema " + std::to_string(data.schema) + " is not known; today's is " +
                   std::to_string(shape->schema));
  const auto payload = es::parse_json(data.payload.text);
  if (!payload || !payload->is_object()) return refused("the payload is no JSON object");
  auto event = shape->read(*payload);
  if (!event) return refused("the payload lacks a field of its schema, or has it in the wrong form");
  return *std::move(event);
}

}  // namespace

es::Codec<AccountEvent> account_codec() {
  return {.encode = encode, .decode = decode, .upcasters = account_upcasters()};
}

es::CurrentSchemas account_schemas() {
  es::CurrentSchemas today;
  for (const auto& shape : shapes) today.emplace(shape.type, shape.schema);
  return today;
}

std::string type_of(const AccountEvent& event) { return std::string{shapes[event.index()].type}; }

}  // namespace bank
