#include "app/rfc3339.hpp"

#include <chrono>

namespace app {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t first_second = -62'167'219'200;  // 0000-01-01T00:00:00Z
constexpr std::int64_t last_second = 253'402'300'799;   // 9999-12-31T23:59:59Z

// The number made of all of `digits`, if it lies within the bounds (both inclusive).
std::optional<int> number(std::string_view digits, int low, int high) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value < low || value > high) return std::nullopt;
  return value;
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

// Takes ".118203" off the front, in microseconds; nothing at all is 0.
std::optional<int> take_fraction(std::string_view& rest) {
  if (!rest.starts_with('.')) return 0;
  std::size_t end = 1;
  while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9') ++end;
  if (end == 1) return std::nullopt;
  std::string digits{rest.substr(1, end - 1)};
  rest.remove_prefix(end);
  digits.resize(6, '0');
  return number(digits, 0, 999'999);
}

// "Z" or "+02:00", in minutes east of UTC.
std::optional<int> offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hours = number(text.substr(1, 2), 0, 23);
  const auto minutes = number(text.substr(4, 2), 0, 59);
  if (!hours || !minutes) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

std::optional<es::Timestamp> parse_time(std::string_view text) {
  if (text.size() < 20) return std::nullopt;
  if (text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != 't') || text[13] != ':' ||
      text[16] != ':')
    return std::nullopt;
  const auto year = number(text.substr(0, 4), 0, 9999);
  const auto month = number(text.substr(5, 2), 1, 12);
  const auto day = number(text.substr(8, 2), 1, 31);
  const auto hour = number(text.substr(11, 2), 0, 23);
  const auto minute = number(text.substr(14, 2), 0, 59);
  const auto second = number(text.substr(17, 2), 0, 59);
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  std::string_view rest = text.substr(19);
  const auto fraction = take_fraction(rest);
  const auto east = offset(rest);
  if (!date.ok() || !fraction || !east) return std::nullopt;
  const std::int64_t seconds =
      sys_days{date}.time_since_epoch().count() * 86'400LL + *hour * 3600 + (*minute - *east) * 60 + *second;
  // An offset must not carry a time out of the years that can be written.
  if (seconds < first_second || seconds > last_second) return std::nullopt;
  return es::Timestamp{seconds * 1'000'000 + *fraction};
}

std::string text(es::Timestamp time) {
  const std::chrono::microseconds since{time.microseconds};
  const auto day = std::chrono::floor<days>(since);
  const year_month_day date{sys_days{day}};
  const std::int64_t micros = (since - day).count();
  const std::int64_t seconds = micros / 1'000'000;
  return padded(int{date.year()}, 4) + "-" + padded(unsigned{date.month()}, 2) + "-" +
         padded(unsigned{date.day()}, 2) + "T" + padded(seconds / 3600, 2) + ":" +
         padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2) + "." + padded(micros % 1'000'000, 6) +
         "Z";
}

}  // namespace app
