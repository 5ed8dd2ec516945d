// The fold of one account, step by step: its state before an event, the event, and its state after it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "es/event.hpp"

namespace app {

class Session;

struct AccountShown {
  std::string balance, currency, owner;  // balance as shown, "1,075.50"
  std::string status;                    // a word: "open"
  es::Version version;
  bool operator==(const AccountShown&) const = default;
};

struct FoldStep {
  es::Position position;
  std::string type;    // "MoneyDeposited"
  std::string change;  // of the balance, as shown: "+75.50"; "" where there is none
  AccountShown after;
};

struct FoldView {
  std::string account;
  AccountShown before;  // the first step
  std::vector<FoldStep> steps;
  std::size_t chosen = 0;                      // which of the steps is the event that one asked about
  std::optional<es::Position> previous, next;  // the account's events beside it, as far as they are read
};

// The event at `about` and its neighbour, out of what is read of the account through `through`; nothing where
// nothing is. An event that is read as several is as many steps.
std::optional<FoldView> fold_view(const Session&, const es::StreamId& account, es::Position about,
                                  es::Position through);

}  // namespace app
