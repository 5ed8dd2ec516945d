#include "app/import.hpp"

#include <algorithm>

#include "app/answers.hpp"
#include "app/rfc3339.hpp"
#include "app/words.hpp"
#include "es/json.hpp"
#include "es/metadata.hpp"

namespace app {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

std::unexpected<ImportRefused> refused(std::string reason, std::string field, std::string found,
                                       std::string expected) {
  return std::unexpected(ImportRefused{.failure = Invalid{std::move(reason), std::move(field)},
                                       .found = excerpt(std::move(found)),
                                       .expected = std::move(expected)});
}

// Equal as JSON: spaces and the order of names say nothing.
bool equal_json(const es::JsonText& a, const es::JsonText& b) {
  return a == b || es::parse_json(a.text()) == es::parse_json(b.text());
}

bool equal_content(const es::EventData& a, const es::EventData& b) {
  return a.type == b.type && a.schema == b.schema && a.tags == b.tags && equal_json(a.payload, b.payload) &&
         equal_json(a.metadata, b.metadata);
}

std::string known_types(const es::CurrentSchemas& schemas) {
  std::string types;
  for (const auto& [type, schema] : schemas) types += (types.empty() ? "" : ", ") + type;
  return types;
}

// Whether this version reads the event, as one of its stream's kind.
std::expected<void, ImportRefused> check_kind(const es::Codec<bank::Event>& codec, const ImportedLine& line) {
  const auto& [type, schema, payload, tags, metadata] = line.data;
  const std::string& category = line.stream.category();
  const auto schemas = bank::event_schemas();
  const auto today = schemas.find(type);
  if (today == schemas.end())
    return refused("BadField", "event_type", type,
                   text("import.known_type", {{"types", known_types(schemas)}}));
  if (schema > today->second)
    return refused("BadField", "schema", std::to_string(schema),
                   text("import.known_schema", {{"type", type}, {"today", std::to_string(today->second)}}));
  const auto parts = es::read(codec, line.data);
  if (!parts)
    return refused("BadField", "event_data", std::string{payload.text()},
                   text("import.readable", {{"type", type}, {"schema", std::to_string(schema)}}));
  const bool is_account = category == "account";
  for (const auto& part : *parts)
    if (std::holds_alternative<bank::AccountEvent>(part) != is_account)
      return refused("BadField", "aggregate_type", category, text("import.kind", {{"type", type}}));
  const std::string first = is_account ? "AccountCreated" : "TransferStarted";
  if ((type == first) != (line.version == es::Version{1}))
    return refused("BadField", "event_type", type,
                   text("import.first", {{"first", first}, {"version", std::to_string(line.version.value)}}));
  return {};
}

}  // namespace

// Whether what the line tells is kept, or staged, already. Something else in its place is a conflict.
std::expected<bool, Failure> Import::is_there_already(const ImportedLine& line) const {
  const es::EventStore& store = session_->store();
  const std::uint64_t kept = store.version_of(line.stream).value;
  const auto staged = staged_.find(line.stream);
  const std::uint64_t known = kept + (staged == staged_.end() ? 0 : staged->second.size());
  const es::VersionConflict conflict{line.stream, es::just_before(line.version), {known}};
  if (line.version.value > known + 1) return std::unexpected(conflict);
  if (line.version.value == known + 1) return false;
  bool equal = false;
  if (line.version.value > kept) {
    const Staged& there = staged->second[line.version.value - kept - 1];
    equal = there.recorded_at == line.recorded_at && equal_content(there.data, line.data);
  } else {
    const auto& there = store.read_stream(line.stream)[static_cast<std::ptrdiff_t>(line.version.value - 1)];
    equal = there.recorded_at == line.recorded_at && equal_content(there.data, line.data);
  }
  if (!equal) return std::unexpected(conflict);
  return true;
}

std::expected<void, ImportRefused> Import::check(const ImportedLine& line) {
  if (auto kind = check_kind(session_->log().codec(), line); !kind) return kind;
  const es::Timestamp before = any_ ? last_ : session_->store().last_recorded_at();
  if (line.recorded_at < before)
    return refused("BadTime", "timestamp", app::text(line.recorded_at),
                   app::text("import.not_before", {{"before", app::text(before)}}));
  return {};
}

std::expected<void, ImportRefused> Import::take(std::string_view text) {
  ++lines_;
  if (is_blank(text)) return {};
  const auto blame = [&](ImportRefused refused) {
    refused.line = lines_;
    return std::unexpected(std::move(refused));
  };
  auto line = parse_imported_line(text);
  if (!line) return blame(std::move(line.error()));
  const auto there = is_there_already(*line);
  if (!there) return blame({there.error()});
  if (*there) {
    ++skipped_;
    open_commit_.reset();
    return {};
  }
  if (auto fits = check(*line); !fits) return blame(std::move(fits.error()));
  add(*std::move(line));
  return {};
}

void Import::add(ImportedLine line) {
  const bool goes_on = line.commit && line.commit == open_commit_ && line.recorded_at == last_;
  if (!goes_on) {
    es::NewCommit commit{.recorded_at = line.recorded_at};
    // An id that somebody has used before stays with him; the fact is kept without it.
    std::string id = es::read_metadata(line.data.metadata).command_id;
    if (!id.empty() && !session_->store().knows_command(id) && command_ids_.insert(id).second)
      commit.command_id = std::move(id);
    run_.push_back(std::move(commit));
    first_lines_.push_back(lines_);
  }
  open_commit_ = line.commit;
  last_ = line.recorded_at;
  any_ = true;
  staged_[line.stream].push_back({line.recorded_at, line.data});
  run_.back().events.push_back({std::move(line.stream), std::move(line.data)});
}

std::expected<Imported, ImportRefused> Import::keep() {
  std::uint64_t events = 0;
  for (const auto& commit : run_) events += commit.events.size();
  if (auto kept = session_->keep(run_); !kept)
    return std::unexpected(
        ImportRefused{std::move(kept.error().failure),
                      kept.error().commit < first_lines_.size() ? first_lines_[kept.error().commit] : 0});
  return Imported{events, skipped_, session_->store().head()};
}

std::expected<Imported, ImportRefused> import_lines(Session& session, std::string_view text) {
  Import import{session};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (auto taken = import.take(text.substr(0, end)); !taken)
      return std::unexpected(std::move(taken.error()));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return import.keep();
}

std::string import_json(const std::expected<Imported, ImportRefused>& outcome) {
  if (outcome)
    return es::OrderedJson{
        {"imported", outcome->imported}, {"skipped", outcome->skipped}, {"position", outcome->position.value}}
        .dump();
  return refusal_json(outcome.error());
}

}  // namespace app
