// An aggregate is a decider with a place to stand: its state, folded from one stream, and the version
// that the stream was read through.
#pragma once

#include <expected>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "es/decider.hpp"
#include "es/event_store.hpp"
#include "es/fold.hpp"
#include "es/log.hpp"

namespace es {

template <Decider D>
struct Aggregate {
  typename D::State state;
  Version loaded_at;  // of the stream as stored: an event that is read as nothing counts too
};

// The aggregate's `evolve`, for events with their place in the log. A log may hold the events of several
// kinds of aggregate, E then being a variant of their variants: those of another kind are nothing to this
// one.
template <Decider D>
struct Evolve {
  template <class E>
  typename D::State operator()(typename D::State&& state, const Recorded<E>& recorded) const {
    if constexpr (std::is_same_v<E, typename D::Event>) {
      return D::evolve(std::move(state), recorded.event);
    } else {
      const auto* own = std::get_if<typename D::Event>(&recorded.event);
      return own ? D::evolve(std::move(state), *own) : std::move(state);
    }
  }
};

// What a command brings besides itself.
struct Envelope {
  std::string command_id;
  std::uint64_t command_fingerprint = 0;
  std::optional<Version> expected_version;  // nothing: the version that was loaded
  JsonText metadata;
  Timestamp now;
};

template <Decider D>
using ExecuteError = std::variant<typename D::Rejection, AppendError, Unreadable>;

// The store's answer as an execution's.
template <Decider D>
std::expected<AppendReceipt, ExecuteError<D>> executed(std::expected<AppendReceipt, AppendError> appended) {
  if (!appended) return std::unexpected(std::move(appended.error()));
  return *appended;
}

}  // namespace es
