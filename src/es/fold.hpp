// State is a fold over a line of events. This is the loop that everything else is: loading an
// aggregate, building a read model, replaying and travelling in time differ only in which function
// they pass and how long a history. No other loop in Foldline calls `evolve` or `project`.
#pragma once

#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace es {

// The state after the last event. State goes in and out by value and is moved, never copied, so that
// a read model of a million rows folds at memory speed.
template <class Evolve, class State, class History>
constexpr State fold(Evolve evolve, State state, const History& history) {
  for (const auto& event : history) state = evolve(std::move(state), event);
  return state;
}

// The state after every event, the last one included: what a balance history or a step-by-step
// display needs. It is the same fold, with a note taken at each step.
template <class Evolve, class State, class History>
constexpr std::vector<State> scan(Evolve evolve, State state, const History& history) {
  std::vector<State> states;
  fold(
      [&](State before, const auto& event) {
        State after = evolve(std::move(before), event);
        states.push_back(after);
        return after;
      },
      std::move(state), history);
  return states;
}

// Makes one function out of one lambda per event.
template <class... Lambdas>
struct overloaded : Lambdas... {
  using Lambdas::operator()...;
};

template <class Event, class State, class... Lambdas>
concept HasItsLambda = std::is_invocable_r_v<State, overloaded<Lambdas...>, State, const Event&>;

// What an `evolve` is made of: calls the lambda for the event that has happened with the state before it.
// There is no catch-all. Leave one event's lambda out, and this does not compile; the compiler says of which
// event it is not true that it has its lambda. The state is the caller's to give away, and is not copied.
template <class State, class... Events, class... Lambdas>
  requires(!std::is_reference_v<State> && (HasItsLambda<Events, State, Lambdas...> && ...))
State evolved(State&& before, const std::variant<Events...>& event, Lambdas... one_per_event) {
  return std::visit(
      [&](const auto& happened) -> State {
        return overloaded<Lambdas...>{one_per_event...}(std::forward<State>(before), happened);
      },
      event);
}

}  // namespace es
