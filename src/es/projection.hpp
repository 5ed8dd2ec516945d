// A projection folds the whole log into a read model: an answer kept ready for one kind of question.
// Its checkpoint is kept with the model, so that it knows what it has read; being shown an event twice,
// or an old one late, changes nothing.
#pragma once

#include <algorithm>
#include <concepts>
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

template <Projection P>
struct Projected {
  typename P::ReadModel model = P::initial();
  Position checkpoint;  // the last position that the model has read
};

// Reads on from the checkpoint. The model is moved through the fold, so that a long catch-up copies
// nothing.
template <Projection P>
Projected<P> catch_up(Projected<P> projected, const History<typename P::Event>& history) {
  if (history.through <= projected.checkpoint) return projected;
  const auto unread = std::ranges::upper_bound(history.events, projected.checkpoint, {},
                                               &Recorded<typename P::Event>::position);
  projected.model =
      fold([](typename P::ReadModel model,
              const Recorded<typename P::Event>& recorded) { return P::project(std::move(model), recorded); },
           std::move(projected.model), std::ranges::subrange(unread, history.events.end()));
  projected.checkpoint = history.through;
  return projected;
}

}  // namespace es
