// Money in whole minor units (cents), never in floating point: 0.1 + 0.2 has no place in a bank.
// Every currency here has two decimals.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bank {

struct Currency {  // three capital letters, as in ISO 4217
  std::array<char, 3> code{'U', 'S', 'D'};
  bool operator==(const Currency&) const = default;
  std::string text() const { return {code.begin(), code.end()}; }
};

std::optional<Currency> parse_currency(std::string_view text);

struct Money {
  std::int64_t minor = 0;
  Currency currency;
  bool operator==(const Money&) const = default;
};

// What somebody asks for, before it is money: the form of an amount allows 17 digits before the point,
// which is more than Money holds. Whether it is too much is for the domain to say.
struct Amount {
  std::uint64_t minor = 0;
  bool operator==(const Amount&) const = default;
};

// Reads `[0-9]{1,17}(\.[0-9]{1,2})?` exactly; anything else ("12.345", "NaN", "1e9", "", "-1") is nothing.
std::optional<Amount> parse_amount(std::string_view text);

// Nothing where int64 minor units cannot hold it.
std::optional<Money> money(Amount amount, Currency currency);
std::optional<Money> sum(Money a, Money b);

// For facts, which cannot be refused: they stop at the ends of int64 instead of wrapping around.
Money& operator+=(Money& balance, const Money& amount);
Money& operator-=(Money& balance, const Money& amount);

// "1100.00", "-5.00": without the currency, which stands beside it.
std::string text(Money money);
std::string text(Amount amount);

}  // namespace bank
