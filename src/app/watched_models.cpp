#include "app/watched_models.hpp"

#include <algorithm>
#include <queue>
#include <ranges>
#include <type_traits>

#include "app/in_order.hpp"
#include "app/session.hpp"
#include "app/shown.hpp"
#include "es/temporal.hpp"

namespace app {
namespace {

constexpr std::uint64_t rebuilt_at_once = 20'000;  // events; a frame's worth

std::vector<BalanceRow> rows(const bank::AccountBalances::ReadModel& balances) {
  std::vector<BalanceRow> rows;
  for (const auto& [account, row] : in_order(balances))
    rows.push_back({std::string{account}, row->owner, shown(row->balance), row->balance.currency.text(),
                    row->status == bank::Account::Status::open});
  return rows;
}

TransactionRow row(const std::string& account, const bank::Transaction& t) {
  const bool deposit = t.type == bank::Transaction::Type::deposit;
  return {t.position, account, deposit ? "MoneyDeposited" : "MoneyWithdrawn",
          deposit ? gained(t.amount) : lost(t.amount), t.amount.currency.text()};
}

// The newest of all accounts through the cursor: each account's list is in order, so the newest of all is at
// the end of one. A shorter history has the same first transactions, so nothing is folded anew.
std::vector<TransactionRow> newest(const bank::TransactionHistory::ReadModel& history, es::Position cursor) {
  struct End {
    const std::string* account;
    const std::vector<bank::Transaction>* list;
    std::size_t left;
    const bank::Transaction& last() const { return (*list)[left - 1]; }
    bool operator<(const End& other) const { return last().position < other.last().position; }
  };
  std::priority_queue<End> ends;
  for (const auto& [account, list] : history) {
    const auto end = std::ranges::upper_bound(list, cursor, {}, &bank::Transaction::position);
    if (end != list.begin()) ends.push({&account.id(), &list, static_cast<std::size_t>(end - list.begin())});
  }
  std::vector<TransactionRow> rows;
  while (!ends.empty() && rows.size() < LabView::transactions_shown) {
    End end = ends.top();
    ends.pop();
    rows.push_back(row(*end.account, end.last()));
    if (--end.left > 0) ends.push(end);
  }
  return rows;
}

// An account's points through the cursor: of a shorter history, the same first ones.
std::vector<ChartLine> lines(const bank::BalanceHistory::ReadModel& history, es::Position cursor) {
  std::vector<ChartLine> lines;
  for (const auto& [account, points] : in_order(history)) {
    const auto end = std::ranges::upper_bound(*points, cursor, {}, &bank::BalancePoint::position);
    if (end != points->begin()) lines.push_back({std::string{account}, {points->begin(), end}});
  }
  return lines;
}

// The events that changed the balance; the one that opened the account did not.
std::vector<es::Position> explanation(std::span<const bank::BalancePoint> points) {
  std::vector<es::Position> positions;
  std::int64_t balance = 0;
  for (const auto& point : points)
    if (std::exchange(balance, point.balance.minor) != point.balance.minor)
      positions.push_back(point.position);
  return positions;
}

template <es::Projection P>
ModelStatus status(const Watched<P>& watched, const es::Projected<P>& live, const Cursor& cursor) {
  const auto& model = watched.shown(live);
  ModelStatus status{.name = P::name,
                     .checkpoint = std::min(model.checkpoint, cursor.position),
                     .paused = watched.is_paused(),
                     .stopped_at = model.stopped_at,
                     .rebuilt = watched.rebuilt()};
  if (watched.beside()) status.rebuilding = watched.beside()->checkpoint;
  return status;
}

}  // namespace

template <es::Projection P>
const es::Projected<P>& WatchedModels::live() const {
  if constexpr (std::is_same_v<P, bank::BalanceHistory>)
    return balance_history_;
  else
    return std::get<es::Projected<P>>(session_->read_models());
}

template <es::Projection P>
void WatchedModels::skip_in_live() {
  if constexpr (std::is_same_v<P, bank::BalanceHistory>)
    balance_history_ = es::skip(std::move(balance_history_));
  else
    session_->skip_obstacle<P>();
}

void WatchedModels::catch_up() {
  const auto history = es::until(session_->log(), session_->store().head());
  balance_history_ = es::catch_up(std::move(balance_history_), history);
  earlier_balances_.read_on(history);
}

template <class Do>
void WatchedModels::with(Model model, Do what) {
  const auto one = [&]<es::Projection P>(Watched<P>& watched) { what(watched, live<P>()); };
  switch (model) {
    case Model::balances:
      return one(std::get<0>(watched_));
    case Model::transactions:
      return one(std::get<1>(watched_));
    case Model::balance_history:
      return one(std::get<2>(watched_));
  }
}

void WatchedModels::tend(const TendModel& wish) {
  catch_up();
  const auto history = es::until(session_->log(), session_->store().head());
  with(wish.model, [&]<es::Projection P>(Watched<P>& watched, const es::Projected<P>& live) {
    switch (wish.how) {
      case Tending::pause:
        return watched.pause(live);
      case Tending::follow:
        return watched.follow();
      case Tending::step:
        return watched.step(live, history);
      case Tending::retry:
        return session_->catch_up();
      case Tending::skip:
        return watched.is_paused() ? watched.skip() : skip_in_live<P>();
      case Tending::rebuild:
        return watched.rebuild();
      case Tending::cancel:
        return watched.cancel();
    }
  });
  catch_up();
}

void WatchedModels::carry_on() {
  const auto history = es::until(session_->log(), session_->store().head());
  for (const auto model : all_models)
    with(model, [&](auto& watched, const auto& live) { watched.carry_on(live, history, rebuilt_at_once); });
}

void WatchedModels::show(LabView& view) {
  catch_up();
  const auto cursor = view.cursor;
  const auto& [balances, transactions, history] = watched_;
  // What has read no further than the cursor is at hand; what has, is folded from a memo.
  const auto& shown_balances = balances.shown(session_->balances());
  view.balances = rows(cursor.position >= shown_balances.checkpoint
                           ? shown_balances.model
                           : earlier_balances_.as_of(es::until(session_->log(), cursor.position)).model);
  view.transactions = newest(transactions.shown(session_->transactions()).model, cursor.position);
  view.chart = lines(history.shown(balance_history_).model, cursor.position);
  view.models = {status(balances, session_->balances(), cursor),
                 status(transactions, session_->transactions(), cursor),
                 status(history, balance_history_, cursor)};
  view.explained_by.clear();
  const auto line = std::ranges::find(view.chart, view.explained, &ChartLine::account);
  if (line != view.chart.end()) view.explained_by = explanation(line->points);
}

}  // namespace app
