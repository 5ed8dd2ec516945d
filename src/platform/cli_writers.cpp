// The commands that write: into a store, or into one of their own.
#include <fcntl.h>
#include <memory>
#include <unistd.h>

#include "app/words.hpp"
#include "platform/cli_commands.hpp"
#include "platform/cli_options.hpp"
#include "platform/exit_code.hpp"
#include "platform/output.hpp"
#include "platform/run_bench.hpp"
#include "platform/run_commands.hpp"
#include "platform/run_demo.hpp"
#include "platform/run_import.hpp"

namespace platform {
namespace {

bool could_be_a_store(const std::string& path) {
  if (!path.empty() && (!is_there(path) || is_folder(path))) return true;
  say(app::text("cli.no_store", {{"store", path}}));
  return false;
}

// Has `file` read by somebody who answers the exit code; - is standard input.
template <class Read>
int read_input(const std::string& store, const std::string& file, const Read& read) {
  if (!could_be_a_store(store)) return wrong_input;
  if (file == "-") return read(STDIN_FILENO);
  const int input = is_folder(file) ? -1 : open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (input < 0) {
    say(app::text("cli.no_file", {{"file", file}}));
    return wrong_input;
  }
  const int code = read(input);
  close(input);
  return code;
}

void add_run(CLI::App& program, int& exit_code) {
  struct Options {
    explicit Options(CLI::App& command) : snapshots(command) {}
    std::string store, file = "-";
    SnapshotOptions snapshots;
  };
  CLI::App* command = program.add_subcommand(
      "run", "Executes commands, one JSON object a line, and answers each when it is durable");
  const auto options = std::make_shared<Options>(*command);
  command->add_option("--store", options->store, "the folder that holds the log")->required();
  command->add_option("file", options->file, "the commands; - is standard input");
  command->callback([options, &exit_code] {
    exit_code = read_input(options->store, options->file, [&](int input) {
      return run_commands(options->store, input, options->snapshots.policy());
    });
  });
}

void add_import(CLI::App& program, int& exit_code) {
  struct Options {
    std::string store, file = "-";
  };
  CLI::App* command = program.add_subcommand(
      "import", "Keeps events from elsewhere (export --format jsonl), all of them or none");
  const auto options = std::make_shared<Options>();
  command->add_option("--store", options->store, "the folder that holds the log")->required();
  command->add_option("file", options->file, "the events, one a line; - is standard input");
  command->callback([options, &exit_code] {
    exit_code = read_input(options->store, options->file,
                           [&](int input) { return run_import(options->store, input); });
  });
}

void add_demo(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("demo", "Tells the whole story, and checks each of its claims");
  const auto store = std::make_shared<std::string>();
  command->add_option("--store", *store, "a folder to keep its log in; without it, in memory");
  command->callback([store, &exit_code] {
    exit_code = store->empty() || could_be_a_store(*store) ? run_demo(*store) : wrong_input;
  });
}

void add_bench(CLI::App& program, int& exit_code) {
  CLI::App* command =
      program.add_subcommand("bench", "Times the store, in memory and in a folder of its own under TMPDIR");
  const auto only = std::make_shared<std::string>();
  command->add_option("--only", *only, "only the work of this name, such as append-durable");
  command->callback([only, &exit_code] { exit_code = run_bench(*only); });
}

}  // namespace

void add_writers(CLI::App& program, int& exit_code) {
  add_run(program, exit_code);
  add_import(program, exit_code);
  add_demo(program, exit_code);
  add_bench(program, exit_code);
}

}  // namespace platform
