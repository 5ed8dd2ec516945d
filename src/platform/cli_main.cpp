// The command line. It opens a folder, asks the session, prints, and ends with the contract's exit codes.
// What a program might read goes to stdout, a JSON document a line; sentences for people go to stderr.
#include <csignal>

#include "app/unread_schema.hpp"
#include "app/words.hpp"
#include "platform/cli_commands.hpp"
#include "platform/exit_code.hpp"
#include "platform/output.hpp"

namespace platform {
namespace {

int ask(int count, char** words) {
  CLI::App program{"Foldline: event sourcing at a bank, on your own disk.", "foldline"};
  program.require_subcommand(1);
  int exit_code = done;
  add_writers(program, exit_code);
  add_readers(program, exit_code);
  try {
    program.parse(count, words);
  } catch (const CLI::ParseError& error) {  // the library's way to end; it goes no further than this
    return program.exit(error) == 0 ? done : wrong_input;
  }
  return exit_code;
}

int main(int count, char** words) {
  take_standard_descriptors();
  std::signal(SIGXFSZ, SIG_IGN);  // a file-size limit is an answer (DiskFull), not a death
  if (const auto unread = app::unread_schema()) {
    say(*unread);
    return storage_failed;
  }
  const int code = ask(count, words);
  if (all_printed()) return code;
  say(app::text("cli.no_output"));
  return storage_failed;
}

}  // namespace
}  // namespace platform

int main(int count, char** words) { return platform::main(count, words); }
