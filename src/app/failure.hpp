// Why a command was not done. The families are never merged into one string before the edge: what was asked
// makes no sense or is too much (Invalid, es::TooLarge, es::Malformed), the domain said no
// (bank::Rejection), somebody was faster (es::VersionConflict, es::QueryConflict), or storage failed
// (es::StorageError, es::Unreadable).
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "bank/account.hpp"
#include "es/event_store.hpp"
#include "es/log.hpp"

namespace app {

struct Invalid {
  std::string reason;  // "BadAmount": as in the contract
  std::string field;   // "" where it is about the whole
};

// `unreadable` stands with storage: the bytes are there, and this version cannot read them.
using Failure = std::variant<Invalid, es::TooLarge, es::Malformed, bank::Rejection, es::VersionConflict,
                             es::QueryConflict, es::StorageError, es::Unreadable>;

std::string_view family(const Failure& failure);  // "invalid", "rejection", "conflict" or "storage"
std::string_view reason(
    const Failure& failure);  // "BadAmount", "InsufficientFunds", "VersionConflict", "DiskFull"
std::string sentence(const Failure& failure);  // what was refused, the numbers, what to do

}  // namespace app
