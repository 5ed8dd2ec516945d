#include "bank/money.hpp"
