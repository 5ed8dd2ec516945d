#include "platform/page_store.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "app/answers.hpp"
#include "app/event_json.hpp"
#include "app/exported.hpp"
#include "app/unread_schema.hpp"
#include "app/verify_json.hpp"
#include "app/view_json.hpp"
#include "app/words.hpp"
#include "es/json.hpp"
#include "storage/frame.hpp"

namespace platform {
namespace {

// Often enough to be seen after a few clicks. They live as long as the tab: a reload forgets them, and no
// answer changes.
constexpr std::uint64_t snapshot_every = 5;

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

std::string to_be_passed_on(const app::Executed& executed) {
  return "{\"answer\":" + executed.answer + ",\"commit\":" + std::to_string(executed.commit.value) + "}";
}

// The names by which the page's JavaScript calls them.
const char* name(app::PageTask task) {
  switch (task) {
    case app::PageTask::take_over:
      return "takeOver";
    case app::PageTask::save_again:
      return "saveAgain";
    case app::PageTask::export_log:
      return "downloadLog";
    case app::PageTask::import_log:
      return "chooseFile";
    case app::PageTask::cancel_import:
      return "cancelImport";
    case app::PageTask::reset:
      return "reset";
    case app::PageTask::show_about:
      return "showAbout";
  }
  return "";
}

// A crash tears a file on a disk, but never one in IndexedDB, which keeps it whole or not at all. There, a
// tail that is torn has been answered for, and is damage.
std::string damage_of(const storage::RecoveryReport& report) {
  if (!report.damage.empty()) return app::sentence(report.damage.front(), report);
  return report.torn ? app::sentence(*report.torn, report) : "";
}

// Why a save failed, in words where it is one of the failures that we know.
std::string words_for(const std::string& failure, const std::string& detail) {
  for (const auto* known : {"Behind", "Emptied", "Gone", "QuotaExceededError", "Silent", "TakenOver"})
    if (failure == known) return app::text("unsaved." + failure);
  return detail;
}

es::StorageError another_tab_writes() {
  return {es::StorageError::Kind::read_only, app::text("storage.page"), app::text("storage.follower")};
}

}  // namespace

PageStore::PageStore(std::string folder, app::Keeping keeping)
    : folder_path_(std::move(folder)),
      keeping_(keeping),
      empty_(std::make_unique<app::Session>(nothing_, es::Commits{})) {}

void PageStore::open(app::Role role) {
  closed_ = role == app::Role::follower ? std::optional{another_tab_writes()} : std::nullopt;
  auto opened = closed_ ? StoreFolder::open(folder_path_, storage::Mode::read)
                        : StoreFolder::open(folder_path_, storage::Mode::write, a_segment_a_save);
  if (!opened && !closed_) {
    closed_ = opened.error();
    opened = StoreFolder::open(folder_path_, storage::Mode::read);
  }
  if (opened && opened.value()->report().torn && !closed_)
    closed_ = es::StorageError{es::StorageError::Kind::damaged, opened.value()->report().torn->segment,
                               app::text("damage.torn")};
  auto damage = opened ? damage_of(opened.value()->report()) : "";
  if (const auto unread = app::unread_schema()) {
    closed_ = es::StorageError{es::StorageError::Kind::read_only, app::text("storage.page"), *unread};
    damage = *unread;
  }
  const auto answer = lab_ ? lab_->glance().answer : std::nullopt;
  const auto cursor = lab_ ? lab_->glance().cursor : app::Cursor{};
  folder_ = opened ? std::move(*opened) : nullptr;
  app::Session& session = folder_ ? folder_->session() : *empty_;
  session.take_snapshots({.every = snapshot_every});
  lab_ = std::make_unique<app::Lab>(session, closed_);
  lab_->play(role, keeping_);
  if (folder_) lab_->show_storage(folder_->journal());
  lab_->tell_damage(std::move(damage));
  lab_->look_again_at(cursor);
  if (answer && !answer->ok) lab_->recall(answer);
  sealed_ = session.store().last_commit();
  announced_ = std::min(announced_, sealed_);
  if (folder_) folder_->journal().seal();
  // What cannot be finished now is tried again before each command.
  if (!closed_) (void)session.finish_transfers();
}

std::string PageStore::execute(std::string_view command, es::Timestamp now) {
  return to_be_passed_on(lab_->execute(command, now));
}

std::string PageStore::import_log(std::string_view lines) {
  const auto text = es::parse_json(lines).value_or(es::Json{});
  const auto* given = text.get_ptr<const std::string*>();
  return to_be_passed_on(lab_->import(given ? std::string_view{*given} : lines));
}

std::string PageStore::begin_import(std::string_view file) {
  const auto told = es::parse_json(file).value_or(es::Json::object());
  return to_be_passed_on(lab_->begin_import(es::field<std::string>(told, "name").value_or(""),
                                            es::field<std::uint64_t>(told, "size").value_or(0)));
}

std::string PageStore::take_import(std::string_view bytes) {
  return to_be_passed_on(lab_->take_import(bytes));
}

std::string PageStore::keep_import() { return to_be_passed_on(lab_->keep_import()); }

std::string PageStore::run(const app::Intent& intent, es::Timestamp now) {
  if (const auto* wish = std::get_if<app::Execute>(&intent)) return execute(wish->command, now);
  if (const auto* task = std::get_if<app::PageTask>(&intent))
    return es::OrderedJson{{"answer", {{"ok", true}}}, {"commit", 0}, {"task", name(*task)}}.dump();
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

std::string PageStore::not_saved(std::string_view failure) {
  const auto told = es::parse_json(failure).value_or(es::Json::object());
  const auto part = [&](const char* key) { return es::field<std::string>(told, key).value_or(""); };
  const es::StorageError error{es::StorageError::Kind::not_saved, app::text("storage.page"),
                               words_for(part("name"), part("detail"))};
  lab_->save_failed(error);
  return app::refusal_json(error);
}

std::string PageStore::refusal() const { return app::refusal_json(closed_.value_or(another_tab_writes())); }

std::string PageStore::announce(Heard heard) {
  std::string events = "[";
  if (heard == Heard::by_nobody) announced_ = lab_->saved();
  for (; announced_ < lab_->saved(); ++announced_.value)
    for (const auto& event : session().store().read_commit({announced_.value + 1}))
      for (const auto& document : app::event_json(session(), event))
        events += (events.size() > 1 ? "," : "") + document;
  return events + "]";
}

std::string PageStore::export_log(std::string_view format) {
  const auto form = app::export_format(format);
  if (!form) return app::refusal_json(app::Invalid{"BadField", "format"});
  std::string lines;
  for (const auto& event : session().store().read_all()) lines += app::exported_json(event, *form) + "\n";
  return es::OrderedJson(lines).dump(-1, ' ', false, es::OrderedJson::error_handler_t::replace);
}

std::string PageStore::status() {
  const auto& view = lab_->glance();
  const std::string file = folder_ ? folder_->journal().last_segment() : "";
  return "{\"cursor\":" + app::cursor_json(view) + ",\"durability\":" + app::durability_json(view) +
         ",\"role\":" + (view.role == app::Role::writer ? "\"writer\"" : "\"follower\"") +
         ",\"last_file\":\"" + file + "\"}";
}

}  // namespace platform
