#include "platform/run_commands.hpp"

#include <algorithm>
#include <utility>

#include "app/answers.hpp"
#include "app/command_json.hpp"
#include "app/words.hpp"
#include "platform/clock.hpp"
#include "platform/exit_code.hpp"
#include "platform/output.hpp"
#include "platform/waiting_lines.hpp"

namespace platform {
namespace {

using Outcome = std::expected<app::Done, app::Failure>;

struct Answered {
  std::uint64_t line;
  Outcome outcome;
};

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\v\f") == std::string::npos; }

class Runner {
 public:
  Runner(StoreOrReason store, const es::SnapshotPolicy& policy, const Print& print)
      : folder_(std::move(store)), print_(print) {
    if (folder_) {
      (*folder_)->session().take_snapshots(policy);
      durable_ = (*folder_)->session().store().last_commit();
      finish_transfers();
      (*folder_)->compact();
    } else {
      exit_code_ = storage_failed;
      say(app::sentence(app::Failure{folder_.error()}));
    }
  }

  int run(int input) {
    WaitingLines waiting{input, app::line_limit};
    for (;;) {
      const auto lines = waiting.next();
      if (!lines) {
        say(app::text("cli.no_input"));
        return std::max(exit_code_, wrong_input);
      }
      if (lines->empty()) return exit_code_;
      if (!answer(decided(*lines))) return exit_code_;  // nobody hears it: no more commands
      if (folder_) after_the_answers(**folder_);
    }
  }

 private:
  // What no answer may wait for.
  static void after_the_answers(StoreFolder& folder) {
    folder.write_new_snapshots();
    folder.compact();
  }

  // What a crash left between its halves. There is nobody to answer to; it is done, or said and tried again.
  void finish_transfers() {
    const auto finished = (*folder_)->session().finish_transfers();
    if (finished && (*folder_)->session().store().last_commit() > durable_) answer({});
    if (!finished) say(app::sentence(finished.error()));
  }

  std::vector<Answered> decided(const std::vector<Line>& lines) {
    std::vector<Answered> answered;
    for (const auto& line : lines)
      if (!is_blank(line.text)) answered.push_back({line.number, outcome_of(line.text)});
    return answered;
  }

  Outcome outcome_of(const std::string& text) {
    if (!folder_) return std::unexpected(folder_.error());
    const auto request = app::parse_command(text);
    if (!request) return std::unexpected(request.error());
    return (*folder_)->session().execute(*request, now());
  }

  // One sync for all that were waiting. Where it fails, no answer may say that anything of it is kept.
  bool answer(std::vector<Answered> answered) {
    if (folder_) {
      if (const auto synced = (*folder_)->journal().sync(); synced)
        durable_ = (*folder_)->session().store().last_commit();
      else
        for (auto& [line, outcome] : answered)
          if (const auto* kept = app::kept_by(outcome); kept && kept->receipt.commit > durable_)
            outcome = std::unexpected(synced.error());
    }
    std::vector<std::string> documents;
    for (const auto& [line, outcome] : answered) {
      documents.push_back(folder_ ? app::answer_json((*folder_)->session(), outcome, line)
                                  : app::refusal_json(folder_.error()));
      if (!outcome) exit_code_ = std::max(exit_code_, exit_code(outcome.error()));
    }
    return print_(documents);
  }

  StoreOrReason folder_;
  const Print& print_;
  es::CommitNumber durable_;
  int exit_code_ = done;
};

}  // namespace

int run_commands(const std::string& store, int input, const es::SnapshotPolicy& policy) {
  return run_commands(StoreFolder::open(store, storage::Mode::write), input, policy,
                      [](const std::vector<std::string>& answers) {
                        for (const auto& answer : answers) print(answer);
                        return all_printed();
                      });
}

int run_commands(StoreOrReason store, int input, const es::SnapshotPolicy& policy, const Print& print) {
  return Runner{std::move(store), policy, print}.run(input);
}

}  // namespace platform
