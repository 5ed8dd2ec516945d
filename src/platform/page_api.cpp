#include "platform/page_api.hpp"

#include <optional>
#include <vector>

#include "app/answers.hpp"
#include "app/event_json.hpp"
#include "app/rfc3339.hpp"
#include "app/view_json.hpp"
#include "es/json.hpp"
#include "platform/imgui_html5.hpp"
#include "ui/controls.hpp"

namespace platform {
namespace {

using es::Json;

std::string invalid(const app::Session& session, std::string field) {
  return app::answer_json(session, std::unexpected(app::Invalid{"BadField", std::move(field)}));
}

Json options_of(std::string_view text) { return es::parse_json(text).value_or(Json::object()); }

// Absent is fine; present must be a whole number.
bool read_number(const Json& options, std::string_view name, std::optional<std::uint64_t>& number) {
  number = es::field<std::uint64_t>(options, name);
  return number || !options.contains(name) || options[name].is_null();
}

// One moment of three kinds, or none; nothing where what is asked for is no moment.
std::optional<app::Moment> moment_of(const Json& options) {
  std::optional<std::uint64_t> version, position;
  if (!read_number(options, "version", version) || !read_number(options, "position", position))
    return std::nullopt;
  const auto at = es::field<std::string>(options, "at");
  if (options.contains("at") && !at) return std::nullopt;
  if (version.has_value() + position.has_value() + at.has_value() > 1) return std::nullopt;
  if (version) return es::Version{*version};
  if (position) return es::Position{*position};
  if (!at) return app::Moment{};
  const auto time = app::parse_time(*at);
  if (!time) return std::nullopt;
  return *time;
}

std::string list_of(const std::vector<std::string>& documents) {
  std::string list = "[";
  for (const auto& document : documents) list += (list.size() > 1 ? "," : "") + document;
  return list + "]";
}

}  // namespace

std::string answer_events(const app::Session& session, std::string_view text) {
  const auto options = options_of(text);
  std::optional<std::uint64_t> after, limit;
  if (!read_number(options, "after", after)) return invalid(session, "after");
  if (!read_number(options, "limit", limit)) return invalid(session, "limit");
  const auto stored = options.find("stored");
  const app::EventFilter filter{.stream = es::field<std::string>(options, "stream").value_or(""),
                                .type = es::field<std::string>(options, "type").value_or(""),
                                .after = {after.value_or(0)},
                                .limit = limit,
                                .as_stored = stored != options.end() && *stored == true};
  return list_of(app::events_json(session, filter).value_or(std::vector<std::string>{}));
}

std::string answer_state(const app::Session& session, std::string_view text) {
  const auto options = options_of(text);
  const auto moment = moment_of(options);
  if (!moment) return invalid(session, "moment");
  return app::state_json(session, es::field<std::string>(options, "account").value_or(""), *moment)
      .value_or(app::not_found_json());
}

std::string answer_projection(const app::Session& session, std::string_view text) {
  const auto options = options_of(text);
  const auto moment = moment_of(options);
  if (!moment) return invalid(session, "moment");
  const auto answer =
      app::projection_json(session, es::field<std::string>(options, "name").value_or(""), *moment);
  if (answer) return *answer;
  return answer.error() == app::NotThere::projection ? invalid(session, "name") : app::not_found_json();
}

std::string answer_view(app::Lab& lab) {
  const auto corner = host_origin();
  auto controls = es::OrderedJson::array();
  for (const auto& control : ui::controls())
    controls.push_back(
        {{"role", control.role},
         {"name", control.name},
         {"value", control.value},
         {"enabled", control.enabled},
         {"rect", {corner.x + control.x, corner.y + control.y, control.width, control.height}}});
  auto view = app::view_json(lab.view());
  view.pop_back();
  return view + ",\"frames\":" + std::to_string(frames_drawn()) + ",\"controls\":" + controls.dump() + "}";
}

}  // namespace platform
