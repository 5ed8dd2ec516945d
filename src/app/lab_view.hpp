// Everything that the screen may know, as of the cursor: plain values, and rows made when asked for,
// so that a log of a million events costs a frame only what is drawn of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "app/causes.hpp"
#include "app/durability.hpp"
#include "app/fold_view.hpp"
#include "app/log_filter.hpp"
#include "app/watched.hpp"
#include "bank/balance_history.hpp"
#include "es/event.hpp"
#include "storage/segment_layout.hpp"

namespace storage {
class SegmentedJournal;
}

namespace app {

class Session;

struct Cursor {  // the position through which everything on screen is read
  es::Position position;
  bool live = true;
};

struct EventRow {
  es::Position position;
  es::CommitNumber commit;
  bool first_of_commit = true, last_of_commit = true;
  std::string account;  // the stream's id, "acc-1"
  std::string beside;   // for an event of a transfer: the account that its commit is about; else ""
  es::Version version;
  std::string type;         // "MoneyDeposited"
  std::string amount;       // as shown, "+1,075.50" or with U+2212 before it; "" where there is none
  std::string actor;        // "" where the metadata names none
  std::string recorded_at;  // whole, RFC 3339
  bool saved = true;        // false: visible, and not yet durable
};

struct EventDetail {
  EventRow row;
  std::string id;       // "account-acc-1@3"
  int schema = 1;       // as written
  std::string written;  // the payload's bytes as they were written
  struct Reading {
    std::string type;
    int schema = 1;
    std::string data;
  };
  std::vector<Reading> upcasts;   // on the way from what was written to what is read, step by step
  std::vector<Reading> readings;  // as read: one event, or several, or none where it was dropped
  std::string unreadable;         // why it could not be read, "" where it could
  std::string metadata;           // JSON text
};

struct BalanceRow {
  std::string account, owner, balance, currency;  // balance as shown, "1,075.50"
  bool open = true;
};

struct TransactionRow {
  es::Position position;
  std::string account, type, amount, currency;  // type "MoneyDeposited"; amount as shown, with its sign
};

// How the balance of an account went, through the cursor.
struct ChartLine {
  std::string account;
  std::span<const bank::BalancePoint> points;  // never empty
};

// How a read model stands.
struct ModelStatus {
  std::string name;         // "account-balances"
  es::Position checkpoint;  // how far what is shown has read: not beyond the cursor
  bool paused = false;
  std::optional<es::Obstacle> stopped_at;  // the event that it cannot take
  std::optional<es::Position> rebuilding;  // how far the one being rebuilt beside it has read
  std::optional<Rebuilt> rebuilt;          // how the last rebuild compared
};

// What became of the last command that the desk asked for.
struct Answer {
  bool ok = false;
  bool waiting = false;              // done, visible, and not yet durable: too early to say "kept"
  std::string error, reason, field;  // as in CONTRACT; "" where ok
  std::string sentence;              // one clear sentence with its numbers; "" where ok
  es::Version version;               // where ok
  es::Position position;             // where ok
  es::Position first;                // of the first event, where a transfer has several commits; else 0
};

// A snapshot that was taken: where it stands, and until when a load of its account begins with it.
struct SnapshotMark {
  es::Position position;
  std::string account;
  es::Version version;
  es::Position until;  // of the account's next one; 0 where there is none
};

// A file of events is being read, and nothing of it is kept yet; and what became of it.
struct ImportRunning {
  std::string name;
  std::uint64_t lines = 0;
  int percent = 0;  // of the file
};
struct ImportEnded {
  bool ok = false;
  std::string sentence;
};

enum class Role { writer, follower };
enum class Keeping { indexeddb, memory };

class LabView {
 public:
  explicit LabView(const Session& session) : session_(&session) {}

  Cursor cursor;
  std::optional<es::Position> selected;
  std::optional<Answer> answer;
  Durability durability = Saved{};
  Role role = Role::writer;
  Keeping keeping = Keeping::indexeddb;
  std::string damage;  // where the log is damaged, as a sentence; "" where it is whole

  std::variant<std::monostate, ImportRunning, ImportEnded> import;

  std::optional<std::uint64_t> playing;  // events a second, while the cursor moves by itself
  std::vector<SnapshotMark> snapshots;   // by position
  // The balance that is being explained, of this account ("": none), and the events that made it, in order.
  std::string explained;
  std::vector<es::Position> explained_by;

  // The read models, folded through the cursor.
  std::vector<BalanceRow> balances;          // by account
  std::vector<TransactionRow> transactions;  // newest first, at most transactions_shown
  static constexpr std::size_t transactions_shown = 200;
  std::vector<ChartLine> chart;       // by account
  std::array<ModelStatus, 3> models;  // in the order of `Model`
  bool is_rebuilding() const;

  es::Position head() const;           // the last event of the log, beyond the cursor too
  std::uint64_t commit_count() const;  // of the whole log

  EventRow event(es::Position position) const;              // from 1 to head
  es::CommitNumber commit_of(es::Position position) const;  // from 1 to head
  EventDetail detail(es::Position position) const;
  std::string recorded_at(es::Position position) const;  // "" at 0

  // The newest files of the log, oldest first; none where there are no files.
  std::vector<storage::SegmentLayout> segments(std::size_t newest) const;
  void show_storage(const storage::SegmentedJournal& journal) { journal_ = &journal; }

  Causes causes(es::Position position) const;  // through the cursor

  // What passes the filter is looked for in what is new.
  void read_on(FilteredLog& filtered) const;

  // The fold of the account that the selected event is about; without one, of the last that anything happened
  // to. Nothing on an empty log.
  std::optional<FoldView> fold() const;

 private:
  const Session* session_;
  const storage::SegmentedJournal* journal_ = nullptr;
};

}  // namespace app
