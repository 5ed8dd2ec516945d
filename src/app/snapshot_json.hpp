// The snapshots of a store, as `foldline snapshots` prints them.
#pragma once

#include <string>
#include <vector>

#include "app/session.hpp"

namespace app {

std::vector<std::string> snapshots_json(const Session& session);  // a line each, by position

std::string sentence(const es::IgnoredSnapshot& ignored);

}  // namespace app
