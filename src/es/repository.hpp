// A repository finds an aggregate and executes commands on it. To load is to fold the stream, on from the
// nearest snapshot; to execute is receipt, load, decide, append. Nothing is held in between: where an append
// is refused, what was decided is forgotten, and the next attempt begins with what the log says.
#pragma once

#include <algorithm>
#include <expected>
#include <optional>
#include <ranges>
#include <utility>
#include <variant>
#include <vector>

#include "es/aggregate.hpp"
#include "es/event_store.hpp"
#include "es/log.hpp"
#include "es/snapshot.hpp"
#include "es/temporal.hpp"

namespace es {

struct NotFound {  // the stream has never existed: not the same as an aggregate with an empty state
  StreamId stream;
};

// Where a caller named the version, a conflict is his answer. Everybody else lost a race, and may try again.
inline int attempts(const Envelope& envelope) { return envelope.expected_version ? 1 : 3; }

// Tries so many times at most, each time on what a faster writer has left.
template <class E, class Attempt>
auto against_rivals(EventStore& store, Log<E>& log, int attempts, Attempt attempt) {
  for (;; --attempts) {
    log.catch_up(store);
    auto executed = attempt();
    log.catch_up(store);
    const auto* refused = executed ? nullptr : std::get_if<AppendError>(&executed.error());
    const bool lost = refused && std::holds_alternative<VersionConflict>(*refused);
    if (!lost || attempts <= 1) return executed;
  }
}

// D's aggregates, out of a log that may hold other events too (E).
template <Decider D, class E = typename D::Event>
class Repository {
 public:
  using State = typename D::State;
  using LoadError = std::variant<NotFound, Unreadable>;
  using Executed = std::expected<AppendReceipt, ExecuteError<D>>;

  Repository(EventStore& store, Log<E>& log, Snapshots& snapshots, SnapshotCodec<State> codec)
      : store_(&store), log_(&log), snapshots_(&snapshots), codec_(codec) {}

  // As the stream stands. It cannot be loaded past an event that cannot be read.
  std::expected<Aggregate<D>, LoadError> load(const StreamId& stream) const {
    if (store_->version_of(stream).value == 0) return std::unexpected(NotFound{stream});
    const auto unreadable = std::ranges::find(log_->unreadable(), stream, &Unreadable::stream);
    if (unreadable != log_->unreadable().end()) return std::unexpected(*unreadable);
    return Aggregate<D>{as_of(stream, store_->head()), store_->version_of(stream)};
  }

  // To decide, a stream that does not exist is one in which nothing has happened.
  std::expected<Aggregate<D>, Unreadable> load_or_initial(const StreamId& stream) const {
    auto aggregate = load(stream);
    if (aggregate) return *std::move(aggregate);
    if (auto* unreadable = std::get_if<Unreadable>(&aggregate.error())) return std::unexpected(*unreadable);
    return Aggregate<D>{D::initial(), {}};
  }

  // As the stream stood at a position, as far as it can be read.
  State as_of(const StreamId& stream, Position position) const {
    const auto history = until(*log_, stream, position);
    Start start = nearest(stream, readable_through(*log_, stream, position));
    const auto tail = std::ranges::upper_bound(history, start.position, {}, &Recorded<E>::position);
    return fold(Evolve<D>{}, std::move(start.state), std::ranges::subrange(tail, history.end()));
  }

  // A retry under a known command id gets the first receipt before anything is decided. Where another writer
  // was faster, it is decided again on what he has left; but a caller who named the version is told instead.
  Executed execute(const StreamId& stream, const typename D::Command& command, const Envelope& envelope) {
    return against_rivals(*store_, *log_, attempts(envelope),
                          [&] { return try_to_execute(stream, command, envelope); });
  }

  // Takes a snapshot of the stream as it stands now, if the policy says that it is time.
  std::optional<Snapshot> remember(const StreamId& stream, const SnapshotPolicy& policy) {
    const auto aggregate = due_now(stream, policy) ? load(stream) : std::unexpected(NotFound{stream});
    if (!aggregate) return std::nullopt;
    const auto last = last_event(stream);
    Snapshot snapshot{stream,           last.version,  last.position,
                      last.recorded_at, codec_.schema, codec_.encode(aggregate->state)};
    snapshots_->add(snapshot);
    return snapshot;
  }

  // The snapshots that are of no use, and why.
  std::vector<IgnoredSnapshot> ignored() const {
    std::vector<IgnoredSnapshot> told;
    for (const Snapshot& snapshot : snapshots_->all())
      if (const auto why = unusable(snapshot)) told.push_back(*why);
    return told;
  }

 private:
  struct Start {
    State state = D::initial();
    Position position;
  };

  Executed try_to_execute(const StreamId& stream, const typename D::Command& command,
                          const Envelope& envelope) {
    const auto earlier = store_->receipt_of(envelope.command_id, envelope.command_fingerprint);
    if (!earlier) return std::unexpected(AppendError{earlier.error()});
    if (*earlier) return **earlier;

    const auto aggregate = load_or_initial(stream);
    if (!aggregate) return std::unexpected(aggregate.error());
    const Version expected = envelope.expected_version.value_or(aggregate->loaded_at);
    NewCommit commit{.command_id = envelope.command_id,
                     .command_fingerprint = envelope.command_fingerprint,
                     .conditions = {StreamIs{stream, ExpectedVersion::exactly(expected)}}};
    if (const auto conflict = store_->first_unmet(commit.conditions))
      return std::unexpected(append_error(*conflict));

    const auto decided = D::decide(command, aggregate->state);
    if (!decided) return std::unexpected(decided.error());
    for (const auto& event : *decided) {
      commit.events.push_back({stream, log_->codec().encode(E{event})});
      commit.events.back().data.metadata = envelope.metadata;
    }
    return executed<D>(store_->append(commit, envelope.now));
  }

  std::optional<IgnoredSnapshot> unusable(const Snapshot& snapshot) const {
    if (auto why = misfit(snapshot, *store_, codec_.schema)) return why;
    if (codec_.decode(snapshot.state)) return std::nullopt;
    return IgnoredSnapshot{snapshot.stream, snapshot.version, IgnoredSnapshot::Why::unreadable};
  }

  // Where a fold up to `through` may begin: at the youngest snapshot that is not beyond it, and fits.
  Start nearest(const StreamId& stream, Position through) const {
    for (const Snapshot& snapshot : std::views::reverse(snapshots_->of(stream))) {
      if (snapshot.position > through || misfit(snapshot, *store_, codec_.schema)) continue;
      if (auto state = codec_.decode(snapshot.state)) return {*std::move(state), snapshot.position};
    }
    return {};
  }

  const RecordedEvent& last_event(const StreamId& stream) const {
    return *std::ranges::prev(store_->read_stream(stream).end());
  }

  bool due_now(const StreamId& stream, const SnapshotPolicy& policy) const {
    if (store_->version_of(stream).value == 0) return false;
    const auto& now = last_event(stream);
    const Reached beginning{{}, store_->read_stream(stream).front().recorded_at};
    const auto usable = [&](const Snapshot& snapshot) { return !unusable(snapshot); };
    auto youngest_first = std::views::reverse(snapshots_->of(stream));
    const auto last = std::ranges::find_if(youngest_first, usable);
    return due(policy, last == youngest_first.end() ? beginning : Reached{last->version, last->recorded_at},
               {now.version, now.recorded_at});
  }

  EventStore* store_;
  Log<E>* log_;
  Snapshots* snapshots_;
  SnapshotCodec<State> codec_;
};

}  // namespace es
