// The laboratory: a session, a cursor, and what is selected and answered. Intents change it, between
// frames; the screen and the page's API read its view.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/file_import.hpp"
#include "app/intent.hpp"
#include "app/lab_view.hpp"
#include "app/playback.hpp"
#include "app/session.hpp"
#include "app/watched_models.hpp"

namespace app {

// What became of a command that came in as text.
struct Executed {
  std::string answer;       // the contract's answer, one JSON document
  es::CommitNumber commit;  // answer only when this one is durable; 0: at once
};

class Lab {
 public:
  // `closed` says why nothing can be written here, if so: another tab writes, or the log is damaged.
  explicit Lab(Session& session, std::optional<es::StorageError> closed = std::nullopt)
      : session_(&session),
        view_(session),
        models_(session),
        closed_(std::move(closed)),
        saved_(session.store().last_commit()) {
    view_.durability = Saved{saved_};
  }

  // Runs a command. Where nothing can be written, its form is checked all the same.
  Executed execute(std::string_view json, es::Timestamp now);

  // Takes in events from elsewhere, all of them or none (import.hpp).
  Executed import(std::string_view lines);

  // The same for a file, in pieces (file_import.hpp). Between its beginning and its end no command may be
  // run; what becomes of it is on the screen until somebody closes it.
  Executed begin_import(std::string name, std::uint64_t size);
  Executed take_import(std::string_view bytes);
  Executed keep_import();
  void drop_import();
  bool is_importing() const { return importing_.has_value(); }

  // Runs what moves or selects; an unknown position moves nothing. The error is one sentence.
  std::expected<void, std::string> run(const Intent& intent, es::Timestamp now);

  // So much time has gone by: where the cursor plays, it moves. Answers whether it has.
  bool play_on(std::chrono::microseconds elapsed);
  const Playback& playback() const { return playback_; }

  // What the storage below has to say.
  void saving(es::CommitNumber through);
  void saved(es::CommitNumber through);
  void save_failed(const es::StorageError& error);
  es::CommitNumber saved() const { return saved_; }

  // Another writer's commits, which are kept, were read from below.
  void read_on();

  void play(Role role, Keeping keeping);

  // Where the log is kept, to be looked at; it must outlive the laboratory.
  void show_storage(const storage::SegmentedJournal& journal) { view_.show_storage(journal); }

  // The log below is damaged: the sentence that says where. It is read up to there.
  void tell_damage(std::string sentence) { view_.damage = damage_ = std::move(sentence); }

  // Where a person was looking before the log was opened anew, if it still has that place.
  void look_again_at(const Cursor& cursor) {
    if (!cursor.live && cursor.position <= view_.head()) (void)travel(cursor.position);
  }

  // A refusal that was on screen before the log was opened anew stays there.
  void recall(std::optional<Answer> refusal) { view_.answer = std::move(refusal); }

  // Everything as of the cursor. It is made when somebody looks, not at every command.
  const LabView& view();

  // The same, with read models that may be out of date: for who only wants cursor, durability and answer.
  const LabView& glance();

 private:
  std::expected<void, std::string> travel(es::Position position);
  std::expected<void, std::string> play(std::uint64_t events_a_second);
  void go_live();
  void mark_new_snapshots();
  Executed answered(const std::expected<Imported, ImportRefused>& outcome);
  Executed end_import(const std::expected<Imported, ImportRefused>& outcome);
  std::expected<void, std::string> explain(const std::string& account);

  Session* session_;
  LabView view_;
  WatchedModels models_;
  bool stale_ = true;
  Playback playback_;
  std::unordered_map<std::string, std::size_t> newest_snapshot_;  // of each account, among the view's
  std::optional<FileImport> importing_;
  std::optional<es::StorageError> closed_;
  std::string damage_;  // that was there when the log was opened
  es::CommitNumber saved_;
  es::CommitNumber answered_;  // the commit that the desk's answer waits for
};

}  // namespace app
