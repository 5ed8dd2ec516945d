// `run` from inside, over a directory that counts: how many syncs a group of lines costs, and that no answer
// goes out before its sync.
#include "platform/run_commands.hpp"

#include <sys/socket.h>
#include <thread>

#include "catch_amalgamated.hpp"

#include "storage/recovery.hpp"
#include "support/piped_run.hpp"
#include "support/recovered.hpp"

TEST_CASE("a thousand lines that are waiting share one sync, and are answered after it", "[platform]") {
  PipedRun run;
  Pipe pipe;
  std::thread writer([&] {  // more than a pipe holds at once
    pipe.send(open_account + deposits(999));
    pipe.close_in();
  });
  int syncs_at_first_answer = 0;
  CHECK(run.commands(pipe.ends[0], [&] {
    if (run.groups == 1) syncs_at_first_answer = run.disk.syncs();
  }) == 0);
  writer.join();
  CHECK(run.answers.size() == 1000);
  CHECK(syncs_at_first_answer == 1);
  CHECK(run.disk.syncs() <= 10);  // how many groups they come in is up to who schedules the two threads
}

TEST_CASE("a thousand lines that lie there already are one group, and cost one sync", "[platform]") {
  PipedRun run;
  Pipe pipe;
  pipe.send(open_account + deposits(900));  // what a pipe holds
  pipe.close_in();
  CHECK(run.commands(pipe.ends[0]) == 0);
  CHECK(run.answers.size() == 901);
  CHECK(run.groups == 1);
  CHECK(run.disk.syncs() == 1);
}

TEST_CASE("a line that comes alone is answered at once, after a sync of its own", "[platform]") {
  PipedRun run;
  Pipe pipe;
  pipe.send(open_account);
  int left = 9;
  const auto next = [&] {
    CHECK(run.disk.syncs() == run.groups);
    if (left-- > 0)
      pipe.send(deposits(1));
    else
      pipe.close_in();
  };
  CHECK(run.commands(pipe.ends[0], next) == 0);
  CHECK(run.answers.size() == 10);
  CHECK(run.groups == 10);
}

TEST_CASE("lines that came before the input broke are answered before that is said", "[platform]") {
  PipedRun run;
  int ends[2];
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  const std::string lines = open_account + deposits(2);
  REQUIRE(::write(ends[0], "unread", 6) == 6);  // which makes the other end's closing an error
  REQUIRE(::write(ends[1], lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()));
  ::close(ends[1]);
  CHECK(run.commands(ends[0]) == 2);
  CHECK(run.answers.size() == 3);
  ::close(ends[0]);
}

TEST_CASE("where the sync fails, no line of the group is answered as kept, and refusals stay", "[platform]") {
  PipedRun run;
  Pipe pipe;
  pipe.send(open_account + deposits(3) + "nonsense\n");
  pipe.close_in();
  run.disk.fail_next(FaultDirectory::Verb::sync);
  CHECK(run.commands(pipe.ends[0]) == 3);
  REQUIRE(run.answers.size() == 5);
  for (std::size_t line = 0; line < 4; ++line) CHECK(run.answers[line]["reason"] == "NotSaved");
  CHECK(run.answers[4]["reason"] == "NotJson");
}

TEST_CASE("a sync that was answered and not done loses what was answered, and not what came before",
          "[platform]") {
  PipedRun run;
  Pipe first;
  first.send(open_account + deposits(1));
  first.close_in();
  CHECK(run.commands(first.ends[0]) == 0);
  run.disk.drop_sync();
  Pipe second;
  second.send(deposits(5));
  second.close_in();
  CHECK(run.commands(second.ends[0]) == 0);
  run.disk.lose_power();
  const auto found = sample::recover(run.kept);
  REQUIRE(found);
  CHECK(found->report.damage.empty());
  CHECK(found->report.commits == 2);
}
