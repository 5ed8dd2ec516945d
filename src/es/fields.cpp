#include "es/fields.hpp"

#include <algorithm>
#include <charconv>

namespace es {
namespace {

bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

// Takes a text in its quotes off the front.
std::optional<std::string_view> take_text(std::string_view& rest) {
  if (!rest.starts_with('"')) return std::nullopt;
  const auto end = std::find_if_not(rest.begin() + 1, rest.end(), is_plain);
  if (end == rest.end() || *end != '"') return std::nullopt;
  const std::string_view text{rest.begin() + 1, end};
  rest.remove_prefix(text.size() + 2);
  return text;
}

// Takes a whole number off the front, as JSON writes it: no plus, no leading zero. ("-0" is left to the
// library.)
std::optional<std::int64_t> take_number(std::string_view& rest) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view digits{rest.data() + (number < 0 ? 1 : 0), end};
  if (digits.starts_with('-') || (digits.starts_with('0') && digits.size() > 1)) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return number;
}

bool take(std::string_view& rest, char c) {
  if (!rest.starts_with(c)) return false;
  rest.remove_prefix(1);
  return true;
}

void write(std::string& json, std::string_view text) {
  if (std::ranges::all_of(text, is_plain))
    json.append("\"").append(text).append("\"");
  else
    json += Json(text).dump();
}

}  // namespace

// False for what is not plain, be it JSON or not: the library will say.
bool Fields::read_plainly(std::string_view json) {
  if (!take(json, '{')) return false;
  if (json == "}") return true;
  do {
    const auto name = take_text(json);
    if (!name || !take(json, ':') || count_ == plain_.size()) return false;
    for (std::size_t i = 0; i < count_; ++i)
      if (plain_[i].name == *name) return false;  // the library keeps the last one
    Field& field = plain_[count_++];
    field.name = *name;
    if (const auto text = take_text(json))
      field.value = *text;
    else if (const auto number = take_number(json))
      field.value = *number;
    else
      return false;
  } while (take(json, ','));
  return json == "}";
}

std::optional<Fields> Fields::read(std::string_view json) {
  Fields fields;
  if (fields.read_plainly(json)) return fields;
  fields.document_ = parse_json(json);
  if (!fields.document_ || !fields.document_->is_object()) return std::nullopt;
  return fields;
}

bool is_json_object(std::string_view text) {
  if (Fields{}.read_plainly(text)) return true;
  return text.starts_with('{') && text.find('\0') == std::string_view::npos && Json::accept(text);
}

JsonText object_of(std::initializer_list<Field> fields) {
  std::string json = "{";
  for (const auto& [name, value] : fields) {
    if (json.size() > 1) json += ',';
    write(json, name);
    json += ':';
    if (const auto* text = std::get_if<std::string_view>(&value))
      write(json, *text);
    else
      json += std::to_string(std::get<std::int64_t>(value));
  }
  return {json += '}'};
}

}  // namespace es
