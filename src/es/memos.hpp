// Looking back in bounded time. A read model as of a position is a fold from the beginning; memos of that
// fold, kept at even distances along the log, let it begin at the nearest one instead. As with snapshots, a
// memo changes no answer, only how long it takes: throw them all away, and the next question is slower.
//
// Their number is bounded, and so is what they hold: when there are too many, every second one goes and the
// distance doubles. So a log of any length costs the same memory, and a look back at most two distances of
// events.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "es/projection.hpp"

namespace es {

struct MemoBounds {
  std::size_t memos = 64;
  std::size_t rows = 100'000;      // in all of them together, where one holds many
  std::uint64_t distance = 1'024;  // events from one to the next, to begin with
};

template <Projection P>
class Memos {
 public:
  using History = es::History<typename P::Event>;

  explicit Memos(const MemoBounds& bounds = {}) : bounds_(bounds), distance_(bounds.distance) {}

  // Takes the memos that the log has grown long enough for. A model that is stopped is no memo: what comes
  // after it would be told differently from what a fold from nothing tells.
  void read_on(const History& history) {
    while (memos_.back().checkpoint.value + distance_ <= history.through.value) {
      auto next = catch_up(memos_.back(), history, distance_);
      if (next.stopped_at) return;
      memos_.push_back(std::move(next));
      if (memos_.size() > 2 &&
          (memos_.size() > bounds_.memos || memos_.size() * memos_.back().model.size() > bounds_.rows))
        thin_out();
    }
  }

  // The model as of the end of `history`, which is the beginning of the log that was read on from. It is read
  // on from what was asked for last where that lies nearest, so that going forward copies nothing.
  const Projected<P>& as_of(const History& history) {
    const Projected<P>& nearest =
        *std::ranges::prev(std::ranges::upper_bound(memos_, history.through, {}, &Projected<P>::checkpoint));
    const bool at_hand =
        !last_.stopped_at && last_.checkpoint <= history.through && last_.checkpoint >= nearest.checkpoint;
    last_ = catch_up(at_hand ? std::move(last_) : nearest, history);
    return last_;
  }

  std::size_t size() const { return memos_.size(); }
  std::uint64_t distance() const { return distance_; }

 private:
  void thin_out() {
    std::vector<Projected<P>> kept;
    for (std::size_t index = 0; index < memos_.size(); index += 2) kept.push_back(std::move(memos_[index]));
    memos_ = std::move(kept);
    distance_ *= 2;
  }

  MemoBounds bounds_;
  std::uint64_t distance_;
  std::vector<Projected<P>> memos_ =
      std::vector<Projected<P>>(1);  // by checkpoint; the first has read nothing
  Projected<P> last_;                // what was asked for last
};

}  // namespace es
