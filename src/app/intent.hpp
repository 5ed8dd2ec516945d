// An intent is what somebody asks the laboratory to do. Panels, lessons, tests and the page's
// JavaScript speak these and nothing else; a panel never does, it asks.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "es/event.hpp"

namespace app {

struct Execute {  // a command, as the JSON text that CONTRACT's command line takes too
  std::string command;
};
struct TravelTo {  // move the cursor: everything on screen becomes the fold of 1 to `position`
  es::Position position;
};
struct TravelToTime {  // the last position recorded at or before `at`
  es::Timestamp at;
};
struct GoLive {};
struct Play {  // the cursor moves by itself, from where it is to the live end; from there, from the beginning
  std::uint64_t events_a_second = 1;
};
struct Pause {};
struct SelectEvent {  // show it in the inspector
  es::Position position;
};
struct CloseNotice {};  // of an import that has ended

struct ExplainBalance {  // light the events that made the balance of this account; "" puts the light out
  std::string account;
};

// What a person does with a read model: let it stand still, follow again, read one event on; try again
// the event that stops it, or leave it out; rebuild it beside the live one, or cancel that.
enum class Model { balances, transactions, balance_history };
inline constexpr Model all_models[] = {Model::balances, Model::transactions, Model::balance_history};
enum class Tending { pause, follow, step, retry, skip, rebuild, cancel };
struct TendModel {
  Model model;
  Tending how;
};
struct CarryOn {};  // a bounded step of the rebuilds that are under way

// What the laboratory passes on to the page around it, which alone can do it: make this tab the one that
// writes, try a save again that failed, hand out the log as a file, ask for such a file and take it in, or
// give that up, empty the log, show what is to be known about Foldline.
enum class PageTask { take_over, save_again, export_log, import_log, cancel_import, reset, show_about };

using Intent = std::variant<Execute, TravelTo, TravelToTime, GoLive, Play, Pause, SelectEvent, CloseNotice,
                            ExplainBalance, TendModel, CarryOn, PageTask>;

// How a panel asks. The intent is queued, and runs between frames.
using Ask = std::function<void(Intent)>;

// {"intent":"TravelTo","position":3} and its like; the error is one sentence.
std::expected<Intent, std::string> parse_intent(std::string_view json);

// Where to travel, as a person types it: a position ("1,234" too) up to `head`, or a time.
std::expected<Intent, std::string> parse_moment(std::string_view typed, es::Position head);

}  // namespace app
