// Amounts of money as text: what is read is exact, and what is written is read as the same.
#include "bank/money.hpp"

#include <algorithm>
#include <string>

#include "support/fuzzed.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view written = fuzzed::text(data, size);
  const auto amount = bank::parse_amount(written);
  const auto is_digit = [](char character) { return character >= '0' && character <= '9'; };
  const auto point = std::min(written.find('.'), written.size());
  const auto whole = written.substr(0, point), cents = written.substr(std::min(point + 1, written.size()));
  const bool has_form = !whole.empty() && whole.size() <= 17 && std::ranges::all_of(whole, is_digit) &&
                        (point == written.size() || (!cents.empty() && cents.size() <= 2)) &&
                        std::ranges::all_of(cents, is_digit);
  fuzzed::must(amount.has_value() == has_form, "an amount is what has the form of one");
  if (!amount) return 0;
  fuzzed::must(bank::parse_amount(bank::text(*amount)) == amount, "an amount is read as it is written");
  if (const auto money = bank::money(*amount, {})) {
    fuzzed::must(bank::text(*money) == bank::text(*amount), "money is written as its amount");
    const auto twice = bank::sum(*money, *money);
    fuzzed::must(!twice || twice->minor == 2 * money->minor, "a sum is exact or none");
  }
  return 0;
}
