#include "bank/transfer_process.hpp"

#include "es/json.hpp"
#include "es/metadata.hpp"

namespace bank {
namespace {

// A transfer is called as its command is, or by the position at which it starts.
es::StreamId new_transfer(const es::EventStore& store, const std::string& command_id) {
  std::string id = command_id;
  if (id.empty()) id = "at-" + std::to_string(store.head().value + 1);
  while (store.version_of(transfer_stream(id)).value > 0) id += "_";  // a command was called at-17
  return transfer_stream(id);
}

es::Json brought(const es::JsonText& metadata) {
  return es::parse_json(metadata.text).value_or(es::Json::object());
}

// What belongs together has one correlation id: the transfer's, unless the command brought one.
es::JsonText first_metadata(const es::Envelope& envelope, const es::StreamId& transfer) {
  return es::written({.correlation_id = transfer.id()}, brought(envelope.metadata));
}

// The last step follows from an event and not from a wish, so that event is its cause.
es::JsonText last_metadata(const es::RecordedEvent& cause, const std::string& command_id) {
  es::Json metadata = brought(cause.data.metadata);
  metadata.erase("command_id");
  metadata.erase("causation_id");
  const std::string event_id = cause.stream.name() + "@" + std::to_string(cause.version.value);
  return es::written({.command_id = command_id, .causation_id = event_id}, std::move(metadata));
}

void add(es::NewCommit& commit, const es::Log<Event>& log, const TransferStep& step,
         const es::StreamId& transfer, const es::JsonText& metadata) {
  commit.events.push_back({step.account, log.codec().encode(Event{step.on_account})});
  commit.events.push_back({transfer, log.codec().encode(Event{step.on_transfer})});
  for (auto& event : commit.events) event.data.metadata = metadata;
}

// The last step, decided on `to` as it is now. A rival on `to` shows as a conflict.
std::expected<es::AppendReceipt, StepError> try_to_finish(es::EventStore& store, const es::Log<Event>& log,
                                                          const es::StreamId& transfer, es::Timestamp now) {
  const std::string command_id = "transfer:" + transfer.id();
  const auto earlier = store.receipt_of(command_id, 0);
  if (!earlier) return std::unexpected(es::AppendError{earlier.error()});
  if (*earlier) return **earlier;

  const Transfer state = transfer_of(log, transfer);
  if (state.status != Transfer::Status::started) return es::AppendReceipt{};
  const auto to = es::load<AccountDecider>(store, log, state.terms->to);
  if (!to) return std::unexpected(to.error());
  const es::Version seen = store.version_of(transfer);
  es::NewCommit commit{
      .command_id = command_id,
      .conditions = {es::StreamIs{state.terms->to, es::ExpectedVersion::exactly(to->loaded_at)},
                     es::StreamIs{transfer, es::ExpectedVersion::exactly(seen)}}};
  add(commit, log, last_step(*state.terms, transfer, to->state), transfer,
      last_metadata(store.read_stream(transfer).front(), command_id));
  auto receipt = store.append(commit, now);
  if (!receipt) return std::unexpected(std::move(receipt.error()));
  return *receipt;
}

bool is_conflict(const StepError& error) {
  const auto* append = std::get_if<es::AppendError>(&error);
  return append && std::holds_alternative<es::VersionConflict>(*append);
}

}  // namespace

Transfer transfer_of(const es::Log<Event>& log, const es::StreamId& transfer) {
  const auto evolve = [](Transfer state, const es::Recorded<Event>& recorded) {
    const auto* event = std::get_if<TransferEvent>(&recorded.event);
    return event ? Transfer::evolve(std::move(state), *event) : state;
  };
  return es::fold(evolve, Transfer{}, log.stream(transfer));
}

std::expected<es::AppendReceipt, StepError> start_transfer(es::EventStore& store, const es::Log<Event>& log,
                                                           const TransferMoney& wish,
                                                           const es::Envelope& envelope) {
  const auto earlier = store.receipt_of(envelope.command_id, envelope.command_fingerprint);
  if (!earlier) return std::unexpected(es::AppendError{earlier.error()});
  if (*earlier) return **earlier;

  const auto from = es::load<AccountDecider>(store, log, wish.from);
  if (!from) return std::unexpected(from.error());
  if (const auto to = es::load<AccountDecider>(store, log, wish.to); !to) return std::unexpected(to.error());
  const es::StreamId transfer = new_transfer(store, envelope.command_id);
  const es::Version expected = envelope.expected_version.value_or(from->loaded_at);
  es::NewCommit commit{.command_id = envelope.command_id,
                       .command_fingerprint = envelope.command_fingerprint,
                       .conditions = {es::StreamIs{wish.from, es::ExpectedVersion::exactly(expected)},
                                      es::StreamIs{transfer, es::ExpectedVersion::no_stream()}}};
  if (auto conflict = store.first_unmet(commit.conditions))
    return std::unexpected(es::append_error(*conflict));

  const auto step = first_step(wish, from->state);
  if (!step) return std::unexpected(step.error());
  add(commit, log, *step, transfer, first_metadata(envelope, transfer));
  auto receipt = store.append(commit, envelope.now);
  if (!receipt) return std::unexpected(std::move(receipt.error()));
  return *receipt;
}

std::expected<es::AppendReceipt, StepError> finish_transfer(es::EventStore& store, es::Log<Event>& log,
                                                            const es::StreamId& transfer, es::Timestamp now) {
  constexpr int attempts = 8;  // each fails only because somebody else's commit was kept
  for (int attempt = 1;; ++attempt) {
    log.catch_up(store);
    auto receipt = try_to_finish(store, log, transfer, now);
    if (receipt || attempt == attempts || !is_conflict(receipt.error())) return receipt;
  }
}

}  // namespace bank
