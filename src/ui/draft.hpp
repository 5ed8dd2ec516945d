// What a person has chosen and typed, and not yet asked for. It belongs to the screen alone: losing it loses
// no fact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/lab_view.hpp"
#include "ui/appearance.hpp"
#include "ui/glide.hpp"

namespace ui {

enum class Command { open_account, deposit, withdraw, transfer, close_account };
inline constexpr Command all_commands[] = {Command::open_account, Command::deposit, Command::withdraw,
                                           Command::transfer, Command::close_account};

std::string command_name(Command);  // "DepositMoney"
bool needs_owner(Command);
bool needs_amount(Command);
bool needs_to(Command);  // the account that money goes to

enum class Tab { desk, log, fold, read_models, inspector };

struct Draft {
  Appearance appearance;    // what was chosen, and is kept
  Preferences preferences;  // of the browser

  bool log_is_empty = true;  // when it was last looked at
  Command command = Command::open_account;
  std::string account, owner, to, amount = "100.00";
  std::optional<Command> asked;         // what the answer on the screen answers
  std::string asked_json;               // and how it was put
  std::optional<app::Answer> answered;  // the last answer that was taken in

  bool asks_for_files = false;  // the notice offers export and import
  bool asks_for_reset = false;  // and asks whether that is meant
  Tab tab = Tab::desk;          // where one region is shown at a time
  Tab lower_tab = Tab::fold;    // where two share a place
  struct {
    std::string text;     // where to jump: what is typed, or else the time at the cursor
    bool typed = false;   // and not gone to yet
    std::string refusal;  // why it cannot be gone to
  } jump;
  bool chooses_time = false;               // on a small screen: speed and jump instead of the buttons
  bool lists_shortcuts = false;            // the list of them is wanted
  bool listed_shortcuts = false;           // and was, a frame ago
  std::uint64_t speed = 1;                 // events a second, to play at
  Glide cursor;                            // as the timeline draws it
  std::optional<app::Cursor> scrolled_to;  // the cursor that the log was last scrolled to,
  float scrolled_height = 0;               // in a place so high
  app::FilteredLog log;                    // what of the log is shown
  bool searching = false;                  // the field for it is there
};

// What an empty laboratory begins with. Whatever is proposed works at the first click.
Draft first_draft();

// The chosen command as the JSON text that an intent carries.
std::string command_json(const Draft&);

// Chooses a command; for a new account, an id and an owner that are not taken are proposed, and another
// account for money to go to.
void choose(Draft&, Command, const app::LabView&);

// Takes in what has happened. An empty log waits for an account; once one is open, the sensible thing is a
// deposit.
void take_in(Draft&, const app::LabView&);

// What would make up for the command that was just kept: a fact is not undone. Nothing while the desk already
// shows something else.
struct Amends {
  Command command;
  std::string account, to, amount;
};
std::optional<Amends> amends_for(const Draft&, const app::LabView&);
void fill_in(Draft&, const Amends&);  // on the desk: it is still to be asked

// Which field a refusal is about; none where it is about all of it.
enum class Subject { none, account, owner, to, amount };
Subject subject_of(const app::Answer&);

}  // namespace ui
