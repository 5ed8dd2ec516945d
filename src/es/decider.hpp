// A decider is a piece of business logic as three pure functions (Jérémie Chassaing, "Functional
// Event Sourcing Decider"): what is true before anything happened, what a command leads to, and what
// an event changes.
//
//   initial ()               -> State
//   decide  (Command, State) -> the events that follow, or a rejection
//   evolve  (State, Event)   -> State
//
// `decide` may say no. `evolve` may not: what happened, happened. Neither reads a clock, a file or a
// random number, so the same history always gives the same state.
#pragma once

#include <concepts>
#include <expected>
#include <vector>

namespace es {

template <class D>
concept Decider = requires(const typename D::Command& command, typename D::State state,
                           const typename D::State& seen, const typename D::Event& event) {
  { D::initial() } -> std::same_as<typename D::State>;
  {
    D::decide(command, seen)
  } -> std::same_as<std::expected<std::vector<typename D::Event>, typename D::Rejection>>;
  { D::evolve(state, event) } -> std::same_as<typename D::State>;
};

}  // namespace es
