// The commands that look at a store and never write in it. (`snapshots --drop` deletes memos, not events.)
#include <memory>
#include <optional>

#include "app/answers.hpp"
#include "app/event_json.hpp"
#include "app/exported.hpp"
#include "app/replay_json.hpp"
#include "app/rfc3339.hpp"
#include "app/snapshot_json.hpp"
#include "app/verify_json.hpp"
#include "app/words.hpp"
#include "platform/cli_commands.hpp"
#include "platform/cli_options.hpp"
#include "platform/exit_code.hpp"
#include "platform/output.hpp"
#include "platform/read_store.hpp"

namespace platform {
namespace {

using Store = std::shared_ptr<std::string>;  // the folder's path, known once the line is parsed

CLI::App* add(CLI::App& program, const Store& store, const char* name, const char* help) {
  CLI::App* command = program.add_subcommand(name, help);
  command->add_option("--store", *store, "the folder that holds the log")->required();
  return command;
}

void add_log(CLI::App& program, const Store& store, int& exit_code) {
  struct Options {
    std::string stream, type;
    std::uint64_t after = 0, limit = 0;
    bool stored = false;
  };
  CLI::App* command = add(program, store, "log", "Prints the events");
  const auto options = std::make_shared<Options>();
  command->add_option("--stream", options->stream, "only of this stream, such as account-acc-1");
  command->add_option("--type", options->type, "only of this type, such as MoneyDeposited");
  command->add_option("--after", options->after, "only behind this position")->check(is_count);
  CLI::Option* limit = command->add_option("--limit", options->limit, "at most so many")->check(is_count);
  command->add_flag("--stored", options->stored, "as they were written, not as they are read today");
  command->callback([=, &exit_code] {
    exit_code = read_events(*store, [&](const app::Session& session) {
      const auto lines =
          app::events_json(session, {.stream = options->stream,
                                     .type = options->type,
                                     .after = {options->after},
                                     .limit = *limit ? std::optional(options->limit) : std::nullopt,
                                     .as_stored = options->stored});
      if (lines) return print_lines(*lines);
      say(app::text("cli.no_stream", {{"stream", options->stream}}));
      return refused;
    });
  });
}

void add_state(CLI::App& program, const Store& store, int& exit_code) {
  struct Options {
    explicit Options(CLI::App& command) : moment(command, MomentOptions::Of::account), snapshots(command) {}
    std::string account;
    std::uint64_t since = 0;
    MomentOptions moment;
    SnapshotOptions snapshots;  // taken, and report nothing different
  };
  CLI::App* command = add(program, store, "state", "Prints the state of an account, now or as of a moment");
  const auto options = std::make_shared<Options>(*command);
  command->add_option("account", options->account)->required();
  CLI::Option* since =
      command->add_option("--since", options->since, "and what has happened to it behind this position")
          ->check(is_count);
  command->callback([=, &exit_code] {
    exit_code = read_events(*store, [&](const app::Session& session) {
      return print_answer(
          app::state_json(session, options->account, options->moment.moment(),
                          *since ? std::optional(es::Position{options->since}) : std::nullopt));
    });
  });
}

void add_history(CLI::App& program, const Store& store, int& exit_code) {
  CLI::App* command = add(program, store, "history", "Prints the balance after each event of an account");
  const auto account = std::make_shared<std::string>();
  command->add_option("account", *account)->required();
  command->callback([=, &exit_code] {
    exit_code = read_events(*store, [&](const app::Session& session) {
      const auto lines = app::history_json(session, *account);
      return lines ? print_lines(*lines) : not_there(lines.error());
    });
  });
}

void add_project(CLI::App& program, const Store& store, int& exit_code) {
  struct Options {
    explicit Options(CLI::App& command) : moment(command, MomentOptions::Of::log) {}
    std::string name;
    MomentOptions moment;
  };
  CLI::App* command = add(program, store, "project",
                          "Prints a read model: account-balances, transaction-history or daily-totals");
  const auto options = std::make_shared<Options>(*command);
  command->add_option("name", options->name)->required();
  command->callback([=, &exit_code] {
    exit_code = read_events(*store, [&](const app::Session& session) {
      return print_answer(app::projection_json(session, options->name, options->moment.moment()));
    });
  });
}

void add_replay(CLI::App& program, const Store& store, int& exit_code) {
  struct Options {
    std::uint64_t position = 0;
    std::string time;
  };
  CLI::App* command = add(program, store, "replay",
                          "Rebuilds every read model beside the live one, and says whether they are equal");
  const auto options = std::make_shared<Options>();
  CLI::Option* from_position =
      command->add_option("--from-position", options->position, "beginning with this event")->check(is_count);
  CLI::Option* from_time =
      command->add_option("--from", options->time, "beginning with what was recorded at this time")
          ->check(is_time)
          ->excludes(from_position);
  command->callback([=, &exit_code] {
    app::Beginning beginning;
    if (*from_position) beginning = es::Position{options->position};
    if (*from_time) beginning = *app::parse_time(options->time);
    exit_code = read_events(*store, [&](const app::Session& session) {
      const auto replayed = app::replay_json(session, beginning);
      if (!replayed) return not_there(replayed.error());
      print(replayed->line);
      return replayed->equal ? done : refused;
    });
  });
}

// Prints the snapshots, and drops them where that was asked: they are memos, and no answer needs them.
void add_snapshots(CLI::App& program, const Store& store, int& exit_code) {
  CLI::App* command = add(program, store, "snapshots", "Prints the snapshots of accounts");
  const auto drop = std::make_shared<bool>(false);
  command->add_flag("--drop", *drop, "and removes them: they cost nothing but time");
  command->callback([=, &exit_code] {
    exit_code = read_store(*store, [&](StoreFolder& folder) {
      print_lines(app::snapshots_json(folder.session()));
      for (const auto& ignored : folder.session().accounts().ignored()) say(app::sentence(ignored));
      const auto dropped = *drop ? folder.drop_snapshots() : std::expected<void, es::StorageError>{};
      if (dropped) return done;
      say(app::sentence(app::Failure{dropped.error()}));
      return storage_failed;
    });
  });
}

// What this version cannot read, it can still hand on.
void add_export(CLI::App& program, const Store& store, int& exit_code) {
  CLI::App* command =
      add(program, store, "export", "Prints the events as they were written, for another store");
  const auto format = std::make_shared<std::string>();
  command->add_option("--format", *format, "jsonl (which import takes), cloudevents or message-db")
      ->required()
      ->check(CLI::IsMember({"jsonl", "cloudevents", "message-db"}));
  command->callback([=, &exit_code] {
    exit_code = read_store(*store, [&](StoreFolder& folder) {
      for (const auto& event : folder.session().store().read_all())
        print(app::exported_json(event, *app::export_format(*format)));
      return done;
    });
  });
}

void add_verify(CLI::App& program, const Store& store, int& exit_code) {
  CLI::App* command =
      add(program, store, "verify", "Reads every byte of the log and says what is wrong with it");
  command->callback([=, &exit_code] {
    exit_code = read_store(*store, [](StoreFolder& folder) {
      print(app::verify_json(folder.report()));
      return done;
    });
  });
}

}  // namespace

void add_readers(CLI::App& program, int& exit_code) {
  const auto store = std::make_shared<std::string>();
  for (const auto add_reader :
       {add_log, add_state, add_history, add_project, add_replay, add_snapshots, add_export, add_verify})
    add_reader(program, store, exit_code);
}

}  // namespace platform
