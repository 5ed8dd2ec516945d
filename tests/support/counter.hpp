// A toy decider: a counter that only goes up, and never past its limit. It proves that event sourcing
// needs no bank, and gives the tests of es something to fold.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "es/aggregate.hpp"
#include "es/codec.hpp"
#include "es/decider.hpp"
#include "es/json.hpp"
#include "es/projection.hpp"

namespace counter {

struct Started {
  std::string name;
  bool operator==(const Started&) const = default;
};
struct Added {
  std::int64_t amount = 0;
  bool operator==(const Added&) const = default;
};
using Event = std::variant<Started, Added>;

struct Add {
  std::int64_t amount = 0;
};

struct Full {
  std::int64_t limit = 0;
  bool operator==(const Full&) const = default;
};

struct Counter {
  using State = std::int64_t;
  using Command = Add;
  using Event = counter::Event;
  using Rejection = Full;

  static constexpr std::int64_t limit = 1000;

  static State initial() { return 0; }
  static std::expected<std::vector<Event>, Rejection> decide(const Command& command, const State& state) {
    if (state + command.amount > limit) return std::unexpected(Full{limit});
    if (command.amount == 0) return std::vector<Event>{};
    return std::vector<Event>{Added{command.amount}};
  }
  static State evolve(State state, const Event& event) {
    // clang-format off
    return es::evolved(std::move(state), event,
      [](State s, const Started&) { return s; },
      [](State s, const Added& e) { return s + e.amount; });
    // clang-format on
  }
};
static_assert(es::Decider<Counter>);

// Counts and adds up everything that was ever added, whichever counter it went to.
struct Totals {
  using Event = counter::Event;
  struct ReadModel {
    std::int64_t events = 0, sum = 0;
    bool operator==(const ReadModel&) const = default;
  };
  static constexpr const char* name = "totals";
  static ReadModel initial() { return {}; }
  static ReadModel project(ReadModel model, const es::Recorded<Event>& recorded) {
    return {model.events + 1, Counter::evolve(model.sum, recorded.event)};
  }
};
static_assert(es::Projection<Totals>);

// As Totals, but it cannot take an amount beyond 100.
struct SmallTotals {
  using Event = counter::Event;
  using ReadModel = Totals::ReadModel;
  static constexpr const char* name = "small-totals";
  static ReadModel initial() { return {}; }
  static ReadModel project(ReadModel model, const es::Recorded<Event>& recorded) {
    return Totals::project(model, recorded);
  }
  static std::optional<std::string> obstacle(const ReadModel&, const es::Recorded<Event>& recorded) {
    const auto* e = std::get_if<Added>(&recorded.event);
    if (!e || e->amount <= 100) return std::nullopt;
    return std::to_string(e->amount) + " is more than 100";
  }
};
static_assert(es::Particular<SmallTotals> && !es::Particular<Totals>);

// Added has had three shapes: schema 1 {"n"}, schema 2 {"n","m"} (two numbers in one event, read as
// two events today), schema 3 {"amount"}. `Noise` means nothing any more.
inline es::Codec<Event> codec() {
  es::Codec<Event> codec{
      .encode =
          [](const Event& event) {
            return std::visit(
                es::overloaded{
                    [](const Started& e) {
                      return es::EventData{"Started", 1, {es::Json{{"name", e.name}}.dump()}, {}, {}};
                    },
                    [](const Added& e) {
                      return es::EventData{"Added", 3, {es::Json{{"amount", e.amount}}.dump()}, {}, {}};
                    },
                },
                event);
          },
      .decode = [](const es::EventData& data) -> std::expected<Event, es::DecodeError> {
        const auto json = es::parse_json(data.payload.text());
        if (json && data.type == "Started" && data.schema == 1)
          if (auto name = es::field<std::string>(*json, "name")) return Started{*std::move(name)};
        if (json && data.type == "Added" && data.schema == 3)
          if (auto amount = es::field<std::int64_t>(*json, "amount")) return Added{*amount};
        return std::unexpected(es::DecodeError{data.type, data.schema, "not an event of a counter"});
      }};
  using Upcast = std::expected<std::vector<es::EventData>, es::DecodeError>;
  codec.upcasters.add("Added", 1, [](const es::EventData& old) -> Upcast {
    const auto n = es::field<std::int64_t>(*es::parse_json(old.payload.text()), "n");
    return std::vector{
        es::EventData{"Added", 2, {es::Json{{"n", n.value_or(0)}, {"m", 0}}.dump()}, {}, old.metadata}};
  });
  codec.upcasters.add("Added", 2, [](const es::EventData& old) -> Upcast {
    const auto json = es::parse_json(old.payload.text());
    std::vector<es::EventData> parts;
    for (const char* name : {"n", "m"})
      if (const auto amount = es::field<std::int64_t>(*json, name).value_or(0); amount != 0)
        parts.push_back({"Added", 3, {es::Json{{"amount", amount}}.dump()}, {}, old.metadata});
    return parts;
  });
  codec.upcasters.add("Noise", 1,
                      [](const es::EventData&) -> Upcast { return std::vector<es::EventData>{}; });
  return codec;
}

inline es::StreamId stream(const std::string& id) { return {"counter", id}; }

// One commit of one stored event for `id`: as an older program wrote it, or a later one.
inline es::NewCommit stored(const std::string& id, std::string type, int schema, std::string payload) {
  return {.events = {{stream(id), {std::move(type), schema, {std::move(payload)}, {}, {}}}}};
}

// One commit of one event for `id`, whatever its version.
inline es::NewCommit added(const std::string& id, std::int64_t amount, std::string command_id = {}) {
  return {.command_id = std::move(command_id),
          .command_fingerprint = static_cast<std::uint64_t>(amount),
          .events = {{stream(id), codec().encode(Added{amount})}}};
}

}  // namespace counter
