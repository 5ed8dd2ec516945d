#include "bank/account_codec.hpp"

#include "bank/shape.hpp"

namespace bank {
namespace {

using es::EventData;

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
          [](const AccountClosed&) { return written("AccountClosed", 1, {}); },
      },
      event);
}

std::optional<AccountEvent> created(const es::Fields& payload) {
  auto owner = field<std::string>(payload, "owner");
  const auto code = field<std::string>(payload, "currency");
  const auto in = code ? parse_currency(*code) : std::nullopt;
  if (!owner || !in) return std::nullopt;
  return AccountCreated{*std::move(owner), *in};
}

std::optional<AccountEvent> deposited(const es::Fields& payload) {
  const auto money = amount(payload);
  auto source = field<std::string>(payload, "source");
  if (!money || !source) return std::nullopt;
  return MoneyDeposited{*money, *std::move(source)};
}

std::optional<AccountEvent> withdrawn(const es::Fields& payload) {
  const auto money = amount(payload);
  if (!money) return std::nullopt;
  return MoneyWithdrawn{*money};
}

std::optional<AccountEvent> closed(const es::Fields&) { return AccountClosed{}; }

constexpr Shape<AccountEvent> shapes[] = {
    {"AccountCreated", 2, created},
    {"MoneyDeposited", 3, deposited},
    {"MoneyWithdrawn", 2, withdrawn},
    {"AccountClosed", 1, closed},
};

std::expected<AccountEvent, es::DecodeError> decode(const EventData& data) { return decoded(data, shapes); }

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
