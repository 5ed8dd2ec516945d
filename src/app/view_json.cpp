#include "app/view_json.hpp"

#include "es/fold.hpp"
#include "es/json.hpp"

namespace app {
namespace {

using es::OrderedJson;

OrderedJson json_of(const Cursor& cursor) {
  return {{"position", cursor.position.value}, {"live", cursor.live}};
}

OrderedJson json_of(const Durability& durability) {
  return std::visit(
      es::overloaded{
          [](const Saved& d) -> OrderedJson { return {{"state", "saved"}, {"through", d.through.value}}; },
          [](const Unsaved& d) -> OrderedJson { return {{"state", "unsaved"}, {"from", d.from.value}}; },
          [](const Saving& d) -> OrderedJson {
            return {{"state", "saving"}, {"from", d.from.value}, {"through", d.through.value}};
          },
          [](const SaveFailed& d) -> OrderedJson {
            return {{"state", "failed"}, {"from", d.from.value}, {"reason", d.reason}};
          },
      },
      durability);
}

OrderedJson json_of(const Answer& answer) {
  if (answer.ok)
    return {{"ok", true},
            {"waiting", answer.waiting},
            {"version", answer.version.value},
            {"position", answer.position.value}};
  return {{"ok", false},
          {"error", answer.error},
          {"reason", answer.reason},
          {"field", answer.field},
          {"message", answer.sentence}};
}

OrderedJson json_of(const ModelStatus& model) {
  OrderedJson json{{"name", model.name}, {"checkpoint", model.checkpoint.value}, {"paused", model.paused}};
  if (model.stopped_at)
    json["stopped_at"] = {{"position", model.stopped_at->position.value},
                          {"reason", model.stopped_at->reason}};
  if (model.rebuilding) json["rebuilding"] = model.rebuilding->value;
  if (model.rebuilt)
    json["rebuilt"] = {{"through", model.rebuilt->through.value}, {"equal", model.rebuilt->equal}};
  return json;
}

OrderedJson explanation_of(const LabView& view) {
  if (view.explained.empty()) return nullptr;
  OrderedJson positions = OrderedJson::array();
  for (const auto position : view.explained_by) positions.push_back(position.value);
  return {{"account", view.explained}, {"positions", std::move(positions)}};
}

}  // namespace

std::string view_json(const LabView& view) {
  OrderedJson document{{"cursor", json_of(view.cursor)},
                       {"role", view.role == Role::writer ? "writer" : "follower"},
                       {"storage", view.keeping == Keeping::indexeddb ? "indexeddb" : "memory"},
                       {"durability", json_of(view.durability)},
                       {"events", view.head().value},
                       {"commits", view.commit_count()},
                       {"selected", view.selected ? OrderedJson(view.selected->value) : OrderedJson(nullptr)},
                       {"answer", view.answer ? json_of(*view.answer) : OrderedJson(nullptr)},
                       {"balances", OrderedJson::array()},
                       {"transactions", OrderedJson::array()}};
  document["explained"] = explanation_of(view);
  document["models"] = OrderedJson::array();
  for (const auto& model : view.models) document["models"].push_back(json_of(model));
  if (!view.damage.empty()) document["damage"] = view.damage;
  if (view.playing) document["playing"] = *view.playing;
  if (const auto* running = std::get_if<ImportRunning>(&view.import))
    document["import"] = {{"name", running->name}, {"lines", running->lines}, {"percent", running->percent}};
  if (const auto* ended = std::get_if<ImportEnded>(&view.import))
    document["import"] = {{"ok", ended->ok}, {"message", ended->sentence}};
  if (!view.snapshots.empty()) document["snapshots"] = view.snapshots.size();
  for (const auto& row : view.balances)
    document["balances"].push_back({{"account", row.account},
                                    {"owner", row.owner},
                                    {"balance", row.balance},
                                    {"currency", row.currency},
                                    {"open", row.open}});
  for (const auto& row : view.transactions)
    document["transactions"].push_back({{"position", row.position.value},
                                        {"account", row.account},
                                        {"type", row.type},
                                        {"amount", row.amount}});
  return document.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string cursor_json(const LabView& view) { return json_of(view.cursor).dump(); }

std::string durability_json(const LabView& view) { return json_of(view.durability).dump(); }

}  // namespace app
