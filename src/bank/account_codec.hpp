// How account events are written, and how every shape that they have had is read.
//
//   type            schema  payload
//   AccountCreated  1       {"owner"}                           an account of before there were currencies
//                   2       {"owner","currency"}
//   MoneyDeposited  1       {"amount"}                          major units, a number of at most two decimals
//                   2       {"amount","currency","source"}
//                   3       {"amount_minor","currency","source"}
//   MoneyWithdrawn  1       {"amount"}
//                   2       {"amount_minor","currency"}
//   AccountClosed   1       {}
//
// The last schema of each type is what is written. A schema from the future is refused, never guessed.
#pragma once

#include "bank/account.hpp"
#include "es/codec.hpp"

namespace bank {

es::Codec<AccountEvent> account_codec();

// What reads the older schemas (account_upcasters.cpp).
es::Upcasters account_upcasters();

// The last schema of each type, which the upcasters have to lead to.
es::CurrentSchemas account_schemas();

// The label of an event: its C++ name, its stored type and its word on screen are one.
std::string type_of(const AccountEvent& event);

}  // namespace bank
