// The fields of one JSON object, by name: how a payload is read. What we write ourselves is flat and plain,
// {"amount_minor":100,"currency":"USD"}, and is read as views into its text, with no document built. Whatever
// is not as plain as that (nested, spaced, escaped, with fractions) goes the library's way, and means the
// same.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "es/event.hpp"
#include "es/json.hpp"

namespace es {

struct Field {
  std::string_view name;
  std::variant<std::string_view, std::int64_t> value;
};

class Fields {
 public:
  // Nothing where the text is no JSON object. The text must outlive what is read here.
  static std::optional<Fields> read(std::string_view json);

  // As es::field for a document: the field of that name, if it is there and has just that type.
  template <class T>
  friend std::optional<T> field(const Fields& fields, std::string_view name) {
    static_assert(std::is_same_v<T, std::string> || std::is_same_v<T, std::int64_t>);
    if (fields.document_) return field<T>(*fields.document_, name);
    using Plain = std::conditional_t<std::is_same_v<T, std::string>, std::string_view, std::int64_t>;
    for (std::size_t i = 0; i < fields.count_; ++i)
      if (const auto* value = std::get_if<Plain>(&fields.plain_[i].value); fields.plain_[i].name == name)
        return value ? std::optional<T>(*value) : std::nullopt;
    return std::nullopt;
  }

 private:
  friend bool is_json_object(std::string_view text);
  bool read_plainly(std::string_view json);

  std::array<Field, 8> plain_;
  std::size_t count_ = 0;
  std::optional<Json> document_;  // of a text that is not plain
};

// Whether the text is one JSON object, and begins as one: what is stored has no space in front.
bool is_json_object(std::string_view text);

// An object of these fields, in this order, as compact as the library writes it.
JsonText object_of(std::initializer_list<Field> fields);

}  // namespace es
