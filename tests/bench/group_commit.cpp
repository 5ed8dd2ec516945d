// What waiting together saves: a thousand commands over a disk that takes 5 ms a sync, one by one and all at
// once.
#include <chrono>
#include <cstdio>
#include <thread>

#include "support/piped_run.hpp"

namespace {

constexpr int commands = 1000;
constexpr std::chrono::milliseconds a_sync{5};

struct Measured {
  double seconds;
  int syncs;
};

template <class Feed>
Measured measure(Feed feed) {
  PipedRun run;
  run.disk.slow_sync(a_sync);
  Pipe pipe;
  const auto begin = std::chrono::steady_clock::now();
  feed(run, pipe);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  if (run.answers.size() != commands) std::abort();
  return {took.count(), run.disk.syncs()};
}

Measured one_by_one() {
  return measure([](PipedRun& run, Pipe& pipe) {
    int sent = 1;
    pipe.send(open_account);
    run.commands(pipe.ends[0], [&] {
      if (sent++ < commands)
        pipe.send(deposits(1));
      else
        pipe.close_in();
    });
  });
}

Measured all_at_once() {
  return measure([](PipedRun& run, Pipe& pipe) {
    std::thread writer([&] {
      pipe.send(open_account + deposits(commands - 1));
      pipe.close_in();
    });
    run.commands(pipe.ends[0]);
    writer.join();
  });
}

}  // namespace

int main() {
  const Measured alone = one_by_one();
  const Measured together = all_at_once();
  std::printf(
      "{\"commands\":%d,\"one_by_one\":{\"seconds\":%.3f,\"syncs\":%d},"
      "\"piped\":{\"seconds\":%.3f,\"syncs\":%d},\"ratio\":%.1f}\n",
      commands, alone.seconds, alone.syncs, together.seconds, together.syncs,
      alone.seconds / together.seconds);
}
