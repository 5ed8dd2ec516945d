#include "bank/transfer_process.hpp"

#include <algorithm>

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
  return es::parse_json(metadata.text()).value_or(es::Json::object());
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

}  // namespace

Transfer transfer_of(const es::Log<Event>& log, const es::StreamId& transfer) {
  const auto evolve = [](Transfer state, const es::Recorded<Event>& recorded) {
    const auto* event = std::get_if<TransferEvent>(&recorded.event);
    return event ? Transfer::evolve(std::move(state), *event) : state;
  };
  return es::fold(evolve, Transfer{}, log.stream(transfer));
}

// Both steps are decided again where a rival was faster on the account that they ask.
TransferProcess::Step TransferProcess::start(const TransferMoney& wish, const es::Envelope& envelope) {
  return es::against_rivals(*store_, *log_, es::attempts(envelope),
                            [&] { return try_to_start(wish, envelope); });
}

TransferProcess::Step TransferProcess::finish(const es::StreamId& transfer, es::Timestamp now) {
  return es::against_rivals(*store_, *log_, es::attempts({}), [&] { return try_to_finish(transfer, now); });
}

TransferProcess::Step TransferProcess::try_to_start(const TransferMoney& wish, const es::Envelope& envelope) {
  const auto earlier = store_->receipt_of(envelope.command_id, envelope.command_fingerprint);
  if (!earlier) return std::unexpected(es::AppendError{earlier.error()});
  if (*earlier) return **earlier;

  const auto from = accounts_->load_or_initial(wish.from);
  if (!from) return std::unexpected(from.error());
  if (const auto to = accounts_->load_or_initial(wish.to); !to) return std::unexpected(to.error());
  const es::StreamId transfer = new_transfer(*store_, envelope.command_id);
  const es::Version expected = envelope.expected_version.value_or(from->loaded_at);
  es::NewCommit commit{.command_id = envelope.command_id,
                       .command_fingerprint = envelope.command_fingerprint,
                       .conditions = {es::StreamIs{wish.from, es::ExpectedVersion::exactly(expected)},
                                      es::StreamIs{transfer, es::ExpectedVersion::no_stream()}}};
  if (auto conflict = store_->first_unmet(commit.conditions))
    return std::unexpected(es::append_error(*conflict));

  const auto step = first_step(wish, from->state);
  if (!step) return std::unexpected(step.error());
  add(commit, *log_, *step, transfer, first_metadata(envelope, transfer));
  return es::executed<AccountDecider>(store_->append(commit, envelope.now));
}

TransferProcess::Step TransferProcess::try_to_finish(const es::StreamId& transfer, es::Timestamp now) {
  const std::string command_id = "transfer:" + transfer.id();
  const auto earlier = store_->receipt_of(command_id, 0);
  if (!earlier) return std::unexpected(es::AppendError{earlier.error()});
  if (*earlier) return **earlier;

  const auto unreadable = std::ranges::find(log_->unreadable(), transfer, &es::Unreadable::stream);
  if (unreadable != log_->unreadable().end()) return std::unexpected(*unreadable);
  const Transfer state = transfer_of(*log_, transfer);
  if (state.status != Transfer::Status::started) return es::AppendReceipt{};
  const auto to = accounts_->load_or_initial(state.terms->to);
  if (!to) return std::unexpected(to.error());
  es::NewCommit commit{
      .command_id = command_id,
      .conditions = {es::StreamIs{state.terms->to, es::ExpectedVersion::exactly(to->loaded_at)},
                     es::StreamIs{transfer, es::ExpectedVersion::exactly(store_->version_of(transfer))}}};
  const TransferStep step = last_step(*state.terms, transfer, to->state);
  if (step.account == state.terms->from) {
    // A balance that cannot hold what comes back would stop at its end, and the rest be lost. So the money
    // stays on its way until there is room; nothing else keeps it away.
    const auto from = accounts_->load(step.account);
    if (from && !sum(from->state.balance, state.terms->amount)) return std::unexpected(BalanceTooLarge{});
    const es::Version seen = store_->version_of(step.account);
    commit.conditions.push_back(es::StreamIs{step.account, es::ExpectedVersion::exactly(seen)});
  }
  add(commit, *log_, step, transfer, last_metadata(store_->read_stream(transfer).front(), command_id));
  return es::executed<AccountDecider>(store_->append(commit, now));
}

}  // namespace bank
