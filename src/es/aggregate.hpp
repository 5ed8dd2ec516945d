// An aggregate is a decider with a place to stand: its state, folded from one stream, and the version
// that the stream was read through. Load, decide, append is all that a command handler does.
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
#include "es/temporal.hpp"

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
  typename D::State operator()(typename D::State state, const Recorded<E>& recorded) const {
    if constexpr (std::is_same_v<E, typename D::Event>) {
      return D::evolve(std::move(state), recorded.event);
    } else {
      const auto* own = std::get_if<typename D::Event>(&recorded.event);
      return own ? D::evolve(std::move(state), *own) : state;
    }
  }
};

// The aggregate as its stream stands. It cannot be loaded past an event that cannot be read.
template <Decider D, class E>
std::expected<Aggregate<D>, Unreadable> load(const EventStore& store, const Log<E>& log,
                                             const StreamId& stream) {
  for (const Unreadable& unreadable : log.unreadable())
    if (unreadable.stream == stream) return std::unexpected(unreadable);
  return Aggregate<D>{fold(Evolve<D>{}, D::initial(), log.stream(stream)), store.version_of(stream)};
}

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

// Load, decide, append. A retry under a known command id gets the first receipt before anything is
// decided, so that opening an account twice under one id is no rejection.
template <Decider D, class E>
std::expected<AppendReceipt, ExecuteError<D>> execute(EventStore& store, const Log<E>& log,
                                                      const StreamId& stream,
                                                      const typename D::Command& command,
                                                      const Envelope& envelope) {
  const auto earlier = store.receipt_of(envelope.command_id, envelope.command_fingerprint);
  if (!earlier) return std::unexpected(AppendError{earlier.error()});
  if (*earlier) return **earlier;

  const auto aggregate = load<D>(store, log, stream);
  if (!aggregate) return std::unexpected(aggregate.error());
  const Version expected = envelope.expected_version.value_or(aggregate->loaded_at);
  NewCommit commit{.command_id = envelope.command_id,
                   .command_fingerprint = envelope.command_fingerprint,
                   .conditions = {StreamIs{stream, ExpectedVersion::exactly(expected)}}};
  if (auto conflict = store.first_unmet(commit.conditions)) return std::unexpected(append_error(*conflict));

  const auto decided = D::decide(command, aggregate->state);
  if (!decided) return std::unexpected(decided.error());

  for (const auto& event : *decided) {
    commit.events.push_back({stream, log.codec().encode(E{event})});
    commit.events.back().data.metadata = envelope.metadata;
  }
  auto receipt = store.append(commit, envelope.now);
  if (!receipt) return std::unexpected(std::move(receipt.error()));
  return *receipt;
}

}  // namespace es
