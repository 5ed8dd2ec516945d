// A projection folds the whole log into a read model: an answer kept ready for one kind of question.
// Its checkpoint is kept with the model, so that it knows what it has read; being shown an event twice,
// or an old one late, changes nothing.
//
// A projection pulls. Nobody calls it when something happens, so nothing that it does can delay or stop a
// writer; how far it lags behind is a number, and catching up is done in steps as large as one likes.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "es/fold.hpp"
#include "es/log.hpp"

namespace es {

template <class P>
concept Projection = requires(typename P::ReadModel model, const Recorded<typename P::Event>& recorded) {
  { P::name } -> std::convertible_to<std::string_view>;
  { P::initial() } -> std::same_as<typename P::ReadModel>;
  { P::project(std::move(model), recorded) } -> std::same_as<typename P::ReadModel>;
};

// `project` cannot say no. A projection that may be unable to take an event says so beforehand, in one
// clause ("the account is not among the balances"), so that no model is ever changed by half.
template <class P>
concept Particular = Projection<P> && requires(const typename P::ReadModel& model,
                                               const Recorded<typename P::Event>& recorded) {
  { P::obstacle(model, recorded) } -> std::same_as<std::optional<std::string>>;
};

// The event that a projection could not take, and why. Only this one projection stops.
struct Obstacle {
  Position position;
  std::string reason;
  bool operator==(const Obstacle&) const = default;
};

template <Projection P>
struct Projected {
  typename P::ReadModel model = P::initial();
  Position checkpoint;                 // the last position that the model has read
  std::optional<Obstacle> stopped_at;  // the position behind the checkpoint, which is held until it is read
};

// How many events the model has not read yet.
template <Projection P>
std::uint64_t lag(const Projected<P>& projected, Position head) {
  return head.value - std::min(head, projected.checkpoint).value;
}

// "Has my write reached this view?" A receipt's last position is all that the question needs.
template <Projection P>
bool has_read(const Projected<P>& projected, Position position) {
  return position <= projected.checkpoint;
}

// Reads these events, which follow the checkpoint. The model is moved through the fold, so that a long
// catch-up copies nothing.
template <Projection P>
void read_on(Projected<P>& projected, std::span<const Recorded<typename P::Event>> unread, Position through) {
  projected.model =
      fold([](typename P::ReadModel model,
              const Recorded<typename P::Event>& recorded) { return P::project(std::move(model), recorded); },
           std::move(projected.model), unread);
  projected.checkpoint = through;
}

template <Projection P>
void hold_before(Projected<P>& projected, Position position, std::string reason) {
  projected.checkpoint = just_before(position);
  projected.stopped_at = Obstacle{position, std::move(reason)};
}

inline constexpr auto any_number = std::numeric_limits<std::uint64_t>::max();

// Reads on from the checkpoint, at most so many stored events, and tries again what stopped it before.
template <Projection P>
Projected<P> catch_up(Projected<P> projected, const History<typename P::Event>& history,
                      std::uint64_t at_most = any_number) {
  if (history.through <= projected.checkpoint) return projected;
  projected.stopped_at.reset();
  const auto steps = std::min(at_most, lag(projected, history.through));
  const Position bound{projected.checkpoint.value + steps};
  const auto broken =
      std::ranges::upper_bound(history.unreadable, projected.checkpoint, {}, &Unreadable::position);
  const bool blocked = broken != history.unreadable.end() && broken->position <= bound;
  const Position through = blocked ? just_before(broken->position) : bound;

  auto unread = history.between(projected.checkpoint, through);
  if constexpr (Particular<P>) {
    while (!unread.empty()) {  // stored event by stored event: all of its parts are taken, or none
      const Position position = unread.front().position;
      const auto parts = history.between(just_before(position), position);
      for (const auto& part : parts)
        if (auto reason = P::obstacle(std::as_const(projected.model), part)) {
          hold_before(projected, position, *std::move(reason));
          return projected;
        }
      read_on(projected, parts, position);
      unread = unread.subspan(parts.size());
    }
  }
  read_on(projected, unread, through);
  if (blocked) hold_before(projected, broken->position, broken->error.type + ": " + broken->error.reason);
  return projected;
}

// Leaves out the event that stopped it, knowingly: the model will never have read it.
template <Projection P>
Projected<P> skip(Projected<P> projected) {
  if (projected.stopped_at) projected.checkpoint = projected.stopped_at->position;
  projected.stopped_at.reset();
  return projected;
}

}  // namespace es
