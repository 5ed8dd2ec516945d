#include "app/replay_json.hpp"

#include <algorithm>

#include "es/json.hpp"
#include "es/replay.hpp"

namespace app {
namespace {

constexpr std::uint64_t step = 10'000;  // events between two looks at the checkpoint

// The checkpoint before the first event of the replay; nothing where the log has no such position.
std::optional<es::Position> checkpoint_before(const Session& session, const Beginning& beginning) {
  if (const auto* time = std::get_if<es::Timestamp>(&beginning))
    return es::position_before(session.store(), *time);
  const auto* position = std::get_if<es::Position>(&beginning);
  if (!position || position->value == 0) return es::Position{};
  if (*position > session.store().head()) return std::nullopt;
  return es::just_before(*position);
}

}  // namespace

std::expected<Replayed, NotThere> replay_json(const Session& session, const Beginning& beginning) {
  const auto checkpoint = checkpoint_before(session, beginning);
  if (!checkpoint) return std::unexpected(NotThere::moment);
  const auto history = es::until(session.log(), session.store().head());

  std::uint64_t events = 0;
  Replayed replayed;
  auto projections = es::OrderedJson::array();
  const auto rebuild = [&]<class P>(const es::Projected<P>& live) {
    const auto start = es::checkpoint_at<P>(session.log(), *checkpoint);
    const auto rebuilt = es::replay(start, history, step);
    const bool equal = es::same(live, rebuilt);
    events = std::max(events, es::lag(start, rebuilt.checkpoint));
    replayed.equal = replayed.equal && equal;
    projections.push_back({{"name", P::name}, {"checkpoint", rebuilt.checkpoint.value}, {"equal", equal}});
  };
  std::apply([&](const auto&... live) { (rebuild(live), ...); }, session.read_models());
  replayed.line = es::OrderedJson{{"events", events}, {"projections", std::move(projections)}}.dump();
  return replayed;
}

}  // namespace app
