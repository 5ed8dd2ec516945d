#include "platform/run_import.hpp"

#include "app/import.hpp"
#include "app/words.hpp"
#include "es/new_commit.hpp"
#include "platform/exit_code.hpp"
#include "platform/output.hpp"
#include "platform/store_folder.hpp"
#include "platform/waiting_lines.hpp"

namespace platform {
namespace {

using Outcome = std::expected<app::Imported, app::ImportRefused>;

// Nothing where the input cannot be read.
std::optional<Outcome> imported(StoreFolder& folder, int input) {
  app::Import import{folder.session()};
  WaitingLines waiting{input, es::limit::event_bytes};
  for (;;) {
    const auto lines = waiting.next();
    if (!lines) return std::nullopt;
    if (lines->empty()) break;
    for (const auto& line : *lines)
      if (auto taken = import.take(line.text); !taken) return std::unexpected(std::move(taken.error()));
  }
  Outcome kept = import.keep();
  if (const auto synced = kept ? folder.journal().sync() : std::expected<void, es::StorageError>{}; !synced)
    return std::unexpected(app::ImportRefused{synced.error(), 0});
  return kept;
}

}  // namespace

int run_import(const std::string& store, int input) {
  const auto folder = StoreFolder::open(store, storage::Mode::write);
  const auto outcome =
      folder ? imported(**folder, input) : Outcome{std::unexpected(app::ImportRefused{folder.error(), 0})};
  if (!outcome) {
    say(app::text("cli.no_input"));
    return wrong_input;
  }
  print(app::import_json(*outcome));
  if (*outcome) return done;
  say(app::sentence(outcome->error()));
  return exit_code(outcome->error().failure);
}

}  // namespace platform
