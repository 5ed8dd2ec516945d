#include "app/session.hpp"

#include <algorithm>
#include <utility>

#include "bank/transfer_process.hpp"
#include "es/temporal.hpp"

namespace app {
namespace {

// The families of es, as the session's.
Failure failure(const es::AppendError& error) {
  return std::visit(
      es::overloaded{
          [](const es::VersionConflict& e) -> Failure { return e; },
          [](const es::QueryConflict& e) -> Failure { return e; },
          [](const es::TooLarge& e) -> Failure { return e; },
          [](const es::Malformed& e) -> Failure { return e; },
          [](const es::CommandIdReused&) -> Failure { return Invalid{"CommandIdReused", "command_id"}; },
          [](const es::StorageError& e) -> Failure { return e; },
      },
      error);
}

Failure failure(const es::ExecuteError<bank::AccountDecider>& error) {
  return std::visit(es::overloaded{
                        [](const bank::Rejection& e) -> Failure { return e; },
                        [](const es::AppendError& e) -> Failure { return failure(e); },
                        [](const es::Unreadable& e) -> Failure { return e; },
                    },
                    error);
}

// The last event of `stream` in that commit; null where it has none.
const es::RecordedEvent* last_of(const es::EventStore& store, es::CommitNumber commit,
                                 const es::StreamId& stream) {
  const auto events = store.read_commit(commit);
  const auto last = std::ranges::find(events.rbegin(), events.rend(), stream, &es::RecordedEvent::stream);
  return last == events.rend() ? nullptr : &*last;
}

}  // namespace

Session::Session(es::Journal& journal, es::Commits kept, es::Snapshots snapshots)
    : store_(journal, std::move(kept)), log_(bank::event_codec()), snapshots_(std::move(snapshots)) {
  catch_up();
}

std::expected<Done, Failure> Session::execute(const CommandRequest& request, es::Timestamp now) {
  auto outcome = start_and_finish(request, now);
  if (const auto* kept = kept_by(outcome))
    for (const auto commit : kept->commits) take_due_snapshots(commit);
  return outcome;
}

std::expected<Done, Failure> Session::start_and_finish(const CommandRequest& request, es::Timestamp now) {
  const auto earlier = store_.receipt_of(request.command_id, request.command_fingerprint);
  if (!earlier) return std::unexpected(failure(es::AppendError{earlier.error()}));
  if (!*earlier && request.at && *request.at < store_.last_recorded_at())
    return std::unexpected(Invalid{"BadTime", "at"});
  // Where the storage failed between two halves. What still cannot be finished stays unfinished; this command
  // has its own answer.
  if (!unfinished_.model.empty()) (void)finish_transfers();

  const auto receipt = start(request, request.at.value_or(now));
  if (!receipt) return std::unexpected(receipt.error());
  // Two commands can be made to have one fingerprint. Then the receipt is of another account's command.
  const auto* of_account = last_of(store_, receipt->commit, account_stream(request.account));
  const auto events = store_.read_commit(receipt->commit);
  const auto transfer =
      std::ranges::find(events, "transfer", [](const auto& event) { return event.stream.category(); });
  const bool is_transfer = std::holds_alternative<bank::TransferMoney>(request.command);
  if (!of_account || is_transfer != (transfer != events.end()))
    return std::unexpected(Invalid{"CommandIdReused", "command_id"});
  if (!is_transfer) return Done{*receipt, of_account->version, {receipt->commit}};

  const es::StreamId stream = transfer->stream;
  if (auto finished = finish_transfer(stream, request.at.value_or(now)); !finished)
    return std::unexpected(std::move(finished.error()));
  return outcome_of(stream, receipt->repeated);
}

// All of a command on one account; the first half of a transfer.
std::expected<es::AppendReceipt, Failure> Session::start(const CommandRequest& request, es::Timestamp now) {
  const es::Envelope envelope{.command_id = request.command_id,
                              .command_fingerprint = request.command_fingerprint,
                              .expected_version = request.expected_version,
                              .metadata = request.metadata,
                              .now = now};
  auto receipt =
      std::visit(es::overloaded{
                     [&](const bank::AccountCommand& command) {
                       return accounts_.execute(account_stream(request.account), command, envelope);
                     },
                     [&](const bank::TransferMoney& wish) { return transfers_.start(wish, envelope); },
                 },
                 request.command);
  catch_up();
  if (!receipt) return std::unexpected(failure(receipt.error()));
  return *receipt;
}

std::expected<void, Failure> Session::finish_transfer(const es::StreamId& transfer, es::Timestamp now) {
  const auto receipt = transfers_.finish(transfer, now);
  catch_up();
  if (!receipt) return std::unexpected(failure(receipt.error()));
  return {};
}

// The two commits of a finished transfer as one answer, however long ago they were kept.
std::expected<Done, Failure> Session::outcome_of(const es::StreamId& transfer, bool repeated) const {
  const auto steps = store_.read_stream(transfer);
  const es::CommitNumber first = steps.front().commit, last = steps.back().commit;
  const bank::Transfer state = bank::transfer_of(log_, transfer);
  const auto* of_from = last_of(store_, last, state.terms->from);
  if (!of_from) of_from = last_of(store_, first, state.terms->from);
  Done done{.receipt = {.commit = last,
                        .first = store_.read_commit(first).front().position,
                        .last = store_.read_commit(last).back().position,
                        .repeated = repeated},
            .version = of_from->version,
            .commits = {first, last}};
  if (state.reason) return std::unexpected(Reversed{*state.reason, std::move(done)});
  return done;
}

std::expected<void, Failure> Session::finish_transfers() {
  std::expected<void, Failure> all;
  const auto unfinished = unfinished_.model;  // as it is now: it shrinks under the loop
  for (const auto& transfer : unfinished)
    if (auto finished = finish_transfer(transfer, store_.last_recorded_at()); !finished && all)
      all = std::move(finished);
  return all;
}

std::expected<void, Session::NotKept> Session::keep(const std::vector<es::NewCommit>& run) {
  const auto kept = store_.append_run(run, store_.last_recorded_at());
  catch_up();
  if (!kept) return std::unexpected(NotKept{failure(kept.error().error), kept.error().commit});
  return {};
}

std::expected<void, es::StorageError> Session::read_on() {
  auto read = store_.read_on();
  catch_up();
  return read;
}

void Session::take_due_snapshots(es::CommitNumber commit) {
  for (const auto& event : store_.read_commit(commit))
    if (event.stream.category() == "account")
      if (auto snapshot = accounts_.remember(event.stream, policy_))
        new_snapshots_.push_back(*std::move(snapshot));
}

void Session::catch_up() {
  log_.catch_up(store_);
  const auto history = es::until(log_, store_.head());
  std::apply([&](auto&... live) { ((live = es::catch_up(std::move(live), history)), ...); }, read_models_);
  unfinished_ = es::catch_up(std::move(unfinished_), history);
}

}  // namespace app
