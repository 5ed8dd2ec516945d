#include "platform/read_store.hpp"

#include "app/verify_json.hpp"
#include "app/words.hpp"
#include "platform/cli_options.hpp"
#include "platform/exit_code.hpp"
#include "platform/output.hpp"

namespace platform {

int read_store(const std::string& store, const std::function<int(StoreFolder&)>& ask) {
  if (!is_folder(store)) {
    say(app::text("cli.no_store", {{"store", store}}));
    return wrong_input;
  }
  const auto folder = StoreFolder::open(store, storage::Mode::read);
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

int read_events(const std::string& store, const std::function<int(const app::Session&)>& ask) {
  return read_store(store, [&](StoreFolder& folder) {
    const int code = ask(folder.session());
    const auto unreadable = folder.session().log().unreadable();
    for (const auto& event : unreadable) say(app::sentence(app::Failure{event}));
    return unreadable.empty() ? code : storage_failed;
  });
}

int print_lines(const std::vector<std::string>& lines) {
  for (const auto& line : lines) print(line);
  return done;
}

int print_answer(const std::expected<std::string, app::NotThere>& answer) {
  if (!answer) return not_there(answer.error());
  print(*answer);
  return done;
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

}  // namespace platform
