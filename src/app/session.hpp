// A session is one opened log with everything that is kept ready over it: the decoded events and the live
// read models. The command line, the page and the tests all work through it. It knows no clock: the time
// comes in with each command.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "app/command_json.hpp"
#include "app/done.hpp"
#include "app/failure.hpp"
#include "bank/account_balances.hpp"
#include "bank/event_codec.hpp"
#include "bank/transaction_history.hpp"
#include "bank/unfinished_transfers.hpp"
#include "es/aggregate.hpp"
#include "es/event_store.hpp"
#include "es/log.hpp"
#include "es/projection.hpp"

namespace app {

class Session {
 public:
  // `kept` are the commits that the journal holds already.
  Session(es::Journal& journal, std::vector<es::Commit> kept);

  // Checks in the contract's order (the form was checked by parse_command): command id, time, expected
  // version, the domain's rules. `now` is used where the command brings no time of its own.
  std::expected<Done, Failure> execute(const CommandRequest& request, es::Timestamp now);

  // Finishes the transfers that a crash left between their halves. Whoever opens a log for writing calls this
  // once; a reader never does, and reading the log again moves nothing. What it keeps is dated as the last
  // commit, so that the clock of the log (which may be a simulated one) does not jump.
  std::expected<void, Failure> finish_transfers();

  // Takes in what another writer has kept since.
  std::expected<void, es::StorageError> read_on();

  const es::EventStore& store() const { return store_; }
  const es::Log<bank::Event>& log() const { return log_; }
  const es::Projected<bank::AccountBalances>& balances() const { return balances_; }
  const es::Projected<bank::TransactionHistory>& transactions() const { return transactions_; }
  const es::Projected<bank::UnfinishedTransfers>& unfinished() const { return unfinished_; }

 private:
  std::expected<es::AppendReceipt, Failure> start(const CommandRequest& request, es::Timestamp now);
  std::expected<void, Failure> finish_transfer(const es::StreamId& transfer, es::Timestamp now);
  std::expected<Done, Failure> outcome_of(const es::StreamId& transfer, bool repeated) const;
  void catch_up();

  es::EventStore store_;
  es::Log<bank::Event> log_;
  es::Projected<bank::AccountBalances> balances_;
  es::Projected<bank::TransactionHistory> transactions_;
  es::Projected<bank::UnfinishedTransfers> unfinished_;
};

using bank::account_stream;

}  // namespace app
