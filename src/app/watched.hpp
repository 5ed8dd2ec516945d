// A read model as a person watches it: it follows the log, or is paused and read on event by event; and it
// can be rebuilt from nothing beside itself, and compared.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "es/replay.hpp"

namespace app {

struct Rebuilt {
  es::Position through;  // how far it has read
  bool equal = false;    // to the live one
};

template <es::Projection P>
class Watched {
 public:
  using Model = es::Projected<P>;
  using History = es::History<typename P::Event>;

  const Model& shown(const Model& live) const { return paused_ ? *paused_ : live; }
  bool is_paused() const { return paused_.has_value(); }

  void pause(const Model& live) { paused_ = shown(live); }
  void follow() { paused_.reset(); }
  void step(const Model& live, const History& history) {
    pause(live);
    paused_ = es::catch_up(*std::move(paused_), history, 1);
  }
  void skip() {
    if (paused_) paused_ = es::skip(*std::move(paused_));
  }

  void rebuild() {
    beside_ = Model{};
    rebuilt_.reset();
  }
  void cancel() { beside_.reset(); }
  const std::optional<Model>& beside() const { return beside_; }  // the one that is being rebuilt
  const std::optional<Rebuilt>& rebuilt() const { return rebuilt_; }

  // Reads on with the rebuild, at most so many events; at its end it is compared.
  void carry_on(const Model& live, const History& history, std::uint64_t at_most) {
    if (!beside_) return;
    beside_ = es::catch_up(*std::move(beside_), history, at_most);
    if (beside_->checkpoint < live.checkpoint && !beside_->stopped_at) return;
    rebuilt_ = Rebuilt{beside_->checkpoint, es::same(live, *beside_)};
    beside_.reset();
  }

 private:
  std::optional<Model> paused_, beside_;
  std::optional<Rebuilt> rebuilt_;
};

}  // namespace app
