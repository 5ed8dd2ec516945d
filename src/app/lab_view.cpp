#include "app/lab_view.hpp"

#include <algorithm>
#include <span>

#include "app/event_json.hpp"
#include "app/rfc3339.hpp"
#include "app/session.hpp"
#include "app/shown.hpp"
#include "es/json.hpp"

namespace app {
namespace {

std::string amount_on_account(const bank::AccountEvent& event) {
  return std::visit(es::overloaded{
                        [](const bank::AccountCreated&) { return std::string{}; },
                        [](const bank::MoneyDeposited& e) { return gained(e.amount); },
                        [](const bank::MoneyWithdrawn& e) { return lost(e.amount); },
                        [](const bank::AccountClosed&) { return std::string{}; },
                    },
                    event);
}

// A transfer's amount has no sign: the money is on its way.
std::string amount_on_transfer(const bank::TransferEvent& event) {
  return std::visit(es::overloaded{
                        [](const bank::TransferStarted& e) { return shown(e.amount); },
                        [](const bank::TransferCompleted&) { return std::string{}; },
                        [](const bank::TransferReversed&) { return std::string{}; },
                    },
                    event);
}

std::string amount_shown(const bank::Event& event) {
  return std::visit(es::overloaded{
                        [](const bank::AccountEvent& e) { return amount_on_account(e); },
                        [](const bank::TransferEvent& e) { return amount_on_transfer(e); },
                    },
                    event);
}

// Everything of a lower number than what is unsaved is durable.
bool is_saved(const Durability& durability, es::CommitNumber commit) {
  return std::visit(es::overloaded{
                        [](const Saved&) { return true; },
                        [&](const Unsaved& d) { return commit < d.from; },
                        [&](const Saving& d) { return commit < d.from; },
                        [&](const SaveFailed& d) { return commit < d.from; },
                    },
                    durability);
}

std::string actor(const es::RecordedEvent& event) {
  const auto metadata = es::parse_json(event.data.metadata.text());
  return metadata ? es::field<std::string>(*metadata, "actor").value_or("") : "";
}

// The account that a transfer's event shares its commit with.
std::string account_beside(const es::RecordedEvent& event, std::span<const es::RecordedEvent> commit) {
  if (event.stream.category() != "transfer") return {};
  const auto other = std::ranges::find_if(
      commit, [&](const auto& neighbour) { return neighbour.stream.category() != event.stream.category(); });
  return other == commit.end() ? "" : other->stream.id();
}

}  // namespace

es::Position LabView::head() const { return session_->store().head(); }

std::uint64_t LabView::commit_count() const { return session_->store().last_commit().value; }

es::CommitNumber LabView::commit_of(es::Position position) const {
  return session_->store().read_all()[position.value - 1].commit;
}

EventRow LabView::event(es::Position position) const {
  const auto& stored = session_->store().read_all()[position.value - 1];
  const auto parts = session_->log().at(position);
  const auto commit = session_->store().read_commit(stored.commit);
  return {.position = position,
          .commit = stored.commit,
          .first_of_commit = commit.front().position == position,
          .last_of_commit = commit.back().position == position,
          .account = stored.stream.id(),
          .beside = account_beside(stored, commit),
          .version = stored.version,
          .type = parts.empty() ? stored.data.type : bank::type_of(parts.front().event),
          .amount = parts.empty() ? "" : amount_shown(parts.front().event),
          .actor = actor(stored),
          .recorded_at = text(stored.recorded_at),
          .saved = is_saved(durability, stored.commit)};
}

EventDetail LabView::detail(es::Position position) const {
  const auto& stored = session_->store().read_all()[position.value - 1];
  EventDetail detail{.row = event(position),
                     .id = event_id(stored),
                     .schema = stored.data.schema,
                     .written = std::string{stored.data.payload.text()},
                     .metadata = std::string{stored.data.metadata.text()}};
  for (const auto& recorded : session_->log().at(position)) {
    es::EventData read_as = session_->log().codec().encode(recorded.event);
    detail.readings.push_back({std::move(read_as.type), read_as.schema, std::move(read_as.payload).text()});
  }
  for (const auto& unreadable : session_->log().unreadable())
    if (unreadable.position == position) detail.unreadable = unreadable.error.reason;
  return detail;
}

std::string LabView::recorded_at(es::Position position) const {
  return position.value == 0 ? "" : text(session_->store().read_all()[position.value - 1].recorded_at);
}

}  // namespace app
