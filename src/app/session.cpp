#include "app/session.hpp"

#include <algorithm>
#include <utility>

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

}  // namespace

es::StreamId account_stream(const std::string& account) { return {"account", account}; }

Session::Session(es::Journal& journal, std::vector<es::Commit> kept, es::Snapshots snapshots)
    : store_(journal, std::move(kept)), log_(bank::account_codec()), snapshots_(std::move(snapshots)) {
  catch_up();
}

std::expected<Done, Failure> Session::execute(const CommandRequest& request, es::Timestamp now) {
  const auto earlier = store_.receipt_of(request.command_id, request.command_fingerprint);
  if (!earlier) return std::unexpected(failure(es::AppendError{earlier.error()}));
  if (!*earlier && request.at && *request.at < store_.last_recorded_at())
    return std::unexpected(Invalid{"BadTime", "at"});

  const es::StreamId stream = account_stream(request.account);
  const auto receipt = accounts_.execute(stream, request.command,
                                         {.command_id = request.command_id,
                                          .command_fingerprint = request.command_fingerprint,
                                          .expected_version = request.expected_version,
                                          .metadata = request.metadata,
                                          .now = request.at.value_or(now)});
  catch_up();
  if (!receipt) return std::unexpected(failure(receipt.error()));
  take_due_snapshots(*receipt);
  const auto events = store_.read_commit(receipt->commit);
  const auto last = std::ranges::find(events.rbegin(), events.rend(), stream, &es::RecordedEvent::stream);
  // Two commands can be made to have one fingerprint. Then the receipt is of another account's command.
  if (last == events.rend()) return std::unexpected(Invalid{"CommandIdReused", "command_id"});
  return Done{*receipt, last->version};
}

std::expected<void, es::StorageError> Session::read_on() {
  auto read = store_.read_on();
  catch_up();
  return read;
}

void Session::take_due_snapshots(const es::AppendReceipt& receipt) {
  for (const auto& event : store_.read_commit(receipt.commit))
    if (event.stream.category() == "account")
      if (auto snapshot = accounts_.remember(event.stream, policy_))
        new_snapshots_.push_back(*std::move(snapshot));
}

void Session::catch_up() {
  log_.catch_up(store_);
  const auto history = es::until(log_, store_.head());
  std::apply([&](auto&... live) { ((live = es::catch_up(std::move(live), history)), ...); }, read_models_);
}

}  // namespace app
