#include "app/lab_view.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "app/account_beside.hpp"
#include "app/event_json.hpp"
#include "app/rfc3339.hpp"
#include "app/session.hpp"
#include "app/shown.hpp"
#include "es/json.hpp"
#include "storage/segmented_journal.hpp"

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

// What the upcasters make of an event on the way, without its beginning and its end.
std::vector<EventDetail::Reading> upcasts(const es::Upcasters& upcasters, const es::EventData& written) {
  std::vector<EventDetail::Reading> way;
  std::vector<es::EventData> events{written};
  for (;;) {
    std::vector<es::EventData> next;
    for (const auto& event : events) {
      auto step = upcasters.step(event);
      if (!step) return way;
      std::ranges::move(*step, std::back_inserter(next));
    }
    if (!std::ranges::any_of(next, [&](const auto& event) { return upcasters.needed_for(event); }))
      return way;
    for (const auto& event : next)
      way.push_back({event.type, event.schema, std::string{event.payload.text()}});
    events = std::move(next);
  }
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
  const auto* beside = account_beside(stored, commit);
  return {.position = position,
          .commit = stored.commit,
          .first_of_commit = commit.front().position == position,
          .last_of_commit = commit.back().position == position,
          .account = stored.stream.id(),
          .beside = beside ? beside->id() : "",
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
  detail.upcasts = upcasts(session_->log().codec().upcasters, stored.data);
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

std::vector<storage::SegmentLayout> LabView::segments(std::size_t newest) const {
  return journal_ ? journal_->layout(newest) : std::vector<storage::SegmentLayout>{};
}

Causes LabView::causes(es::Position position) const {
  return causes_of(*session_, position, cursor.position);
}

void LabView::read_on(FilteredLog& filtered) const { filtered.read_on(*session_); }

bool LabView::is_rebuilding() const {
  return std::ranges::any_of(models, [](const auto& model) { return model.rebuilding.has_value(); });
}

std::optional<FoldView> LabView::fold() const {
  const auto about = selected && *selected <= cursor.position ? *selected : cursor.position;
  if (about.value == 0) return std::nullopt;
  const auto& stored = session_->store().read_all()[about.value - 1];
  const auto* beside = account_beside(stored, session_->store().read_commit(stored.commit));
  return fold_view(*session_, beside ? *beside : stored.stream, about, cursor.position);
}

}  // namespace app
