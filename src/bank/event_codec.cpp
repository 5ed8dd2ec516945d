#include "bank/event_codec.hpp"

#include "bank/account_codec.hpp"
#include "bank/shape.hpp"

namespace bank {
namespace {

using es::EventData;

EventData encode_transfer(const TransferEvent& event) {
  return std::visit(es::overloaded{
                        [](const TransferStarted& e) {
                          return written("TransferStarted", 1,
                                         {{"from", e.from.id()},
                                          {"to", e.to.id()},
                                          {"amount_minor", e.amount.minor},
                                          {"currency", e.amount.currency.text()}});
                        },
                        [](const TransferCompleted&) { return written("TransferCompleted", 1, {}); },
                        [](const TransferReversed& e) {
                          return written("TransferReversed", 1, {{"reason", name_of(e.reason)}});
                        },
                    },
                    event);
}

std::optional<TransferEvent> started(const es::Fields& payload) {
  auto from = field<std::string>(payload, "from");
  auto to = field<std::string>(payload, "to");
  const auto money = amount(payload);
  if (!from || !to || !money) return std::nullopt;
  return TransferStarted{account_stream(*std::move(from)), account_stream(*std::move(to)), *money};
}

std::optional<TransferEvent> completed(const es::Fields&) { return TransferCompleted{}; }

// All that an account can answer to money: none of it has numbers.
std::optional<TransferEvent> reversed(const es::Fields& payload) {
  const auto reason = field<std::string>(payload, "reason");
  for (const Rejection& known :
       {Rejection{AccountNotOpened{}}, Rejection{AccountIsClosed{}}, Rejection{AmountNotPositive{}},
        Rejection{CurrencyMismatch{}}, Rejection{BalanceTooLarge{}}})
    if (reason == name_of(known)) return TransferReversed{known};
  return std::nullopt;
}

constexpr Shape<TransferEvent> shapes[] = {
    {"TransferStarted", 1, started},
    {"TransferCompleted", 1, completed},
    {"TransferReversed", 1, reversed},
};

EventData encode(const Event& event) {
  static const auto accounts = account_codec();
  return std::visit(es::overloaded{
                        [](const AccountEvent& e) { return accounts.encode(e); },
                        [](const TransferEvent& e) { return encode_transfer(e); },
                    },
                    event);
}

std::expected<Event, es::DecodeError> decode(const EventData& data) {
  static const auto accounts = account_codec();
  if (std::ranges::find(shapes, data.type, &Shape<TransferEvent>::type) == std::end(shapes))
    return accounts.decode(data);
  return decoded(data, shapes);
}

}  // namespace

es::Codec<Event> event_codec() {
  return {.encode = encode, .decode = decode, .upcasters = account_upcasters()};
}

es::CurrentSchemas event_schemas() {
  es::CurrentSchemas today = account_schemas();
  for (const auto& shape : shapes) today.emplace(shape.type, shape.schema);
  return today;
}

std::string type_of(const Event& event) {
  return std::visit(es::overloaded{
                        [](const AccountEvent& e) { return type_of(e); },
                        [](const TransferEvent& e) { return std::string{shapes[e.index()].type}; },
                    },
                    event);
}

}  // namespace bank
