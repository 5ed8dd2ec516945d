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
#include "app/done.hpp"
#include "app/failure.hpp"
#include "bank/account_balances.hpp"
#include "bank/account_snapshot.hpp"
#include "bank/daily_totals.hpp"
#include "bank/event_codec.hpp"
#include "bank/transaction_history.hpp"
#include "bank/transfer_process.hpp"
#include "bank/unfinished_transfers.hpp"
#include "es/event_store.hpp"
#include "es/log.hpp"
#include "es/projection.hpp"
#include "es/repository.hpp"
#include "es/snapshot.hpp"

namespace app {

class Session {
 public:
  // `kept` are the commits that the journal holds already; `snapshots` are memos of them, if somebody has
  // any.
  Session(es::Journal& journal, es::Commits kept, es::Snapshots snapshots = {});
  Session(const Session&) = delete;  // its repository points into it
  Session& operator=(const Session&) = delete;

  // Checks in the contract's order (the form was checked by parse_command): command id, time, expected
  // version, the domain's rules. `now` is used where the command brings no time of its own.
  std::expected<Done, Failure> execute(const CommandRequest& request, es::Timestamp now);

  // Finishes the transfers that a crash left between their halves. Whoever opens a log for writing calls this
  // once; a reader never does, and reading the log again moves nothing. What it keeps is dated as the last
  // commit, so that the clock of the log (which may be a simulated one) does not jump.
  std::expected<void, Failure> finish_transfers();

  // Facts from elsewhere: a run of commits, whole or not at all. Nothing is decided.
  struct NotKept {
    Failure failure;
    std::size_t commit = 0;  // which of the run, from 0
  };
  std::expected<void, NotKept> keep(const std::vector<es::NewCommit>& run);

  // Takes in what another writer has kept since.
  std::expected<void, es::StorageError> read_on();

  // From now on a snapshot of an account is taken where the policy says so. They serve at once; whoever wants
  // them to outlive the session fetches the new ones and writes them down.
  void take_snapshots(const es::SnapshotPolicy& policy) { policy_ = policy; }
  std::vector<es::Snapshot> fetch_new_snapshots() { return std::exchange(new_snapshots_, {}); }

  // Reads on with all that is kept ready, and tries again what a read model could not take.
  void catch_up();

  // Leaves out the event that stops a read model, knowingly: for as long as this log is open.
  template <es::Projection P>
  void skip_obstacle() {
    auto& live = std::get<es::Projected<P>>(read_models_);
    live = es::skip(std::move(live));
    catch_up();
  }

  const es::EventStore& store() const { return store_; }
  const es::Log<bank::Event>& log() const { return log_; }
  const bank::Accounts& accounts() const { return accounts_; }
  const es::Snapshots& snapshots() const { return snapshots_; }

  // The live read models.
  const auto& read_models() const { return read_models_; }
  const auto& balances() const { return std::get<es::Projected<bank::AccountBalances>>(read_models_); }
  const auto& transactions() const { return std::get<es::Projected<bank::TransactionHistory>>(read_models_); }
  const es::Projected<bank::UnfinishedTransfers>& unfinished() const { return unfinished_; }

 private:
  std::expected<Done, Failure> start_and_finish(const CommandRequest& request, es::Timestamp now);
  std::expected<es::AppendReceipt, Failure> start(const CommandRequest& request, es::Timestamp now);
  std::expected<void, Failure> finish_transfer(const es::StreamId& transfer, es::Timestamp now);
  std::expected<Done, Failure> outcome_of(const es::StreamId& transfer, bool repeated) const;
  void take_due_snapshots(es::CommitNumber commit);

  es::EventStore store_;
  es::Log<bank::Event> log_;
  es::Snapshots snapshots_;
  bank::Accounts accounts_{store_, log_, snapshots_, bank::account_snapshots()};
  bank::TransferProcess transfers_{store_, log_, accounts_};
  es::SnapshotPolicy policy_;
  std::vector<es::Snapshot> new_snapshots_;
  std::tuple<es::Projected<bank::AccountBalances>, es::Projected<bank::TransactionHistory>,
             es::Projected<bank::DailyTotals>>
      read_models_;
  es::Projected<bank::UnfinishedTransfers> unfinished_;
};

using bank::account_stream;

}  // namespace app
