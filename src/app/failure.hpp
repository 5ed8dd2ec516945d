// Why a command was not done. The families are never merged into one string before the edge: what was asked
// makes no sense or is too much (Invalid, es::TooLarge, es::Malformed), the domain said no
// (bank::Rejection), somebody was faster (es::VersionConflict, es::QueryConflict), or storage failed
// (es::StorageError, es::Unreadable).
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <variant>

#include "app/done.hpp"
#include "bank/account.hpp"
#include "es/event_store.hpp"
#include "es/log.hpp"

namespace app {

struct Invalid {
  std::string reason;  // "BadAmount": as in the contract
  std::string field;   // "" where it is about the whole
};

// A transfer whose second half was refused. The bank said no, and yet there are facts: the money went, and
// came back.
struct Reversed {
  bank::Rejection why;
  Done kept;
};

// `unreadable` stands with storage: the bytes are there, and this version cannot read them.
using Failure = std::variant<Invalid, es::TooLarge, es::Malformed, bank::Rejection, Reversed,
                             es::VersionConflict, es::QueryConflict, es::StorageError, es::Unreadable>;

// What was kept: nothing where a command was refused, unless it is a transfer that was reversed.
inline const Done* kept_by(const std::expected<Done, Failure>& outcome) {
  if (outcome) return &*outcome;
  const auto* reversed = std::get_if<Reversed>(&outcome.error());
  return reversed ? &reversed->kept : nullptr;
}

std::string_view family(const Failure& failure);  // "invalid", "rejection", "conflict" or "storage"
std::string_view reason(
    const Failure& failure);  // "BadAmount", "InsufficientFunds", "VersionConflict", "DiskFull"
std::string sentence(const Failure& failure);  // what was refused, the numbers, what to do

}  // namespace app
