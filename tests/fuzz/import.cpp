// The lines of `import`: whatever they are, all of them are kept or none, and what was kept is exported as it
// was.
#include "app/import.hpp"

#include <string>
#include <string_view>

#include "app/exported.hpp"
#include "es/json.hpp"
#include "support/fuzzed.hpp"

namespace {

std::string exported(const app::Session& session) {
  std::string lines;
  for (const auto& event : session.store().read_all())
    lines += app::exported_json(event, app::ExportFormat::jsonl) + "\n";
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  es::MemoryJournal journal, other_journal;
  app::Session session(journal, {}), other(other_journal, {});
  const auto outcome = app::import_lines(session, fuzzed::text(data, size));
  fuzzed::must(es::parse_json(app::import_json(outcome)).has_value(), "an answer is JSON");
  fuzzed::must(outcome.has_value() || session.store().head().value == 0, "all of it, or nothing");
  fuzzed::must(session.log().unreadable().empty(), "what was taken can be read");
  const std::string lines = exported(session);
  fuzzed::must(app::import_lines(other, lines).has_value(), "an export is taken");
  fuzzed::must(exported(other) == lines, "and makes an equal log");
  return 0;
}
