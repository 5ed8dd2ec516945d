#include "app/answers.hpp"

#include <algorithm>
#include <ranges>

#include "app/event_json.hpp"
#include "app/in_order.hpp"
#include "app/rfc3339.hpp"
#include "es/json.hpp"

namespace app {
namespace {

using bank::Account;
using es::OrderedJson;

// Invalid UTF-8 cannot come in, and must not throw if a damaged file brings some.
std::string line_of(const OrderedJson& document) {
  return document.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string joined(const std::vector<std::string>& documents) {
  std::string list = "[";
  for (const auto& document : documents) list += (list.size() > 1 ? "," : "") + document;
  return list + "]";
}

template <class Events>
std::string event_list(const Session& session, const Events& events) {
  std::vector<std::string> documents;
  for (const es::RecordedEvent& event : events)
    for (auto& document : event_json(session, event)) documents.push_back(std::move(document));
  return joined(documents);
}

const char* name(Account::Status status) {
  switch (status) {
    case Account::Status::not_opened:
      return "not_opened";
    case Account::Status::open:
      return "open";
    case Account::Status::closed:
      return "closed";
  }
  return "not_opened";
}

OrderedJson as_of_json(const es::AsOf& as_of) {
  return {{"position", as_of.position.value},
          {"recorded_at", as_of.recorded_at ? OrderedJson(text(*as_of.recorded_at)) : OrderedJson(nullptr)},
          {"ties", as_of.ties}};
}

OrderedJson model_json(const bank::AccountBalances::ReadModel& balances) {
  OrderedJson rows = OrderedJson::object();
  for (const auto& [account, row] : in_order(balances))
    rows[std::string{account}] = {{"owner", row->owner},
                                  {"balance", bank::text(row->balance)},
                                  {"currency", row->balance.currency.text()},
                                  {"status", name(row->status)}};
  return rows;
}

OrderedJson model_json(const bank::TransactionHistory::ReadModel& history) {
  OrderedJson rows = OrderedJson::object();
  for (const auto& [account, transactions] : in_order(history)) {
    OrderedJson& list = rows[std::string{account}] = OrderedJson::array();
    for (const auto& t : *transactions)
      list.push_back({{"type", t.type == bank::Transaction::Type::deposit ? "DEPOSIT" : "WITHDRAWAL"},
                      {"amount", bank::text(t.amount)},
                      {"recorded_at", text(t.recorded_at)},
                      {"version", t.version.value},
                      {"position", t.position.value}});
  }
  return rows;
}

OrderedJson model_json(const bank::DailyTotals::ReadModel& days) {
  OrderedJson rows = OrderedJson::object();
  for (const auto& [day, totals] : days) {
    const std::chrono::microseconds midnight = day.time_since_epoch();
    OrderedJson& row = rows[text(es::Timestamp{midnight.count()}).substr(0, 10)] = OrderedJson::object();
    for (const auto& [currency, total] : totals)
      row[currency] = {{"deposited", bank::text(total.deposited)},
                       {"withdrawn", bank::text(total.withdrawn)},
                       {"net", bank::text(total.net())},
                       {"transactions", total.transactions}};
  }
  return rows;
}

// The model as it stands, or as it stood: the live one is at hand, a past one is folded anew.
template <es::Projection P>
std::string projected_json(const Session& session, const es::Projected<P>& live, es::Position position) {
  const auto line = [](const es::Projected<P>& projected) {
    return line_of({{"projection", P::name},
                    {"checkpoint", projected.checkpoint.value},
                    {"model", model_json(projected.model)}});
  };
  if (position >= live.checkpoint) return line(live);
  return line(es::catch_up(es::Projected<P>{}, es::until(session.log(), position)));
}

// The last position that counts at `moment`; nothing where the log has no such moment.
std::optional<es::AsOf> resolved(const Session& session, const es::StreamId& stream, const Moment& moment) {
  const es::EventStore& store = session.store();
  if (const auto* version = std::get_if<es::Version>(&moment)) {
    if (*version > store.version_of(stream)) return std::nullopt;
    if (version->value == 0) return es::AsOf{};
    return es::as_of(store,
                     store.read_stream(stream)[static_cast<std::ptrdiff_t>(version->value - 1)].position);
  }
  if (const auto* position = std::get_if<es::Position>(&moment)) {
    if (*position > store.head()) return std::nullopt;
    return es::as_of(store, *position);
  }
  if (const auto* time = std::get_if<es::Timestamp>(&moment)) return es::position_at(store, *time);
  return es::as_of(store, store.head());
}

OrderedJson numbers(const Failure& failure) {
  OrderedJson fields = OrderedJson::object();
  if (const auto* invalid = std::get_if<Invalid>(&failure); invalid && !invalid->field.empty())
    fields["field"] = invalid->field;
  if (const auto* reversed = std::get_if<Reversed>(&failure))
    fields = {{"version", reversed->kept.version.value}, {"position", reversed->kept.receipt.last.value}};
  if (const auto* rejection = std::get_if<bank::Rejection>(&failure)) {
    if (const auto* funds = std::get_if<bank::InsufficientFunds>(rejection))
      fields = {{"balance", bank::text(funds->balance)}, {"requested", bank::text(funds->requested)}};
    if (const auto* left = std::get_if<bank::BalanceNotZero>(rejection))
      fields = {{"balance", bank::text(left->balance)}};
  }
  if (const auto* conflict = std::get_if<es::VersionConflict>(&failure))
    fields = {{"expected", conflict->expected.value}, {"actual", conflict->actual.value}};
  if (const auto* conflict = std::get_if<es::QueryConflict>(&failure))
    fields = {{"since", conflict->since.value}, {"found", conflict->found.value}};
  if (const auto* large = std::get_if<es::TooLarge>(&failure))
    fields = {{"size", large->size}, {"limit", large->limit}};
  return fields;
}

OrderedJson refusal(const Failure& failure) {
  OrderedJson document{
      {"ok", false}, {"error", family(failure)}, {"reason", reason(failure)}, {"message", sentence(failure)}};
  document.update(numbers(failure));
  return document;
}

// `document`, with one more field that is JSON text already.
std::string extended(const OrderedJson& document, const std::string& name, const std::string& json) {
  std::string line = line_of(document);
  line.pop_back();
  return line + ",\"" + name + "\":" + json + "}";
}

// All that a command kept, whether or not other commits stand in between.
std::string events_of(const Session& session, const Done& done) {
  std::vector<std::string> documents;
  for (const auto commit : done.commits)
    for (const auto& event : session.store().read_commit(commit))
      for (auto& document : event_json(session, event)) documents.push_back(std::move(document));
  return joined(documents);
}

}  // namespace

std::string answer_json(const Session& session, const std::expected<Done, Failure>& outcome,
                        std::optional<std::uint64_t> line) {
  if (!outcome) {
    OrderedJson document = refusal(outcome.error());
    if (line && family(outcome.error()) == "invalid") document["line"] = *line;
    if (const auto* kept = kept_by(outcome)) {
      if (kept->receipt.repeated) document["repeated"] = true;
      return extended(document, "events", events_of(session, *kept));
    }
    const auto* conflict = std::get_if<es::VersionConflict>(&outcome.error());
    if (!conflict) return line_of(document);
    // Lines that waited with this one may have appended since: those are not in between.
    const auto between =
        session.store().read_stream(conflict->stream, conflict->expected) |
        std::views::take_while([&](const auto& event) { return event.version <= conflict->actual; });
    return extended(document, "events", event_list(session, between));
  }
  return "{\"ok\":true,\"events\":" + events_of(session, *outcome) +
         ",\"version\":" + std::to_string(outcome->version.value) +
         ",\"position\":" + std::to_string(outcome->receipt.last.value) +
         (outcome->receipt.repeated ? ",\"repeated\":true}" : "}");
}

std::string refusal_json(const Failure& failure) { return line_of(refusal(failure)); }

std::string refusal_json(const ImportRefused& refused) {
  OrderedJson document = refusal(refused.failure);
  document["message"] = sentence(refused);
  if (refused.line > 0) document["line"] = refused.line;
  return line_of(document);
}

std::expected<std::string, NotThere> state_json(const Session& session, const std::string& account,
                                                const Moment& moment, std::optional<es::Position> since) {
  const es::StreamId stream = account_stream(account);
  if (session.store().version_of(stream).value == 0) return std::unexpected(NotThere::account);
  auto as_of = resolved(session, stream, moment);
  if (!as_of || since > as_of->position) return std::unexpected(NotThere::moment);
  if (const auto through = es::readable_through(session.log(), stream, as_of->position);
      through < as_of->position)
    as_of = es::as_of(session.store(), through);

  const auto history = es::until(session.log(), stream, as_of->position);
  const Account state = session.accounts().as_of(stream, as_of->position);
  const bool opened = state.status != Account::Status::not_opened;
  const auto last = history.empty() ? nullptr : &history.back();
  OrderedJson document{{"account", account},
                       {"status", name(state.status)},
                       {"owner", state.owner},
                       {"balance", bank::text(state.balance)},
                       {"currency", opened ? state.balance.currency.text() : ""},
                       {"version", last ? last->version.value : 0},
                       {"position", last ? last->position.value : 0},
                       {"as_of", as_of_json(*as_of)}};
  if (!since) return line_of(document);

  const auto difference = es::difference(es::Evolve<bank::AccountDecider>{}, Account{}, session.log(), stream,
                                         *since, as_of->position);
  document["since"] = {{"position", since->value},
                       {"status", name(difference.before.status)},
                       {"balance", bank::text(difference.before.balance)}};
  const auto log = session.store().read_all();
  std::vector<std::string> events;
  for (const auto& recorded : difference.between)
    if (recorded.part == 0)
      for (auto& line : event_json(session, log[recorded.position.value - 1]))
        events.push_back(std::move(line));
  return extended(document, "events", joined(events));
}

std::expected<std::vector<std::string>, NotThere> history_json(const Session& session,
                                                               const std::string& account) {
  const es::StreamId stream = account_stream(account);
  if (session.store().version_of(stream).value == 0) return std::unexpected(NotThere::account);
  const auto history = es::until(session.log(), stream, session.store().head());
  const auto states = es::scan(es::Evolve<bank::AccountDecider>{}, Account{}, history);
  std::vector<std::string> lines;
  for (const auto& recorded : history)
    lines.push_back(line_of({{"position", recorded.position.value},
                             {"version", recorded.version.value},
                             {"recorded_at", text(recorded.recorded_at)},
                             {"type", bank::type_of(recorded.event)},
                             {"balance", bank::text(states[lines.size()].balance)}}));
  return lines;
}

std::expected<std::string, NotThere> projection_json(const Session& session, const std::string& name,
                                                     const Moment& moment) {
  std::expected<std::string, NotThere> answer = std::unexpected(NotThere::projection);
  const auto as_of = resolved(session, account_stream(""), moment);
  const auto answer_if_named = [&]<class P>(const es::Projected<P>& live) {
    if (name != P::name) return;
    if (as_of)
      answer = projected_json(session, live, as_of->position);
    else
      answer = std::unexpected(NotThere::moment);
  };
  std::apply([&](const auto&... live) { (answer_if_named(live), ...); }, session.read_models());
  return answer;
}

std::string not_found_json() { return line_of({{"ok", false}, {"error", "not_found"}}); }

}  // namespace app
