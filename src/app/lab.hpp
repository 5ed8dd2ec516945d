// The laboratory: a session, a cursor, and what is selected and answered. Intents change it, between
// frames; the screen and the page's API read its view.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "app/intent.hpp"
#include "app/lab_view.hpp"
#include "app/session.hpp"

namespace app {

// What became of a command that came in as text.
struct Executed {
  std::string answer;       // the contract's answer, one JSON document
  es::CommitNumber commit;  // answer only when this one is durable; 0: at once
};

class Lab {
 public:
  explicit Lab(Session& session) : session_(&session), view_(session) {}

  // Runs a command. Where this laboratory follows another writer, only the form is checked.
  Executed execute(std::string_view json, es::Timestamp now);

  // Runs what moves or selects; an unknown position moves nothing. The error is one sentence.
  std::expected<void, std::string> run(const Intent& intent, es::Timestamp now);

  // What the storage below has to say.
  void kept_through(es::CommitNumber saved);
  void saving(es::CommitNumber from, es::CommitNumber through);
  void save_failed(es::CommitNumber from, std::string reason);
  void play(Role role, Keeping keeping);

  // The log was read on, opened anew or emptied: everything is looked at again.
  void read_on();
  void open(Session& session);

  // Everything as of the cursor. It is made when somebody looks, not at every command.
  const LabView& view();

 private:
  std::expected<void, std::string> travel(es::Position position);
  void look();  // folds the read models through the cursor

  Session* session_;
  LabView view_;
  bool stale_ = true;
  es::CommitNumber saved_;
  es::CommitNumber answered_;  // the commit that the desk's answer waits for
};

}  // namespace app
