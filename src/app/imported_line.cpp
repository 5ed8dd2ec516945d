#include "app/imported_line.hpp"

#include <map>
#include <optional>

#include "app/command_json.hpp"
#include "app/rfc3339.hpp"
#include "app/words.hpp"
#include "bank/event_codec.hpp"
#include "es/json.hpp"
#include "es/new_commit.hpp"

namespace app {
namespace {

using es::field;
using es::Json;

// The members of an object as they are written. The text is known to be JSON, so that brackets and quotes are
// all that has to be followed.
std::map<std::string_view, std::string_view> written_members(std::string_view object) {
  std::map<std::string_view, std::string_view> members;
  std::optional<std::string_view> name;
  std::size_t start = 0;
  int depth = 0;
  for (std::size_t i = 0; i < object.size(); ++i) {
    const char c = object[i];
    if (c == '"') {
      const std::size_t opening = i;
      while (object[++i] != '"')
        if (object[i] == '\\') ++i;
      if (depth == 1 && !name) name = object.substr(opening + 1, i - opening - 1);
    } else if (c == ':' && depth == 1) {
      start = i + 1;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == ',' || c == '}' || c == ']') {
      if (depth == 1 && name) members.insert_or_assign(*name, object.substr(start, i - start));
      if (depth == 1) name.reset();
      if (c != ',') --depth;
    }
  }
  return members;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  const auto last = text.find_last_not_of(" \t\r\n");
  return std::string{text.substr(first, last - first + 1)};
}

// A whole number, whatever form a JSON round trip has given it: 2 and 2.0 are one.
std::optional<std::uint64_t> whole(const Json& object, std::string_view name) {
  if (const auto number = field<std::uint64_t>(object, name)) return number;
  const auto number = field<double>(object, name);
  if (!number || *number < 0 || *number >= 0x1p53) return std::nullopt;
  const auto count = static_cast<std::uint64_t>(*number);
  if (static_cast<double>(count) != *number) return std::nullopt;
  return count;
}

class Reader {
 public:
  Reader(std::string_view line, const Json& object) : object_(object), members_(written_members(line)) {}

  std::string text(const char* name, const char* otherwise) {
    if (!there(name)) return refuse("MissingField", name), "";
    auto text = field<std::string>(object_, name);
    if (!text) refuse(otherwise, name);
    return text.value_or("");
  }

  std::uint64_t number(const char* name) {
    if (!there(name)) return refuse("MissingField", name), 0;
    const auto count = whole(object_, name);
    if (!count || *count == 0) refuse("BadField", name);
    return count.value_or(0);
  }

  // An object, as it is written; where there is none (the seed writes null), an empty one.
  es::JsonText object(const char* name) {
    if (!there(name)) return {};
    if (!object_[name].is_object()) return refuse("BadField", name), es::JsonText{};
    const auto written = members_.find(name);  // not found where the name itself is written with escapes
    return {written == members_.end() ? object_[name].dump() : trimmed(written->second)};
  }

  int schema() {
    const Json* holder = there("schema") ? &object_ : there("metadata") ? &object_["metadata"] : nullptr;
    const char* name = holder == &object_ ? "schema" : "schema_version";
    if (!holder || !holder->is_object() || !holder->contains(name)) return 1;
    const auto schema = whole(*holder, name);
    if (!schema || *schema < 1 || *schema > 1'000'000) return refuse("BadField", "schema"), 1;
    return static_cast<int>(*schema);
  }

  std::vector<std::string> tags() {
    std::vector<std::string> tags;
    if (!there("tags")) return tags;
    for (const auto& tag : object_["tags"])
      if (const auto* text = tag.get_ptr<const std::string*>())
        tags.push_back(*text);
      else
        refuse("BadField", "tags");
    return tags;
  }

  bool there(const char* name) const { return object_.contains(name) && !object_[name].is_null(); }
  void refuse(const std::string& reason, const char* where) {
    if (refused) return;
    refused.emplace(Invalid{reason, where});
    if (reason == "MissingField") return;
    refused->found = excerpt(object_.value(where, Json()).dump(-1, ' ', /*ensure_ascii=*/true));
    refused->expected = app::text(std::string("import.") + where);
  }

  std::optional<ImportRefused> refused;

 private:
  const Json& object_;
  std::map<std::string_view, std::string_view> members_;
};

// The seed calls the category after its Go type.
std::string category(Reader& reader) {
  std::string type = reader.text("aggregate_type", "BadField");
  if (type == "BankAccount") return "account";
  if (type != "account" && type != "transfer") reader.refuse("BadField", "aggregate_type");
  return type;
}

}  // namespace

std::expected<ImportedLine, ImportRefused> parse_imported_line(std::string_view line) {
  if (line.size() > es::limit::event_bytes)
    return std::unexpected(
        ImportRefused{es::TooLarge{"bytes of a line", line.size(), es::limit::event_bytes}});
  if (es::is_nested_deeper_than(line, nesting_limit))
    return std::unexpected(
        ImportRefused{es::TooLarge{"levels of nesting", nesting_limit + 1, nesting_limit}});
  const auto object = es::parse_json(line);
  if (!object || !object->is_object()) return std::unexpected(ImportRefused{Invalid{"NotJson", {}}});

  Reader reader{line, *object};
  std::string id = reader.text("aggregate_id", "BadId");
  if (!is_id(id)) reader.refuse("BadId", "aggregate_id");
  es::EventData data{.type = reader.text("event_type", "BadField"), .schema = reader.schema()};
  ImportedLine read{.stream = {category(reader), std::move(id)}, .version = {reader.number("version")}};
  const auto time = parse_time(reader.text("timestamp", "BadTime"));
  if (!time) reader.refuse("BadTime", "timestamp");
  data.payload = reader.object("event_data");
  data.metadata = reader.object("metadata");
  data.tags = reader.tags();
  if (reader.there("commit")) read.commit = reader.number("commit");
  if (reader.refused) return std::unexpected(*std::move(reader.refused));
  read.recorded_at = *time;
  read.data = std::move(data);
  return read;
}

}  // namespace app
