#include "bank/account.hpp"
