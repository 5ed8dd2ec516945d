// All that can happen in the bank, as the log holds it: what happens to accounts, and how far transfers are.
// It is a variant of variants, so that an account's `evolve` has a lambda for each event of an account and
// for no other, and one that reads the whole log says in one line what it has no use for.
#pragma once

#include <variant>

#include "bank/account.hpp"
#include "bank/transfer.hpp"

namespace bank {

using Event = std::variant<AccountEvent, TransferEvent>;

}  // namespace bank
