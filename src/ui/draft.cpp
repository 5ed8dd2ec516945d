#include "ui/draft.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "nlohmann/json.hpp"

namespace ui {
namespace {

constexpr std::array<std::string_view, 6> people{"Alice", "Bob", "Carol", "Dan", "Erin", "Frank"};

void propose_account(Draft& draft, const std::vector<app::BalanceRow>& taken) {
  for (std::size_t number = 1;; ++number) {
    const auto owner = people[(number - 1) % people.size()];
    std::string id{owner};
    id.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(id.front())));
    id += "-" + std::to_string(number);
    if (std::ranges::find(taken, id, &app::BalanceRow::account) != taken.end()) continue;
    draft.account = id;
    draft.owner = owner;
    return;
  }
}

bool same(const app::Answer& a, const app::Answer& b) {
  return a.ok == b.ok && a.position == b.position && a.version == b.version && a.sentence == b.sentence;
}

}  // namespace

std::string command_name(Command command) {
  switch (command) {
    case Command::open_account:
      return "OpenAccount";
    case Command::deposit:
      return "DepositMoney";
    case Command::withdraw:
      return "WithdrawMoney";
    case Command::transfer:
      return "TransferMoney";
    case Command::close_account:
      return "CloseAccount";
  }
  return {};
}

bool needs_owner(Command command) { return command == Command::open_account; }
bool needs_amount(Command command) {
  return command == Command::deposit || command == Command::withdraw || command == Command::transfer;
}
bool needs_to(Command command) { return command == Command::transfer; }

Draft first_draft() {
  Draft draft;
  propose_account(draft, {});
  return draft;
}

std::string command_json(const Draft& draft) {
  const bool is_transfer = draft.command == Command::transfer;
  nlohmann::ordered_json command{{"command", command_name(draft.command)},
                                 {is_transfer ? "from" : "account", draft.account}};
  if (is_transfer) command["to"] = draft.to;
  if (needs_owner(draft.command)) command["owner"] = draft.owner;
  if (needs_amount(draft.command)) command["amount"] = draft.amount;
  // What a person typed may be no UTF-8 after a cut in the middle; it is answered, not thrown.
  return command.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void choose(Draft& draft, Command command, const app::LabView& view) {
  draft.command = command;
  const auto& taken = view.balances;
  const bool known = std::ranges::find(taken, draft.account, &app::BalanceRow::account) != taken.end();
  if (command == Command::open_account && known) propose_account(draft, taken);
  if (command != Command::open_account && !known && !taken.empty()) draft.account = taken.back().account;
  if (command != Command::transfer || !draft.to.empty()) return;
  const auto other =
      std::ranges::find_if(taken, [&](const auto& row) { return row.account != draft.account; });
  if (other != taken.end()) draft.to = other->account;
}

void take_in(Draft& draft, const app::LabView& view) {
  const bool is_empty = view.head().value == 0;
  if (is_empty && !draft.log_is_empty) {  // it was emptied: everything begins anew, but for what is looked at
    const Draft fresh = first_draft();
    draft.command = fresh.command;
    draft.account = fresh.account;
    draft.owner = fresh.owner;
    draft.to = fresh.to;
    draft.asked.reset();
  }
  const bool filled = draft.log_is_empty && !is_empty;
  draft.log_is_empty = is_empty;
  const bool answered = view.answer && (!draft.answered || !same(*draft.answered, *view.answer));
  if (answered) draft.answered = view.answer;
  const bool opened = answered && view.answer->ok && draft.asked == Command::open_account;
  if ((filled || opened) && draft.command == Command::open_account) choose(draft, Command::deposit, view);
}

std::optional<Amends> amends_for(const Draft& draft, const app::LabView& view) {
  const bool kept = view.answer && view.answer->ok && !view.answer->waiting;
  if (!kept || !draft.asked || draft.asked_json != command_json(draft)) return {};
  switch (*draft.asked) {
    case Command::deposit:
      return Amends{Command::withdraw, draft.account, draft.to, draft.amount};
    case Command::withdraw:
      return Amends{Command::deposit, draft.account, draft.to, draft.amount};
    case Command::transfer:
      return Amends{Command::transfer, draft.to, draft.account, draft.amount};
    case Command::open_account:
    case Command::close_account:
      return {};  // an account is opened once, and closed for good
  }
  return {};
}

void fill_in(Draft& draft, const Amends& amends) {
  draft.command = amends.command;
  draft.account = amends.account;
  draft.to = amends.to;
  draft.amount = amends.amount;
}

Subject subject_of(const app::Answer& answer) {
  const auto is = [&](std::initializer_list<std::string_view> reasons) {
    return std::ranges::find(reasons, answer.reason) != reasons.end();
  };
  if (answer.field == "to" || is({"SameAccount"})) return Subject::to;
  if (answer.field == "amount" ||
      is({"InsufficientFunds", "AmountNotPositive", "BalanceTooLarge", "BadAmount"}))
    return Subject::amount;
  if (answer.field == "owner" || is({"BadOwner"})) return Subject::owner;
  if (answer.field == "account" || answer.field == "from" ||
      is({"AccountNotOpened", "AccountAlreadyOpen", "AccountIsClosed", "BalanceNotZero", "BadId"}))
    return Subject::account;
  return Subject::none;
}

}  // namespace ui
