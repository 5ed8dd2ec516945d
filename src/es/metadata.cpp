#include "es/metadata.hpp"

namespace es {
namespace {

struct Name {
  const char* name;
  std::string Metadata::* value;
};
constexpr Name names[] = {{"command_id", &Metadata::command_id},
                          {"correlation_id", &Metadata::correlation_id},
                          {"causation_id", &Metadata::causation_id},
                          {"actor", &Metadata::actor},
                          {"effective_at", &Metadata::effective_at}};

}  // namespace

Metadata caused_by_command(std::string command_id) {
  return {.command_id = command_id, .correlation_id = command_id, .causation_id = std::move(command_id)};
}

JsonText written(const Metadata& known, Json brought) {
  for (const auto& [name, value] : names)
    if (!(known.*value).empty() && !brought.contains(name)) brought[name] = known.*value;
  return {brought.dump()};
}

Metadata read_metadata(const JsonText& metadata) {
  const Json object = parse_json(metadata.text()).value_or(Json::object());
  Metadata read;
  for (const auto& [name, value] : names) read.*value = field<std::string>(object, name).value_or("");
  return read;
}

}  // namespace es
