// A command that was done: what it kept, and where its account stands after it.
#pragma once

#include <vector>

#include "es/event_store.hpp"

namespace app {

struct Done {
  es::AppendReceipt receipt;              // `commit` is the last that it kept
  es::Version version;                    // of the command's account
  std::vector<es::CommitNumber> commits;  // usually one; a transfer has two
};

}  // namespace app
