// The test language of a domain: given these events, when this command comes, then these events follow
// (or this rejection). It fails by printing both lists.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "catch_amalgamated.hpp"

#include "es/codec.hpp"
#include "es/decider.hpp"
#include "es/fold.hpp"

template <es::Decider D>
class Given {
 public:
  using Event = typename D::Event;
  using Events = std::vector<Event>;

  Given(es::Codec<Event> codec, Events past) : codec_(std::move(codec)), past_(std::move(past)) {}

  Given& when(const typename D::Command& command) {
    decided_ = D::decide(command, es::fold(D::evolve, D::initial(), past_));
    return *this;
  }

  void then(const Events& expected) const {
    INFO("given\n" << listed(past_) << "expected\n" << listed(expected) << "decided\n" << outcome());
    CHECK(decided_.has_value());
    CHECK((decided_ && *decided_ == expected));
  }

  template <class Why>
  void then_rejected(const Why& why) const {
    INFO("given\n" << listed(past_) << "expected a rejection, decided\n" << outcome());
    REQUIRE_FALSE(decided_.has_value());
    const auto* told = std::get_if<Why>(&decided_.error());
    REQUIRE(told);
    CHECK(*told == why);
  }

 private:
  std::string outcome() const {
    return decided_ ? listed(*decided_) : "  rejection " + std::to_string(decided_.error().index()) + "\n";
  }
  std::string listed(const Events& events) const {
    if (events.empty()) return "  nothing\n";
    std::string lines;
    for (const auto& event : events) {
      const es::EventData data = codec_.encode(event);
      lines += "  " + data.type + " " + std::string{data.payload.text()} + "\n";
    }
    return lines;
  }

  es::Codec<Event> codec_;
  Events past_;
  std::expected<Events, typename D::Rejection> decided_;
};
