// Opens a store for reading and asks it something. A damaged store answers from its intact prefix, says what
// is wrong, and ends with 3 whatever the answer.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "app/answers.hpp"
#include "platform/store_folder.hpp"

namespace platform {

// `ask` prints, and answers the exit code. So do the others.
int read_store(const std::string& store, const std::function<int(StoreFolder&)>& ask);

// For what is read out of events: one that this version cannot read is a failure too.
int read_events(const std::string& store, const std::function<int(const app::Session&)>& ask);

int print_lines(const std::vector<std::string>& lines);
int print_answer(const std::expected<std::string, app::NotThere>& answer);
int not_there(app::NotThere what);

}  // namespace platform
