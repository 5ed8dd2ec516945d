// Replay is reading again. It starts at a checkpoint together with the model that was read up to it (from
// nothing, these are position 0 and the initial model), works beside the live one, and ends by being compared
// with it and put in its place. A replay "from a time into a fresh model" cannot be written down here: its
// sums would lack everything earlier.
//
// Only `project` runs, on values; there is no store in reach. So a replay has no side effect: no event is
// appended, no process manager fires, no mail goes out again.
#pragma once

#include <cstdint>
#include <utility>

#include "es/projection.hpp"
#include "es/temporal.hpp"

namespace es {

// Where a replay of everything behind `checkpoint` starts.
template <Projection P>
Projected<P> checkpoint_at(const Log<typename P::Event>& log, Position checkpoint) {
  return catch_up(Projected<P>{}, until(log, checkpoint));
}

// Reads on from `start` to the end of the history, in steps: a caller with other things to do calls
// catch_up himself, once a step.
template <Projection P>
Projected<P> replay(Projected<P> start, const History<typename P::Event>& history, std::uint64_t step) {
  Position before;
  do {
    before = start.checkpoint;
    start = catch_up(std::move(start), history, step);
  } while (start.checkpoint > before);
  return start;
}

// Both have read the same, and made the same of it.
template <Projection P>
bool same(const Projected<P>& live, const Projected<P>& rebuilt) {
  return live.checkpoint == rebuilt.checkpoint && live.model == rebuilt.model;
}

// The rebuilt one takes over as soon as it has read as far; until then the live one goes on answering.
template <Projection P>
void swap_in(Projected<P>& live, Projected<P>& rebuilt) {
  if (rebuilt.checkpoint >= live.checkpoint) std::swap(live, rebuilt);
}

}  // namespace es
