// Amounts as the screen and the sentences show them: thousands apart, two decimals, a real minus sign.
// (Programs get plain digits: bank::text.)
#pragma once

#include <string>

#include "bank/money.hpp"

namespace app {

std::string shown(bank::Money money);   // "1,075.50"
std::string gained(bank::Money money);  // "+75.50"
std::string lost(bank::Money money);    // "−75.50", with U+2212

}  // namespace app
