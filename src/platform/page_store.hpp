// The page's log: the same folder of segments as the command line's, over Emscripten's files. What is
// decided stands in a file of memory at once; the page's JavaScript saves that file to IndexedDB, and says
// when it has. Answers are JSON texts, since JavaScript reads them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/lab.hpp"
#include "platform/store_folder.hpp"

namespace platform {

class PageStore {
 public:
  PageStore(std::string folder, app::Keeping keeping);

  // Opens the folder as it stands now: at the start, after a reset, when the role changes. A log that is
  // damaged can be read up to the damage, whatever the role.
  void open(app::Role role);

  app::Lab& lab() { return *lab_; }
  const app::Session& session() const { return folder_ ? folder_->session() : *empty_; }

  // Each answers {"answer":{...},"commit":n}: to be passed on when commit n is saved, or at once where it is
  // 0; with "task" where the page has something to do before that.
  std::string execute(std::string_view command, es::Timestamp now);
  std::string run(const app::Intent& intent, es::Timestamp now);
  std::string ask(std::string_view intent, es::Timestamp now);  // an intent as JSON
  std::string import_log(std::string_view lines);               // a text of lines, as a JSON string
  std::string begin_import(std::string_view file);              // {"name","size"}
  std::string take_import(std::string_view bytes);              // the next of it
  std::string keep_import();

  // {"file":"0000000017.log","through":20}: what has been decided since the last call, in a file that will
  // not change any more. The file is null where there is nothing new.
  std::string begin_save();
  void saved(es::CommitNumber through) { lab_->saved(through); }

  // {"names":[...],"header":36}: files that are to be joined into the first one, each of the others without
  // its header; no names where nothing is due. Asked while nothing is unsaved, so that all of them are kept.
  std::string due_for_compaction();
  void compact(std::string_view names);  // the same list, when they are joined where they are kept

  // A save failed, or what was unsaved is given up. The answer for all who wait.
  std::string not_saved(std::string_view failure);  // {"name","detail"}

  // The answer to whoever would write here while another tab does.
  std::string refusal() const;

  // The durable events that were not told yet, as a list. Where nobody hears them, they count as told.
  enum class Heard { by_somebody, by_nobody };
  std::string announce(Heard heard = Heard::by_somebody);

  // The whole log as a text of lines, which is itself a JSON string; or the refusal of an unknown format.
  std::string export_log(std::string_view format);

  // {"cursor":{...},"durability":{...},"role":"writer","last_file":"0000000017.log"}
  std::string status();

 private:
  std::string folder_path_;
  app::Keeping keeping_;
  es::MemoryJournal nothing_;
  std::unique_ptr<app::Session> empty_;  // where not even reading is possible
  std::unique_ptr<StoreFolder> folder_;
  std::unique_ptr<app::Lab> lab_;
  std::optional<es::StorageError> closed_;  // why nothing can be written here, if so
  es::CommitNumber sealed_;                 // the last commit that stands in a finished file
  es::CommitNumber announced_;              // the last commit whose events were told
};

}  // namespace platform
