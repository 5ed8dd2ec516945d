// What the codecs of the bank have in common: a shape is a type and its schema of today, with a function that
// reads the payload. Anything else that comes along is refused, with a reason.
#pragma once

#include <algorithm>
#include <expected>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "bank/money.hpp"
#include "es/fields.hpp"
#include "es/upcaster.hpp"

namespace bank {

template <class E>
struct Shape {
  std::string_view type;
  int schema;  // today's
  std::optional<E> (*read)(const es::Fields& payload);
};

template <class E, std::size_t count>
std::expected<E, es::DecodeError> decoded(const es::EventData& data, const Shape<E> (&shapes)[count]) {
  const auto refused = [&](std::string why) {
    return std::unexpected(es::DecodeError{data.type, data.schema, std::move(why)});
  };
  const auto* shape = std::ranges::find(shapes, data.type, &Shape<E>::type);
  if (shape == std::end(shapes)) return refused("no event has the type " + data.type);
  if (data.schema != shape->schema)
    return refused("schema " + std::to_string(data.schema) + " is not known; today's is " +
                   std::to_string(shape->schema));
  const auto payload = es::Fields::read(data.payload.text());
  if (!payload) return refused("the payload is no JSON object");
  auto event = shape->read(*payload);
  if (!event) return refused("the payload lacks a field of its schema, or has it in the wrong form");
  return *std::move(event);
}

inline es::EventData written(std::string type, int schema, std::initializer_list<es::Field> payload) {
  return {.type = std::move(type), .schema = schema, .payload = es::object_of(payload)};
}

inline std::optional<Money> amount(const es::Fields& payload) {
  const auto minor = field<std::int64_t>(payload, "amount_minor");
  const auto code = field<std::string>(payload, "currency");
  const auto currency = code ? parse_currency(*code) : std::nullopt;
  if (!minor || *minor <= 0 || !currency) return std::nullopt;
  return Money{*minor, *currency};
}

}  // namespace bank
