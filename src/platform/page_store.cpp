#include "platform/page_store.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "app/answers.hpp"
#include "app/event_json.hpp"
#include "app/view_json.hpp"
#include "app/words.hpp"
#include "es/json.hpp"
#include "storage/frame.hpp"

namespace platform {
namespace {

// Each save seals its own segment, however long it is.
constexpr std::uint64_t a_segment_a_save = std::numeric_limits<std::uint32_t>::max();

es::OrderedJson no_intent(const std::string& sentence) {
  return {{"ok", false},
          {"error", "invalid"},
          {"reason", "BadField"},
          {"field", "intent"},
          {"message", sentence}};
}

std::string at_once(const es::OrderedJson& answer) {
  return es::OrderedJson{{"answer", answer}, {"commit", 0}}.dump();
}

es::StorageError another_tab_writes() {
  return {es::StorageError::Kind::read_only, app::text("storage.page"), app::text("storage.follower")};
}

}  // namespace

PageStore::PageStore(std::string folder, app::Keeping keeping)
    : folder_path_(std::move(folder)),
      keeping_(keeping),
      empty_(std::make_unique<app::Session>(nothing_, std::vector<es::Commit>{})) {}

void PageStore::open(app::Role role) {
  closed_ = role == app::Role::follower ? std::optional{another_tab_writes()} : std::nullopt;
  auto opened = closed_ ? StoreFolder::open(folder_path_, storage::Mode::read)
                        : StoreFolder::open(folder_path_, storage::Mode::write, a_segment_a_save);
  if (!opened && !closed_) {
    closed_ = opened.error();
    opened = StoreFolder::open(folder_path_, storage::Mode::read);
  }
  const auto answer = lab_ ? lab_->glance().answer : std::nullopt;
  folder_ = opened ? std::move(*opened) : nullptr;
  app::Session& session = folder_ ? folder_->session() : *empty_;
  lab_ = std::make_unique<app::Lab>(session, closed_);
  lab_->play(role, keeping_);
  if (answer && !answer->ok) lab_->recall(answer);
  sealed_ = session.store().last_commit();
  announced_ = std::min(announced_, sealed_);
  if (folder_) folder_->journal().seal();
  // What cannot be finished now is tried again before each command.
  if (!closed_) (void)session.finish_transfers();
}

std::string PageStore::execute(std::string_view command, es::Timestamp now) {
  const auto executed = lab_->execute(command, now);
  return "{\"answer\":" + executed.answer + ",\"commit\":" + std::to_string(executed.commit.value) + "}";
}

std::string PageStore::run(const app::Intent& intent, es::Timestamp now) {
  if (const auto* wish = std::get_if<app::Execute>(&intent)) return execute(wish->command, now);
  const auto done = lab_->run(intent, now);
  return at_once(done ? es::OrderedJson{{"ok", true}} : no_intent(done.error()));
}

std::string PageStore::ask(std::string_view intent, es::Timestamp now) {
  const auto parsed = app::parse_intent(intent);
  return parsed ? run(*parsed, now) : at_once(no_intent(parsed.error()));
}

std::string PageStore::begin_save() {
  es::OrderedJson next{{"file", nullptr}, {"through", session().store().last_commit().value}};
  if (session().store().last_commit() > sealed_) {
    next["file"] = folder_->journal().last_segment();
    folder_->journal().seal();
    sealed_ = session().store().last_commit();
  }
  if (sealed_ > lab_->saved()) lab_->saving(sealed_);
  return next.dump();
}

std::string PageStore::due_for_compaction() {
  const auto due = folder_ ? folder_->journal().due_for_compaction() : std::vector<std::string>{};
  return es::OrderedJson{{"names", due}, {"header", storage::segment_header_bytes}}.dump();
}

void PageStore::compact(std::string_view names) {
  std::vector<std::string> due;
  for (const auto& name : es::parse_json(names).value_or(es::Json::array())) due.push_back(name);
  if (folder_) (void)folder_->journal().compact(due);  // it stays as it was where that fails
}

std::string PageStore::not_saved(std::string why) {
  const es::StorageError error{es::StorageError::Kind::not_saved, app::text("storage.page"), std::move(why)};
  lab_->save_failed(error);
  return app::refusal_json(error);
}

std::string PageStore::refusal() const { return app::refusal_json(closed_.value_or(another_tab_writes())); }

std::string PageStore::announce() {
  std::string events = "[";
  for (; announced_ < lab_->saved(); ++announced_.value)
    for (const auto& event : session().store().read_commit({announced_.value + 1}))
      for (const auto& document : app::event_json(session(), event))
        events += (events.size() > 1 ? "," : "") + document;
  return events + "]";
}

std::string PageStore::status() {
  const auto& view = lab_->glance();
  const std::string file = folder_ ? folder_->journal().last_segment() : "";
  return "{\"cursor\":" + app::cursor_json(view) + ",\"durability\":" + app::durability_json(view) +
         ",\"role\":" + (view.role == app::Role::writer ? "\"writer\"" : "\"follower\"") +
         ",\"last_file\":\"" + file + "\"}";
}

}  // namespace platform
