// The command line. It opens a folder, asks the session, prints, and ends with the contract's exit codes.
// What a program might read goes to stdout, a JSON document a line; sentences for people go to stderr.
#include <algorithm>
#include <charconv>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <string>
#include <system_error>
#include <unistd.h>

#include "CLI/CLI.hpp"

#include "app/answers.hpp"
#include "app/event_json.hpp"
#include "app/replay_json.hpp"
#include "app/rfc3339.hpp"
#include "app/snapshot_json.hpp"
#include "app/verify_json.hpp"
#include "app/words.hpp"
#include "bank/account_codec.hpp"
#include "platform/exit_code.hpp"
#include "platform/output.hpp"
#include "platform/run_commands.hpp"
#include "platform/run_demo.hpp"
#include "platform/store_folder.hpp"

namespace platform {
namespace {

struct Flags {
  std::string store, file = "-", account, projection, stream, type, at, format;
  std::uint64_t version = 0, position = 0, after = 0, limit = 0, since = 0;
  std::uint64_t snapshot_every = 100, snapshot_after = 0;
  bool stored = false, drop = false;
};

// Half of what can be counted, so that microseconds can be too.
constexpr std::uint64_t longest_seconds = 1ULL << 43;

es::SnapshotPolicy snapshot_policy(const Flags& flags) {
  es::SnapshotPolicy policy{.every = flags.snapshot_every};
  if (flags.snapshot_after > 0)
    policy.microseconds =
        static_cast<std::int64_t>(std::min(flags.snapshot_after, longest_seconds) * 1'000'000);
  return policy;
}

// A path that cannot even be looked at (too long, a loop of links) is no folder.
bool is_folder(const std::string& path) {
  std::error_code unimportant;
  return std::filesystem::is_directory(path, unimportant);
}

bool is_there(const std::string& path) {
  std::error_code unimportant;
  return std::filesystem::exists(path, unimportant);
}

int not_there(app::NotThere what) {
  if (what == app::NotThere::projection) {
    say(app::text("cli.no_projection"));
    return wrong_input;
  }
  print(app::not_found_json());
  say(app::text(what == app::NotThere::account ? "cli.no_account" : "cli.no_moment"));
  return refused;
}

int run(const Flags& flags) {
  if (flags.store.empty() || (is_there(flags.store) && !is_folder(flags.store))) {
    say(app::text("cli.no_store", {{"store", flags.store}}));
    return wrong_input;
  }
  if (flags.file == "-") return run_commands(flags.store, STDIN_FILENO, snapshot_policy(flags));
  const int input = is_folder(flags.file) ? -1 : open(flags.file.c_str(), O_RDONLY | O_CLOEXEC);
  if (input < 0) {
    say(app::text("cli.no_file", {{"file", flags.file}}));
    return wrong_input;
  }
  const int code = run_commands(flags.store, input, snapshot_policy(flags));
  close(input);
  return code;
}

// Opens the store for reading and asks. A damaged store answers from its intact prefix, says what is
// wrong, and ends with 3 whatever the answer.
int read_store(const Flags& flags, const std::function<int(StoreFolder&)>& ask) {
  if (!is_folder(flags.store)) {
    say(app::text("cli.no_store", {{"store", flags.store}}));
    return wrong_input;
  }
  const auto folder = StoreFolder::open(flags.store, storage::Mode::read);
  if (!folder) {
    print(app::refusal_json(folder.error()));
    say(app::sentence(app::Failure{folder.error()}));
    return storage_failed;
  }
  const int code = ask(**folder);
  const auto& report = (*folder)->report();
  for (const auto& damage : report.damage) say(app::sentence(damage, report));
  return report.damage.empty() ? code : storage_failed;
}

// As read_store, for what is read out of events: one that this version cannot read is a failure too.
int read_events(const Flags& flags, const std::function<int(const app::Session&)>& ask) {
  return read_store(flags, [&](StoreFolder& folder) {
    const int code = ask(folder.session());
    const auto unreadable = folder.session().log().unreadable();
    for (const auto& event : unreadable) say(app::sentence(app::Failure{event}));
    return unreadable.empty() ? code : storage_failed;
  });
}

int log(const Flags& flags, bool limited) {
  return read_events(flags, [&](const app::Session& session) {
    const auto lines =
        app::events_json(session, {.stream = flags.stream,
                                   .type = flags.type,
                                   .after = {flags.after},
                                   .limit = limited ? std::optional(flags.limit) : std::nullopt,
                                   .as_stored = flags.stored});
    if (!lines) {
      say(app::text("cli.no_stream", {{"stream", flags.stream}}));
      return refused;
    }
    for (const auto& line : *lines) print(line);
    return done;
  });
}

int print_answer(const std::expected<std::string, app::NotThere>& answer) {
  if (!answer) return not_there(answer.error());
  print(*answer);
  return done;
}

int history(const Flags& flags) {
  return read_events(flags, [&](const app::Session& session) {
    const auto lines = app::history_json(session, flags.account);
    if (!lines) return not_there(lines.error());
    for (const auto& line : *lines) print(line);
    return done;
  });
}

int replay(const Flags& flags, const app::Beginning& beginning) {
  return read_events(flags, [&](const app::Session& session) {
    const auto replayed = app::replay_json(session, beginning);
    if (!replayed) return not_there(replayed.error());
    print(replayed->line);
    return replayed->equal ? done : refused;
  });
}

// What this version cannot read, it can still hand on.
int export_log(const Flags& flags) {
  return read_store(flags, [](StoreFolder& folder) {
    for (const auto& event : folder.session().store().read_all()) print(app::exported_event_json(event));
    return done;
  });
}

int demo(const Flags& flags) {
  if (!flags.store.empty() && is_there(flags.store) && !is_folder(flags.store)) {
    say(app::text("cli.no_store", {{"store", flags.store}}));
    return wrong_input;
  }
  return run_demo(flags.store);
}

int verify(const Flags& flags) {
  return read_store(flags, [](StoreFolder& folder) {
    print(app::verify_json(folder.report()));
    return done;
  });
}

// Prints the snapshots, and drops them where that was asked: they are memos, and no answer needs them.
int snapshots(const Flags& flags) {
  return read_store(flags, [&](StoreFolder& folder) {
    for (const auto& line : app::snapshots_json(folder.session())) print(line);
    for (const auto& ignored : folder.session().accounts().ignored()) say(app::sentence(ignored));
    if (!flags.drop) return done;
    const auto dropped = folder.drop_snapshots();
    if (dropped) return done;
    say(app::sentence(app::Failure{dropped.error()}));
    return storage_failed;
  });
}

// The library would take 010 for 8, and stop at the largest number for anything beyond it.
std::string is_count(const std::string& written) {
  std::uint64_t count = 0;
  const char* end = written.data() + written.size();
  const auto [rest, error] = std::from_chars(written.data(), end, count);
  const bool octal = written.size() > 1 && written.front() == '0';
  const bool whole = error == std::errc{} && rest == end && !octal;
  return whole ? "" : app::text("cli.no_number", {{"written", written}});
}

std::string is_time(const std::string& written) {
  return app::parse_time(written) ? "" : app::text("cli.no_time", {{"written", written}});
}

// Which of the options that name a moment was given; they exclude each other.
class MomentOptions {
 public:
  MomentOptions(CLI::App& command, Flags& flags, bool with_version) : flags_(flags) {
    if (with_version)
      version_ = command.add_option("--version", flags.version, "as of this version of the account")
                     ->check(is_count);
    position_ =
        command.add_option("--position", flags.position, "as of this position of the log")->check(is_count);
    at_ = command.add_option("--at", flags.at, "as of this time (RFC 3339), inclusive")->check(is_time);
    position_->excludes(at_);
    if (version_) version_->excludes(position_)->excludes(at_);
  }

  app::Moment moment() const {
    if (version_ && *version_) return es::Version{flags_.version};
    if (*position_) return es::Position{flags_.position};
    if (*at_) return *app::parse_time(flags_.at);
    return std::monostate{};
  }

 private:
  const Flags& flags_;
  CLI::Option* version_ = nullptr;
  CLI::Option* position_ = nullptr;
  CLI::Option* at_ = nullptr;
};

void add_snapshot_options(CLI::App& command, Flags& flags) {
  command
      .add_option("--snapshot-every", flags.snapshot_every,
                  "a snapshot after so many events of an account; 0: none (answers never depend on them)")
      ->check(is_count)
      ->capture_default_str();
  command
      .add_option("--snapshot-after", flags.snapshot_after,
                  "and when the last one is so many seconds old; 0: no matter how old")
      ->check(is_count);
}

int ask(int count, char** words) {
  CLI::App program{"Foldline: event sourcing at a bank, on your own disk.", "foldline"};
  program.require_subcommand(1);
  Flags flags;
  const auto add = [&](const char* name, const char* help) {
    CLI::App* command = program.add_subcommand(name, help);
    command->add_option("--store", flags.store, "the folder that holds the log")->required();
    return command;
  };

  CLI::App* run_command =
      add("run", "Executes commands, one JSON object a line, and answers each when it is durable");
  run_command->add_option("file", flags.file, "the commands; - is standard input");

  add_snapshot_options(*run_command, flags);

  CLI::App* log_command = add("log", "Prints the events");
  log_command->add_option("--stream", flags.stream, "only of this stream, such as account-acc-1");
  log_command->add_option("--type", flags.type, "only of this type, such as MoneyDeposited");
  log_command->add_option("--after", flags.after, "only behind this position")->check(is_count);
  CLI::Option* limit = log_command->add_option("--limit", flags.limit, "at most so many")->check(is_count);
  log_command->add_flag("--stored", flags.stored, "as they were written, not as they are read today");

  CLI::App* state_command = add("state", "Prints the state of an account, now or as of a moment");
  state_command->add_option("account", flags.account)->required();
  const MomentOptions state_moment{*state_command, flags, /*with_version=*/true};
  add_snapshot_options(*state_command, flags);
  CLI::Option* since =
      state_command->add_option("--since", flags.since, "and what has happened to it behind this position")
          ->check(is_count);

  CLI::App* history_command = add("history", "Prints the balance after each event of an account");
  history_command->add_option("account", flags.account)->required();

  CLI::App* project_command =
      add("project", "Prints a read model: account-balances, transaction-history or daily-totals");
  project_command->add_option("name", flags.projection)->required();
  const MomentOptions project_moment{*project_command, flags, /*with_version=*/false};

  CLI::App* snapshots_command = add("snapshots", "Prints the snapshots of accounts");
  snapshots_command->add_flag("--drop", flags.drop, "and removes them: they cost nothing but time");
  CLI::App* replay_command =
      add("replay", "Rebuilds every read model beside the live one, and says whether they are equal");
  CLI::Option* from_position =
      replay_command->add_option("--from-position", flags.position, "beginning with this event")
          ->check(is_count);
  CLI::Option* from_time =
      replay_command->add_option("--from", flags.at, "beginning with what was recorded at this time")
          ->check(is_time)
          ->excludes(from_position);

  CLI::App* export_command = add("export", "Prints the events as they were written, for another store");
  export_command->add_option("--format", flags.format, "jsonl: one event a line")
      ->required()
      ->check(CLI::IsMember({"jsonl"}));

  CLI::App* demo_command =
      program.add_subcommand("demo", "Tells the whole story, and checks each of its claims");
  demo_command->add_option("--store", flags.store, "a folder to keep its log in; without it, in memory");

  CLI::App* verify_command = add("verify", "Reads every byte of the log and says what is wrong with it");

  try {
    program.parse(count, words);
  } catch (const CLI::ParseError& error) {  // the library's way to end; it goes no further than this
    return program.exit(error) == 0 ? done : wrong_input;
  }
  if (*run_command) return run(flags);
  if (*log_command) return log(flags, limit->count() > 0);
  if (*history_command) return history(flags);
  if (*verify_command) return verify(flags);
  if (*snapshots_command) return snapshots(flags);
  if (*demo_command) return demo(flags);
  if (*export_command) return export_log(flags);
  if (*replay_command && *from_position) return replay(flags, es::Position{flags.position});
  if (*replay_command && *from_time) return replay(flags, *app::parse_time(flags.at));
  if (*replay_command) return replay(flags, {});
  return read_events(flags, [&](const app::Session& session) {
    if (*state_command)
      return print_answer(app::state_json(session, flags.account, state_moment.moment(),
                                          *since ? std::optional(es::Position{flags.since}) : std::nullopt));
    return print_answer(app::projection_json(session, flags.projection, project_moment.moment()));
  });
}

// A program that cannot read every event that it ever wrote does not begin.
bool reads_every_schema() {
  const auto broken = bank::account_upcasters().first_broken(bank::account_schemas());
  if (broken)
    say(app::text("cli.broken_chain", {{"type", broken->type}, {"schema", std::to_string(broken->schema)}}));
  return !broken;
}

int main(int count, char** words) {
  take_standard_descriptors();
  std::signal(SIGXFSZ, SIG_IGN);  // a file-size limit is an answer (DiskFull), not a death
  if (!reads_every_schema()) return storage_failed;
  const int code = ask(count, words);
  if (all_printed()) return code;
  say(app::text("cli.no_output"));
  return storage_failed;
}

}  // namespace
}  // namespace platform

int main(int count, char** words) { return platform::main(count, words); }
