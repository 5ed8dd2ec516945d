// A session is one opened log with everything that is kept ready over it: the decoded events and the live
// read models. The command line, the page and the tests all work through it. It knows no clock: the time
// comes in with each command.
#pragma once

#include <expected>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/command_json.hpp"
#include "app/failure.hpp"
#include "bank/account_balances.hpp"
#include "bank/account_codec.hpp"
#include "bank/account_snapshot.hpp"
#include "bank/daily_totals.hpp"
#include "bank/transaction_history.hpp"
#include "es/event_store.hpp"
#include "es/log.hpp"
#include "es/projection.hpp"
#include "es/repository.hpp"
#include "es/snapshot.hpp"

namespace app {

// A command that was done: what it appended, and where its account stands after it.
struct Done {
  es::AppendReceipt receipt;
  es::Version version;
};

using Accounts = es::Repository<bank::AccountDecider>;

class Session {
 public:
  // `kept` are the commits that the journal holds already; `snapshots` are memos of them, if somebody has
  // any.
  Session(es::Journal& journal, std::vector<es::Commit> kept, es::Snapshots snapshots = {});
  Session(const Session&) = delete;  // its repository points into it
  Session& operator=(const Session&) = delete;

  // Checks in the contract's order (the form was checked by parse_command): command id, time, expected
  // version, the domain's rules. `now` is used where the command brings no time of its own.
  std::expected<Done, Failure> execute(const CommandRequest& request, es::Timestamp now);

  // Takes in what another writer has kept since.
  std::expected<void, es::StorageError> read_on();

  // From now on a snapshot of an account is taken where the policy says so. They serve at once; whoever wants
  // them to outlive the session fetches the new ones and writes them down.
  void take_snapshots(const es::SnapshotPolicy& policy) { policy_ = policy; }
  std::vector<es::Snapshot> fetch_new_snapshots() { return std::exchange(new_snapshots_, {}); }

  const es::EventStore& store() const { return store_; }
  const es::Log<bank::AccountEvent>& log() const { return log_; }
  const Accounts& accounts() const { return accounts_; }
  const es::Snapshots& snapshots() const { return snapshots_; }

  // The live read models.
  const auto& read_models() const { return read_models_; }
  const auto& balances() const { return std::get<es::Projected<bank::AccountBalances>>(read_models_); }
  const auto& transactions() const { return std::get<es::Projected<bank::TransactionHistory>>(read_models_); }

 private:
  void catch_up();
  void take_due_snapshots(const es::AppendReceipt& receipt);

  es::EventStore store_;
  es::Log<bank::AccountEvent> log_;
  es::Snapshots snapshots_;
  Accounts accounts_{store_, log_, snapshots_, bank::account_snapshots()};
  es::SnapshotPolicy policy_;
  std::vector<es::Snapshot> new_snapshots_;
  std::tuple<es::Projected<bank::AccountBalances>, es::Projected<bank::TransactionHistory>,
             es::Projected<bank::DailyTotals>>
      read_models_;
};

es::StreamId account_stream(const std::string& account);

}  // namespace app
