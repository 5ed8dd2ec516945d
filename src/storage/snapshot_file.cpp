#include "storage/snapshot_file.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "es/json.hpp"
#include "storage/crc32c.hpp"

namespace storage {
namespace {

using es::field;
using es::Json;

constexpr std::size_t checksum_digits = 8;

std::string checksum_of(std::string_view json) {
  char digits[checksum_digits];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), crc32c(json), 16).ptr;
  const std::string written(std::begin(digits), end);
  return std::string(checksum_digits - written.size(), '0') + written;
}

std::string line_of(const es::Snapshot& snapshot, es::CommitNumber commit, std::uint32_t chain) {
  const std::string json = Json{{"commit", commit.value},
                                {"chain", chain},
                                {"category", snapshot.stream.category()},
                                {"id", snapshot.stream.id()},
                                {"version", snapshot.version.value},
                                {"position", snapshot.position.value},
                                {"recorded_at", snapshot.recorded_at.microseconds},
                                {"schema", snapshot.schema},
                                {"state", es::parse_json(snapshot.state.text()).value_or(Json::object())}}
                               .dump(-1, ' ', false, Json::error_handler_t::replace);
  return checksum_of(json) + " " + json + "\n";
}

std::optional<es::Snapshot> snapshot_of(std::string_view line, const SegmentedJournal& journal) {
  if (line.size() <= checksum_digits || line[checksum_digits] != ' ') return std::nullopt;
  const std::string_view text = line.substr(checksum_digits + 1);
  if (line.substr(0, checksum_digits) != checksum_of(text)) return std::nullopt;
  const auto json = es::parse_json(text);
  if (!json || !json->is_object()) return std::nullopt;

  const auto commit = field<std::uint64_t>(*json, "commit");
  const auto chain = field<std::uint64_t>(*json, "chain");
  const auto category = field<std::string>(*json, "category");
  const auto id = field<std::string>(*json, "id");
  const auto version = field<std::uint64_t>(*json, "version");
  const auto position = field<std::uint64_t>(*json, "position");
  const auto recorded_at = field<std::int64_t>(*json, "recorded_at");
  const auto schema = field<std::int64_t>(*json, "schema");
  if (!commit || !chain || !category || !id || !version || !position || !recorded_at || !schema ||
      !json->contains("state") || *schema < 1 || *schema > std::numeric_limits<int>::max())
    return std::nullopt;
  const auto actual = journal.chain_after({*commit});
  if (!actual || *actual != *chain) return std::nullopt;
  return es::Snapshot{
      {*category, *id},         {*version}, {*position}, {*recorded_at}, static_cast<int>(*schema),
      {(*json)["state"].dump()}};
}

}  // namespace

std::vector<es::Snapshot> SnapshotFile::read() {
  std::vector<es::Snapshot> snapshots;
  const auto names = directory_.list();
  if (!names || !std::ranges::binary_search(*names, snapshot_file_name)) return snapshots;
  const auto bytes = directory_.read(snapshot_file_name, 0);
  std::string_view rest = bytes ? std::string_view{*bytes} : std::string_view{};
  while (!rest.empty()) {
    const auto length = std::min(rest.find('\n'), rest.size());
    if (auto snapshot = snapshot_of(rest.substr(0, length), journal_))
      snapshots.push_back(*std::move(snapshot));
    rest.remove_prefix(std::min(length + 1, rest.size()));
  }
  return snapshots;
}

void SnapshotFile::write(std::span<const es::Snapshot> snapshots, const es::EventStore& store) {
  if (snapshots.empty()) return;
  std::string lines;
  if (!goes_on_) lines = "\n";  // whoever wrote here before may have died within a line
  for (const es::Snapshot& snapshot : snapshots) {
    const es::CommitNumber commit = store.read_all(es::Position{snapshot.position.value - 1}).front().commit;
    if (const auto chain = journal_.chain_after(commit)) lines += line_of(snapshot, commit, *chain);
  }
  goes_on_ = directory_.append(snapshot_file_name, lines).has_value();
}

}  // namespace storage
