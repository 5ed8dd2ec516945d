// Takes the steps of a transfer, each one commit over two streams: what transfer.hpp decides happens here,
// and nowhere else. Nothing calls this while the log is replayed, or for one who only reads.
//
// A step has exactly one effect. The first has the command id of the wish. The last has an id that no wish
// can have ("transfer:" and the transfer's own), and a condition that the transfer stands where it was read.
#pragma once

#include <expected>

#include "bank/event.hpp"
#include "es/aggregate.hpp"
#include "es/event_store.hpp"
#include "es/log.hpp"

namespace bank {

using StepError = es::ExecuteError<AccountDecider>;

// The first step, or its receipt where the wish's command id is known. Once it is kept, the transfer will be
// finished. (An account `to` that cannot be read could not be asked: then nothing starts.)
std::expected<es::AppendReceipt, StepError> start_transfer(es::EventStore& store, const es::Log<Event>& log,
                                                           const TransferMoney& wish,
                                                           const es::Envelope& envelope);

// The last step. Where somebody was faster on `to`, it is asked anew. `now` dates it.
std::expected<es::AppendReceipt, StepError> finish_transfer(es::EventStore& store, es::Log<Event>& log,
                                                            const es::StreamId& transfer, es::Timestamp now);

// How far a transfer is, and on what terms.
Transfer transfer_of(const es::Log<Event>& log, const es::StreamId& transfer);

}  // namespace bank
