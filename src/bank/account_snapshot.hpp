// How the state of an account is written into a snapshot.
#pragma once

#include "bank/account.hpp"
#include "es/snapshot.hpp"

namespace bank {

es::SnapshotCodec<Account> account_snapshots();

}  // namespace bank
