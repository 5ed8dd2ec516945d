#include "app/shown.hpp"

#include "app/words.hpp"

namespace app {
namespace {

constexpr const char* minus = "\xE2\x88\x92";

std::string unsigned_digits(bank::Money money) {
  std::string digits = bank::text(money);
  if (digits.front() == '-') digits.erase(0, 1);
  for (auto at = digits.size() - 3; at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace

std::string shown(bank::Money money) { return (money.minor < 0 ? minus : "") + unsigned_digits(money); }
std::string gained(bank::Money money) { return "+" + unsigned_digits(money); }
std::string lost(bank::Money money) { return minus + unsigned_digits(money); }

}  // namespace app
