#include "app/command_json.hpp"

#include <algorithm>
#include <cmath>

#include "app/rfc3339.hpp"
#include "es/json.hpp"
#include "es/metadata.hpp"

namespace app {
namespace {

using es::field;
using es::Json;

std::unexpected<Invalid> invalid(std::string reason, std::string field = {}) {
  return std::unexpected(Invalid{std::move(reason), std::move(field)});
}

// White space of Unicode, as UTF-8: an owner of nothing else is blank.
bool is_blank(std::string_view text) {
  static constexpr std::string_view spaces[] = {" ",
                                                "\t",
                                                "\n",
                                                "\v",
                                                "\f",
                                                "\r",
                                                "\xC2\x85",
                                                "\xC2\xA0",
                                                "\xE1\x9A\x80",
                                                "\xE2\x80\x80",
                                                "\xE2\x80\x81",
                                                "\xE2\x80\x82",
                                                "\xE2\x80\x83",
                                                "\xE2\x80\x84",
                                                "\xE2\x80\x85",
                                                "\xE2\x80\x86",
                                                "\xE2\x80\x87",
                                                "\xE2\x80\x88",
                                                "\xE2\x80\x89",
                                                "\xE2\x80\x8A",
                                                "\xE2\x80\xA8",
                                                "\xE2\x80\xA9",
                                                "\xE2\x80\xAF",
                                                "\xE2\x81\x9F",
                                                "\xE3\x80\x80"};
  while (!text.empty()) {
    const auto* space = std::ranges::find_if(spaces, [&](std::string_view s) { return text.starts_with(s); });
    if (space == std::end(spaces)) return false;
    text.remove_prefix(space->size());
  }
  return true;
}

bool is_owner(std::string_view text) { return !text.empty() && text.size() <= 200 && !is_blank(text); }

// 1.0 and 1 are one JSON value, and shall have one text.
Json canonical(Json value) {
  if (value.is_number_float()) {
    const auto number = value.get<double>();
    if (std::trunc(number) != number) return value;
    if (std::abs(number) < 0x1p63) return static_cast<std::int64_t>(number);
    if (number > 0 && number < 0x1p64) return static_cast<std::uint64_t>(number);
  } else if (value.is_structured()) {
    for (auto& part : value) part = canonical(std::move(part));
  }
  return value;
}

// FNV-1a: tells commands apart; it is no defence against somebody who wants two to look the same.
std::uint64_t fingerprint(const Json& command) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : canonical(command).dump())
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// Reads one command's fields, remembering the first that is missing or wrong.
class Fields {
 public:
  explicit Fields(const Json& object) : object_(object) {}

  // A text that `holds` for; anything else is refused with `reason`.
  std::string text(const char* name, const char* reason, bool (*holds)(std::string_view)) {
    if (!object_.contains(name)) refuse("MissingField", name);
    return optional_text(name, reason, holds);
  }

  std::string optional_text(const char* name, const char* reason, bool (*holds)(std::string_view),
                            std::string otherwise = {}) {
    known_.emplace_back(name);
    if (!object_.contains(name)) return otherwise;
    auto value = field<std::string>(object_, name);
    if (!value || !holds(*value)) refuse(reason, name);
    return value.value_or("");
  }

  bank::Amount amount() {
    const auto written =
        text("amount", "BadAmount", [](std::string_view t) { return bank::parse_amount(t).has_value(); });
    return bank::parse_amount(written).value_or(bank::Amount{});
  }

  std::optional<es::Version> version(const char* name) {
    known_.emplace_back(name);
    if (!object_.contains(name)) return std::nullopt;
    const auto value = field<std::uint64_t>(object_, name);
    if (!value) refuse("BadField", name);
    return es::Version{value.value_or(0)};
  }

  Json object(const char* name) {
    known_.emplace_back(name);
    const auto found = object_.find(name);
    if (found == object_.end()) return Json::object();
    if (!found->is_object()) refuse("BadField", name);
    return *found;
  }

  void refuse(std::string reason, std::string name) {
    if (!refused_) refused_ = Invalid{std::move(reason), std::move(name)};
  }

  // After all fields were read: the first that was refused, else any that nobody asked for.
  std::optional<Invalid> refused() const {
    if (refused_) return refused_;
    for (const auto& item : object_.items())
      if (std::ranges::find(known_, item.key()) == known_.end()) return Invalid{"BadField", item.key()};
    return std::nullopt;
  }

 private:
  const Json& object_;
  std::vector<std::string> known_{"command"};
  std::optional<Invalid> refused_;
};

using Command = decltype(CommandRequest::command);

bool is_currency(std::string_view text) { return bank::parse_currency(text).has_value(); }

Command open_account(Fields& fields) {
  std::string owner = fields.text("owner", "BadOwner", is_owner);
  const auto code = fields.optional_text("currency", "BadCurrency", is_currency);
  return bank::AccountCommand{
      bank::OpenAccount{std::move(owner), bank::parse_currency(code).value_or(bank::Currency{})}};
}

Command deposit_money(Fields& fields) {
  const auto amount = fields.amount();
  const auto any_text = [](std::string_view) { return true; };
  return bank::AccountCommand{
      bank::DepositMoney{amount, fields.optional_text("source", "BadField", any_text, "UNKNOWN")}};
}

Command withdraw_money(Fields& fields) { return bank::AccountCommand{bank::WithdrawMoney{fields.amount()}}; }

Command close_account(Fields&) { return bank::AccountCommand{bank::CloseAccount{}}; }

Command transfer_money(Fields& fields) {
  std::string from = fields.text("from", "BadId", is_id), to = fields.text("to", "BadId", is_id);
  return bank::TransferMoney{bank::account_stream(std::move(from)), bank::account_stream(std::move(to)),
                             fields.amount()};
}

struct Reader {
  std::string_view command;
  const char* account;  // the field that names the command's account
  Command (*read)(Fields&);
};
constexpr Reader readers[] = {{"OpenAccount", "account", open_account},
                              {"DepositMoney", "account", deposit_money},
                              {"WithdrawMoney", "account", withdraw_money},
                              {"CloseAccount", "account", close_account},
                              {"TransferMoney", "from", transfer_money}};

// What is kept with each event. The command id has one home: metadata may not claim another.
es::JsonText metadata(Fields& fields, const std::string& command_id) {
  Json brought = fields.object("metadata");
  if (!brought.is_object()) return {};
  if (brought.contains("command_id") && brought["command_id"] != command_id)
    fields.refuse("BadField", "metadata");
  return es::written(es::caused_by_command(command_id), std::move(brought));
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

std::expected<CommandRequest, Invalid> parse_command(std::string_view json) {
  if (json.size() > line_limit || es::is_nested_deeper_than(json, nesting_limit)) return invalid("TooLarge");
  const auto object = es::parse_json(json);
  if (!object || !object->is_object()) return invalid("NotJson");
  if (!object->contains("command")) return invalid("MissingField", "command");
  const auto named = field<std::string>(*object, "command");
  const auto* reader = std::ranges::find(readers, named.value_or(""), &Reader::command);
  if (reader == std::end(readers)) return invalid("UnknownCommand", "command");

  Fields fields{*object};
  CommandRequest request;
  request.account = fields.text(reader->account, "BadId", is_id);
  request.command = reader->read(fields);
  request.command_id = fields.optional_text("command_id", "BadId", is_id);
  request.command_fingerprint = fingerprint(*object);
  const auto at =
      fields.optional_text("at", "BadTime", [](std::string_view t) { return parse_time(t).has_value(); });
  request.at = parse_time(at);
  request.expected_version = fields.version("expected_version");
  request.metadata = metadata(fields, request.command_id);
  if (const auto refused = fields.refused()) return std::unexpected(*refused);
  return request;
}

}  // namespace app
