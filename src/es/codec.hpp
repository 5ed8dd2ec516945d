// The one border between typed events and what is stored. Inside it events are plain structs; outside
// it they are text with a type and a schema number. Each stored event crosses once.
#pragma once

#include <expected>
#include <iterator>
#include <vector>

#include "es/event.hpp"
#include "es/upcaster.hpp"

namespace es {

template <class E>
struct Codec {
  EventData (*encode)(const E&);                              // always in today's schema
  std::expected<E, DecodeError> (*decode)(const EventData&);  // reads today's schemas only
  Upcasters upcasters;                                        // reads the older ones as today's
};

// What a stored event is read as: the list that the upcasters make of it, decoded.
template <class E>
std::expected<std::vector<E>, DecodeError> read(const Codec<E>& codec, const EventData& stored) {
  std::vector<E> events;
  const auto decode_into = [&](const EventData& data) -> std::expected<void, DecodeError> {
    auto event = codec.decode(data);
    if (!event) return std::unexpected(std::move(event.error()));
    events.push_back(*std::move(event));
    return {};
  };
  if (!codec.upcasters.needed_for(stored)) {
    if (auto decoded = decode_into(stored); !decoded) return std::unexpected(decoded.error());
    return events;
  }
  const auto current = codec.upcasters.apply(stored);
  if (!current) return std::unexpected(current.error());
  for (const auto& data : *current)
    if (auto decoded = decode_into(data); !decoded) return std::unexpected(decoded.error());
  return events;
}

}  // namespace es
