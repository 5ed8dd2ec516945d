#include "app/snapshot_json.hpp"

#include "app/rfc3339.hpp"
#include "app/words.hpp"
#include "es/json.hpp"

namespace app {
namespace {

std::string reason(es::IgnoredSnapshot::Why why) {
  using Why = es::IgnoredSnapshot::Why;
  switch (why) {
    case Why::stale_schema:
      return text("snapshot.stale_schema");
    case Why::ahead:
      return text("snapshot.ahead");
    case Why::other_history:
      return text("snapshot.other_history");
    case Why::unreadable:
      break;
  }
  return text("snapshot.unreadable");
}

}  // namespace

std::vector<std::string> snapshots_json(const Session& session) {
  std::vector<std::string> lines;
  for (const es::Snapshot& snapshot : session.snapshots().all())
    lines.push_back(es::OrderedJson{{"account", snapshot.stream.id()},
                                    {"version", snapshot.version.value},
                                    {"position", snapshot.position.value},
                                    {"recorded_at", text(snapshot.recorded_at)},
                                    {"schema", snapshot.schema}}
                        .dump(-1, ' ', false, es::OrderedJson::error_handler_t::replace));
  return lines;
}

std::string sentence(const es::IgnoredSnapshot& ignored) {
  return text("snapshot.ignored", {{"account", ignored.stream.id()},
                                   {"version", std::to_string(ignored.version.value)},
                                   {"why", reason(ignored.why)}});
}

}  // namespace app
