// A bank that has lived through a history of its own, told by a seed: a few accounts, some dozens of
// commands, refused ones too, and transfers that a crash leaves half-way for a while, with snapshots taken on
// the way.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bank/account_balances.hpp"
#include "bank/account_snapshot.hpp"
#include "bank/event_codec.hpp"
#include "bank/transaction_history.hpp"
#include "bank/transfer_process.hpp"
#include "bank/unfinished_transfers.hpp"
#include "es/repository.hpp"
#include "es/temporal.hpp"

struct GeneratedBank {
  struct Told {
    es::StreamId account;
    std::variant<bank::AccountCommand, bank::TransferMoney> wish;
    es::Envelope envelope;
    bool kept = false;
  };

  explicit GeneratedBank(std::uint32_t seed) : random(seed) {
    const es::SnapshotPolicy policy{.every = upto(9)};
    for (std::uint64_t n = 10 + upto(40); n > 0; --n) {
      tell(accounts[upto(2)], policy);
      if (upto(4) == 0) catch_up();
      if (upto(2) == 0) finish_transfers();  // else a crash has left them, and the next one finds them
    }
    finish_transfers();
    catch_up();
  }
  GeneratedBank(const GeneratedBank&) = delete;

  std::uint64_t upto(std::uint64_t most) { return random() % (most + 1); }

  bank::AccountCommand command() {
    const bank::Amount amount{upto(3) == 0 ? random() : upto(500)};
    switch (upto(9)) {
      case 0:
        return bank::CloseAccount{};
      case 1:
      case 2:
        return bank::OpenAccount{std::string("o\"\xC3\x84\n", 1 + upto(1)) + std::to_string(upto(9)), {}};
      case 3:
      case 4:
      case 5:
        return bank::WithdrawMoney{amount};
      default:
        return bank::DepositMoney{amount, upto(1) == 0 ? "ATM" : ""};
    }
  }

  void tell(const es::StreamId& account, const es::SnapshotPolicy& policy) {
    clock += static_cast<std::int64_t>(upto(3)) - 1;  // it stands still now and then, and steps back
    Told next{.account = account, .wish = command()};
    if (upto(4) == 0) next.wish = bank::TransferMoney{account, accounts[upto(2)], {upto(600)}};
    next.envelope = {
        .command_id = "c-" + std::to_string(told.size()), .command_fingerprint = told.size(), .now = {clock}};
    next.kept = execute(next).has_value();
    told.push_back(std::move(next));
    repository.remember(account, policy);
  }

  bank::TransferProcess::Step execute(const Told& wish) {
    if (const auto* transfer = std::get_if<bank::TransferMoney>(&wish.wish))
      return transfers.start(*transfer, wish.envelope);
    return repository.execute(wish.account, std::get<bank::AccountCommand>(wish.wish), wish.envelope);
  }

  void finish_transfers() {
    unfinished = es::catch_up(std::move(unfinished), es::until(log, store.head()));
    for (const auto& transfer : unfinished.model) static_cast<void>(transfers.finish(transfer, {clock}));
  }

  void catch_up() {
    const auto history = es::until(log, store.head());
    balances = es::catch_up(std::move(balances), history);
    transactions = es::catch_up(std::move(transactions), history);
  }

  std::mt19937_64 random;
  std::int64_t clock = 1'000;
  std::vector<es::StreamId> accounts{{"account", "a"}, {"account", "b"}, {"account", "c"}};
  es::MemoryJournal journal;
  es::EventStore store{journal};
  es::Log<bank::Event> log{bank::event_codec()};
  es::Snapshots memos;
  es::Repository<bank::AccountDecider, bank::Event> repository{store, log, memos, bank::account_snapshots()};
  bank::TransferProcess transfers{store, log, repository};
  es::Projected<bank::UnfinishedTransfers> unfinished;
  es::Projected<bank::AccountBalances> balances;
  es::Projected<bank::TransactionHistory> transactions;
  std::vector<Told> told;
};
