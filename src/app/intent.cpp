#include "app/intent.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <system_error>
#include <utility>

#include "app/command_json.hpp"
#include "app/playback.hpp"
#include "app/rfc3339.hpp"
#include "app/words.hpp"
#include "es/json.hpp"

namespace app {
namespace {

using Parsed = std::expected<Intent, std::string>;

std::unexpected<std::string> refused(const char* key) { return std::unexpected(text(key)); }

Parsed execute(const es::Json& intent) {
  const auto command = intent.find("command");
  if (command == intent.end()) return refused("intent.no_command");
  return Execute{command->dump()};
}

// To a position or to a time: one of the two.
Parsed travel_to(const es::Json& intent) {
  const auto position = es::field<std::uint64_t>(intent, "position");
  const auto at = es::field<std::string>(intent, "at");
  const auto time = at ? parse_time(*at) : std::nullopt;
  if (intent.contains("position") == intent.contains("at") || (!position && !time))
    return refused("intent.no_moment");
  if (position) return TravelTo{{*position}};
  return TravelToTime{*time};
}

Parsed play(const es::Json& intent) {
  const auto speed = intent.contains("speed") ? es::field<std::uint64_t>(intent, "speed") : 1;
  if (!speed || *speed == 0 || *speed > Playback::fastest) return refused("intent.no_speed");
  return Play{*speed};
}

Parsed select_event(const es::Json& intent) {
  const auto position = es::field<std::uint64_t>(intent, "position");
  if (!position) return refused("intent.no_moment");
  return SelectEvent{{*position}};
}

// {"intent":"TendModel","model":"account-balances","how":"pause"}
Parsed tend_model(const es::Json& intent) {
  constexpr std::pair<std::string_view, Model> models[] = {{"account-balances", Model::balances},
                                                           {"transaction-history", Model::transactions},
                                                           {"balance-history", Model::balance_history}};
  constexpr std::pair<std::string_view, Tending> ways[] = {
      {"pause", Tending::pause},  {"follow", Tending::follow}, {"step", Tending::step},
      {"retry", Tending::retry},  {"skip", Tending::skip},     {"rebuild", Tending::rebuild},
      {"cancel", Tending::cancel}};
  const auto named = [&](const auto& table, const char* key) {
    const auto name = es::field<std::string>(intent, key).value_or("");
    return std::ranges::find_if(table, [&](const auto& entry) { return entry.first == name; });
  };
  const auto* model = named(models, "model");
  const auto* how = named(ways, "how");
  if (model == std::end(models) || how == std::end(ways)) return refused("intent.no_model");
  return TendModel{model->second, how->second};
}

}  // namespace

Parsed parse_intent(std::string_view json) {
  if (es::is_nested_deeper_than(json, nesting_limit + 1)) return refused("invalid.TooLarge");
  const auto intent = es::parse_json(json);
  const auto name = intent ? es::field<std::string>(*intent, "intent").value_or("") : "";
  if (name == "Execute") return execute(*intent);
  if (name == "TravelTo") return travel_to(*intent);
  if (name == "GoLive") return GoLive{};
  if (name == "Play") return play(*intent);
  if (name == "Pause") return Pause{};
  if (name == "SelectEvent") return select_event(*intent);
  if (name == "ExplainBalance")
    return ExplainBalance{es::field<std::string>(*intent, "account").value_or("")};
  if (name == "TendModel") return tend_model(*intent);
  if (name == "CarryOn") return CarryOn{};
  if (name == "TakeOver") return PageTask::take_over;
  if (name == "SaveAgain") return PageTask::save_again;
  if (name == "ExportLog") return PageTask::export_log;
  if (name == "ImportLog") return PageTask::import_log;
  if (name == "CancelImport") return PageTask::cancel_import;
  if (name == "Reset") return PageTask::reset;
  if (name == "CloseNotice") return CloseNotice{};
  if (name == "ShowAbout") return PageTask::show_about;
  return refused("intent.unknown");
}

Parsed parse_moment(std::string_view typed, es::Position head) {
  std::string digits{typed};
  std::erase_if(digits, [](char c) { return c == ',' || c == ' '; });
  std::uint64_t position = 0;
  const char* end = digits.data() + digits.size();
  if (const auto [rest, error] = std::from_chars(digits.data(), end, position);
      rest == end && !digits.empty()) {
    if (error == std::errc{} && position <= head.value) return TravelTo{{position}};
    return std::unexpected(text("moment.beyond", {{"head", grouped(head.value)}}));
  }
  if (const auto time = parse_time(typed)) return TravelToTime{*time};
  return refused("moment.unknown");
}

}  // namespace app
