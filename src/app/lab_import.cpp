// The laboratory takes in a file: what is on the screen meanwhile, and what became of it.
#include "app/lab.hpp"
#include "app/words.hpp"

namespace app {
namespace {

constexpr const char* ok = R"({"ok":true})";

std::string done_how(const Imported& done) {
  return text("import.done_how", {{"imported", grouped(done.imported)}, {"skipped", grouped(done.skipped)}});
}

}  // namespace

Executed Lab::begin_import(std::string name, std::uint64_t size) {
  if (closed_) return end_import(std::unexpected(ImportRefused{*closed_, 0}));
  importing_.emplace(*session_, std::move(name), size);
  view_.import = ImportRunning{importing_->name()};
  return {ok, {}};
}

Executed Lab::take_import(std::string_view bytes) {
  if (!importing_) return {ok, {}};
  if (auto taken = importing_->take(bytes); !taken)
    return end_import(std::unexpected(std::move(taken.error())));
  view_.import = ImportRunning{importing_->name(), importing_->lines(), importing_->percent()};
  return {ok, {}};
}

Executed Lab::keep_import() { return importing_ ? end_import(importing_->keep()) : Executed{ok, {}}; }

void Lab::drop_import() {
  importing_.reset();
  view_.import = ImportEnded{.ok = false, .sentence = text("import.cancelled")};
}

Executed Lab::import(std::string_view lines) {
  return answered(closed_ ? std::unexpected(ImportRefused{*closed_, 0}) : import_lines(*session_, lines));
}

Executed Lab::answered(const std::expected<Imported, ImportRefused>& outcome) {
  stale_ = true;
  const es::CommitNumber last = session_->store().last_commit();
  const bool waits = outcome && outcome->imported > 0 && last > saved_;
  return {import_json(outcome), waits ? last : es::CommitNumber{}};
}

Executed Lab::end_import(const std::expected<Imported, ImportRefused>& outcome) {
  importing_.reset();
  view_.import = ImportEnded{outcome.has_value(), outcome ? done_how(*outcome) : sentence(outcome.error())};
  return answered(outcome);
}

}  // namespace app
