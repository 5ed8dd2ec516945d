// Takes the steps of a transfer, each one commit over two streams: what transfer.hpp decides happens here,
// and nowhere else. Nothing calls this while the log is replayed, or for one who only reads.
//
// A step has exactly one effect. The first has the command id of the wish. The last has an id that no wish
// can have ("transfer:" and the transfer's own), and a condition that the transfer stands where it was read.
#pragma once

#include <expected>

#include "bank/event.hpp"
#include "es/repository.hpp"

namespace bank {

using Accounts = es::Repository<AccountDecider, Event>;
using StepError = es::ExecuteError<AccountDecider>;

class TransferProcess {
 public:
  using Step = std::expected<es::AppendReceipt, StepError>;

  TransferProcess(es::EventStore& store, es::Log<Event>& log, const Accounts& accounts)
      : store_(&store), log_(&log), accounts_(&accounts) {}

  // The first step, or its receipt where the wish's command id is known. Once it is kept, the transfer will
  // be finished. (An account `to` that cannot be read could not be asked: then nothing starts.)
  Step start(const TransferMoney& wish, const es::Envelope& envelope);

  // The last step. `now` dates it.
  Step finish(const es::StreamId& transfer, es::Timestamp now);

 private:
  Step try_to_start(const TransferMoney& wish, const es::Envelope& envelope);
  Step try_to_finish(const es::StreamId& transfer, es::Timestamp now);

  es::EventStore* store_;
  es::Log<Event>* log_;
  const Accounts* accounts_;
};

// How far a transfer is, and on what terms.
Transfer transfer_of(const es::Log<Event>& log, const es::StreamId& transfer);

}  // namespace bank
