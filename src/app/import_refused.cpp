#include "app/import_refused.hpp"

#include <variant>

#include "app/words.hpp"

namespace app {
namespace {

constexpr std::size_t longest_excerpt = 60;

std::string what(const ImportRefused& refused) {
  const auto* invalid = std::get_if<Invalid>(&refused.failure);
  const auto* conflict = std::get_if<es::VersionConflict>(&refused.failure);
  if (invalid && !refused.expected.empty())
    return text("import.found",
                {{"field", invalid->field}, {"found", refused.found}, {"expected", refused.expected}});
  if (conflict)
    return text(conflict->expected < conflict->actual ? "import.otherwise" : "import.gap",
                {{"stream", conflict->stream.name()},
                 {"version", std::to_string(conflict->expected.value + 1)},
                 {"known", std::to_string(conflict->actual.value)}});
  if (const auto* large = std::get_if<es::TooLarge>(&refused.failure))
    return text("import.too_large", {{"size", std::to_string(large->size)},
                                     {"what", large->what},
                                     {"limit", std::to_string(large->limit)}});
  return sentence(refused.failure);
}

}  // namespace

std::string excerpt(std::string json) {
  if (json.size() <= longest_excerpt) return json;
  std::size_t end = longest_excerpt;
  while (end > 0 && (json[end] & 0xC0) == 0x80) --end;  // no character is cut in two
  json.resize(end);
  return json + "\xE2\x80\xA6";
}

std::string sentence(const ImportRefused& refused) {
  if (refused.line == 0) return what(refused);
  return text("import.at_line", {{"line", grouped(refused.line)}, {"sentence", what(refused)}});
}

}  // namespace app
