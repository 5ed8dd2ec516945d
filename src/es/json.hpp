// Reading JSON without exceptions: nlohmann_json in its non-throwing form, behind one helper.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "nlohmann/json.hpp"

namespace es {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;  // keys stay as they were put: for output

// The document, or nothing where the text is not JSON (a half surrogate or bad UTF-8 included).
inline std::optional<Json> parse_json(std::string_view text) {
  if (text.find('\0') != std::string_view::npos)
    return std::nullopt;  // the library would take it for the end
  Json document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded()) return std::nullopt;
  return document;
}

// How deep arrays and objects stand in each other, read off the text before a parser builds them: what
// walks over a document afterwards goes down by recursion, and a hostile one would exhaust the stack.
inline bool is_nested_deeper_than(std::string_view json, int limit) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      if (++depth > limit) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// The field of that name, if it is there and has just that type: a number that is no integer is no
// int, a text is no number, and nothing is converted.
template <class T>
std::optional<T> field(const Json& object, std::string_view name) {
  if (!object.is_object()) return std::nullopt;
  const auto found = object.find(name);
  if (found == object.end()) return std::nullopt;
  if constexpr (std::is_same_v<T, std::string>) {
    if (!found->is_string()) return std::nullopt;
    return *found->template get_ptr<const std::string*>();
  } else if constexpr (std::is_same_v<T, std::uint64_t>) {
    if (!found->is_number_unsigned()) return std::nullopt;
    return *found->template get_ptr<const std::uint64_t*>();
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    if (!found->is_number_integer()) return std::nullopt;
    if (found->is_number_unsigned() && *found->template get_ptr<const std::uint64_t*>() > INT64_MAX)
      return std::nullopt;
    return found->template get<std::int64_t>();
  } else {
    static_assert(std::is_same_v<T, double>, "field<T> reads std::string, uint64_t, int64_t and double");
    if (!found->is_number()) return std::nullopt;
    return found->template get<double>();
  }
}

}  // namespace es
