#include "bank/money.hpp"

#include <algorithm>
#include <limits>

namespace bank {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string with_point(bool negative, std::uint64_t minor) {
  const std::string cents = std::to_string(minor % 100);
  return (negative ? "-" : "") + std::to_string(minor / 100) + (cents.size() == 1 ? ".0" : ".") + cents;
}

}  // namespace

std::optional<Currency> parse_currency(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() != 3 || !std::ranges::all_of(text, is_capital)) return std::nullopt;
  return Currency{{text[0], text[1], text[2]}};
}

std::optional<Amount> parse_amount(std::string_view text) {
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string decimals{point == std::string_view::npos ? "00" : text.substr(point + 1)};
  if (whole.empty() || whole.size() > 17 || decimals.empty() || decimals.size() > 2) return std::nullopt;
  if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(decimals, is_digit)) return std::nullopt;
  decimals.resize(2, '0');
  Amount amount;  // at most 19 nines: an unsigned 64-bit number holds them
  for (const char digit : whole) amount.minor = amount.minor * 10 + static_cast<std::uint64_t>(digit - '0');
  for (const char digit : decimals)
    amount.minor = amount.minor * 10 + static_cast<std::uint64_t>(digit - '0');
  return amount;
}

std::optional<Money> money(Amount amount, Currency currency) {
  if (amount.minor > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return std::nullopt;
  return Money{static_cast<std::int64_t>(amount.minor), currency};
}

std::optional<Money> sum(Money a, Money b) {
  if (__builtin_add_overflow(a.minor, b.minor, &a.minor)) return std::nullopt;
  return a;
}

Money& operator+=(Money& balance, const Money& amount) {
  if (__builtin_add_overflow(balance.minor, amount.minor, &balance.minor))
    balance.minor = amount.minor < 0 ? std::numeric_limits<std::int64_t>::min()
                                     : std::numeric_limits<std::int64_t>::max();
  return balance;
}

Money& operator-=(Money& balance, const Money& amount) {
  if (__builtin_sub_overflow(balance.minor, amount.minor, &balance.minor))
    balance.minor = amount.minor > 0 ? std::numeric_limits<std::int64_t>::min()
                                     : std::numeric_limits<std::int64_t>::max();
  return balance;
}

std::string text(Money money) {
  const bool negative = money.minor < 0;
  const auto minor = static_cast<std::uint64_t>(money.minor);
  return with_point(negative, negative ? 0 - minor : minor);
}

std::string text(Amount amount) { return with_point(false, amount.minor); }

}  // namespace bank
