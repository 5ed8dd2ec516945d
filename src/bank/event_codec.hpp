// The one codec of the log: account events as in account_codec.hpp, and those of transfers.
//
//   type               schema  payload
//   TransferStarted    1       {"from","to","amount_minor","currency"}   two accounts
//   TransferCompleted  1       {}
//   TransferReversed   1       {"reason"}                                the name of the rejection
#pragma once

#include <string>

#include "bank/event.hpp"
#include "es/codec.hpp"

namespace bank {

es::Codec<Event> event_codec();

// The last schema of each type: of accounts and of transfers.
es::CurrentSchemas event_schemas();

// The label of an event: its C++ name, its stored type and its word on screen are one.
std::string type_of(const Event& event);

}  // namespace bank
