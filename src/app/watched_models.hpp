// The read models on the screen, and what a person does with them. What they show is folded through the
// cursor; pausing, rebuilding or skipping changes nothing that is kept.
#pragma once

#include <tuple>

#include "app/intent.hpp"
#include "app/lab_view.hpp"
#include "app/watched.hpp"
#include "bank/account_balances.hpp"
#include "bank/balance_history.hpp"
#include "bank/transaction_history.hpp"
#include "es/memos.hpp"

namespace app {

class WatchedModels {
 public:
  explicit WatchedModels(Session& session) : session_(&session) {}

  void tend(const TendModel& wish);
  void carry_on();  // with the rebuilds that are under way, a bounded step

  // Fills in the rows, the lines of the chart, and how each model stands, as of the view's cursor.
  void show(LabView& view);

 private:
  template <es::Projection P>
  const es::Projected<P>& live() const;
  template <es::Projection P>
  void skip_in_live();
  void catch_up();
  template <class Do>
  void with(Model model, Do what);

  Session* session_;
  es::Projected<bank::BalanceHistory> balance_history_;  // only a screen has a use for it
  es::Memos<bank::AccountBalances> earlier_balances_;    // for a cursor in the past
  std::tuple<Watched<bank::AccountBalances>, Watched<bank::TransactionHistory>, Watched<bank::BalanceHistory>>
      watched_;  // in the order of `Model`
};

}  // namespace app
