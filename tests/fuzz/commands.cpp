// The lines of `run`: whatever they are, each is answered with a JSON object, and the log can be read again.
#include <algorithm>
#include <expected>
#include <string>
#include <string_view>

#include "app/answers.hpp"
#include "app/command_json.hpp"
#include "es/json.hpp"
#include "support/fuzzed.hpp"

namespace {

void answer(app::Session& session, std::string_view line, std::uint64_t number) {
  const auto request = app::parse_command(line);
  const auto outcome = request ? session.execute(*request, es::Timestamp{1'700'000'000'000'000})
                               : std::expected<app::Done, app::Failure>{std::unexpected(request.error())};
  const auto document = es::parse_json(app::answer_json(session, outcome, number));
  fuzzed::must(document && document->is_object() && document->contains("ok"), "an answer is a JSON object");
  fuzzed::must((*document)["ok"] == outcome.has_value(), "and says whether it was done");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  es::MemoryJournal journal;
  app::Session session(journal, {});
  std::string_view rest = fuzzed::text(data, size);
  for (std::uint64_t number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    answer(session, rest.substr(0, end), number);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  fuzzed::must(session.log().unreadable().empty(), "what is written can be read");
  const app::Session again(journal, *journal.read({0}));
  fuzzed::must(again.store().head() == session.store().head(), "the log holds what was answered");
  return 0;
}
