// `run` from inside: lines go in through a pipe, answers are collected, and the directory below counts.
#pragma once

#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "es/json.hpp"
#include "platform/run_commands.hpp"
#include "storage/memory_directory.hpp"
#include "support/borrowed_directory.hpp"
#include "support/fault_directory.hpp"

struct Pipe {
  Pipe() {
    if (::pipe(ends) != 0) std::abort();
  }
  ~Pipe() {
    close_in();
    ::close(ends[0]);
  }
  void send(const std::string& text) const {
    if (::write(ends[1], text.data(), text.size()) != static_cast<ssize_t>(text.size())) std::abort();
  }
  void close_in() {
    if (ends[1] >= 0) ::close(std::exchange(ends[1], -1));
  }
  int ends[2] = {-1, -1};
};

// `run` over a disk of memory that can be told to fail, and that outlives it.
struct PipedRun {
  storage::MemoryDirectory kept;
  FaultDirectory disk{kept};
  std::vector<es::Json> answers;
  int groups = 0;

  int commands(int input, const std::function<void()>& after_a_group = [] {}) {
    auto store = platform::StoreFolder::open(
        {std::make_unique<BorrowedDirectory>(disk), std::make_unique<BorrowedDirectory>(disk)},
        storage::Mode::write);
    return platform::run_commands(std::move(store), input, {}, [&](const std::vector<std::string>& group) {
      for (const std::string& answer : group) answers.push_back(*es::parse_json(answer));
      ++groups;
      after_a_group();
      return true;
    });
  }
};

inline const std::string open_account =
    "{\"command\":\"OpenAccount\",\"account\":\"a\",\"owner\":\"Alice\"}\n";

inline std::string deposits(int count) {
  std::string lines;
  for (int n = 0; n < count; ++n)
    lines += "{\"command\":\"DepositMoney\",\"account\":\"a\",\"amount\":\"1.00\"}\n";
  return lines;
}
