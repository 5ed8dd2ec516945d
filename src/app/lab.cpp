#include "app/lab.hpp"

#include <utility>

#include "app/answers.hpp"
#include "app/words.hpp"

namespace app {
namespace {

Answer refused(const Failure& failure) {
  Answer answer{.error = std::string{family(failure)},
                .reason = std::string{reason(failure)},
                .sentence = sentence(failure)};
  if (const auto* invalid = std::get_if<Invalid>(&failure)) answer.field = invalid->field;
  if (std::holds_alternative<Reversed>(failure)) answer.field = "to";
  return answer;
}

Answer accepted(const Done& done) {
  return {.ok = true,
          .version = done.version,
          .position = done.receipt.last,
          .first = done.commits.size() > 1 ? done.receipt.first : es::Position{}};
}

}  // namespace

Executed Lab::execute(std::string_view json, es::Timestamp now) {
  const auto request = parse_command(json);
  const auto outcome = [&]() -> std::expected<Done, Failure> {
    if (!request) return std::unexpected(request.error());
    if (closed_) return std::unexpected(*closed_);
    return session_->execute(*request, now);
  }();
  mark_new_snapshots();
  const Done* kept = kept_by(outcome);
  answered_ = kept ? kept->receipt.commit : es::CommitNumber{};
  view_.answer = outcome ? accepted(*outcome) : refused(outcome.error());
  stale_ = true;
  return {answer_json(*session_, outcome), answered_ > saved_ ? answered_ : es::CommitNumber{}};
}

std::expected<void, std::string> Lab::run(const Intent& intent, es::Timestamp now) {
  return std::visit(
      es::overloaded{
          [&](const Execute& i) -> std::expected<void, std::string> {
            execute(i.command, now);
            return {};
          },
          [&](const TravelTo& i) { return travel(i.position); },
          [&](const Play& i) { return play(i.events_a_second); },
          [&](const Pause&) -> std::expected<void, std::string> {
            playback_.pause();
            return {};
          },
          [&](const TravelToTime& i) { return travel(es::position_at(session_->store(), i.at).position); },
          [&](const GoLive&) -> std::expected<void, std::string> {
            go_live();
            return {};
          },
          [&](const SelectEvent& i) -> std::expected<void, std::string> {
            if (i.position.value == 0 || i.position > view_.head())
              return std::unexpected(text("intent.no_position"));
            view_.selected = i.position;
            return {};
          },
          [&](const CloseNotice&) -> std::expected<void, std::string> {
            if (!importing_) view_.import = {};
            return {};
          },
          [&](const ExplainBalance& i) -> std::expected<void, std::string> { return explain(i.account); },
          [&](const TendModel& i) -> std::expected<void, std::string> {
            models_.tend(i);
            stale_ = true;
            return {};
          },
          [&](const CarryOn&) -> std::expected<void, std::string> {
            models_.carry_on();
            stale_ = true;
            return {};
          },
          [](PageTask) -> std::expected<void, std::string> { return {}; },
      },
      intent);
}

void Lab::saving(es::CommitNumber through) { view_.durability = Saving{{saved_.value + 1}, through}; }

void Lab::saved(es::CommitNumber through) {
  saved_ = through;
  view_.durability = Saved{saved_};
  stale_ = true;
}

void Lab::save_failed(const es::StorageError& error) {
  view_.durability = SaveFailed{{saved_.value + 1}, sentence(error)};
  if (answered_ > saved_) view_.answer = refused(error);
  answered_ = {};
}

void Lab::read_on() {
  // A log that cannot be read on stays as it is, and says so; the writer's next word tries again.
  const auto read = session_->read_on();
  view_.damage = read || !damage_.empty() ? damage_ : sentence(read.error());
  saved(session_->store().last_commit());
}

void Lab::play(Role role, Keeping keeping) {
  view_.role = role;
  view_.keeping = keeping;
}

std::expected<void, std::string> Lab::travel(es::Position position) {
  if (position > view_.head()) return std::unexpected(text("intent.no_position"));
  playback_.pause();
  view_.cursor = {position, false};
  stale_ = true;
  return {};
}

std::expected<void, std::string> Lab::play(std::uint64_t events_a_second) {
  if (view_.head().value == 0) return std::unexpected(text("intent.nothing_to_play"));
  if (view_.cursor.live || view_.cursor.position == view_.head()) (void)travel({0});
  playback_.play(events_a_second);
  return {};
}

bool Lab::play_on(std::chrono::microseconds elapsed) {
  const auto events = playback_.advance(elapsed);
  if (events == 0) return false;
  view_.cursor.position.value += std::min(events, view_.head().value - view_.cursor.position.value);
  if (view_.cursor.position == view_.head()) go_live();
  stale_ = true;
  return true;
}

void Lab::go_live() {
  playback_.pause();
  view_.cursor = {view_.head(), true};
  stale_ = true;
}

void Lab::mark_new_snapshots() {
  for (const auto& taken : session_->fetch_new_snapshots()) {
    const std::string account = taken.stream.id();
    const auto [newest, is_first] = newest_snapshot_.try_emplace(account, 0);
    if (!is_first) view_.snapshots[newest->second].until = taken.position;
    newest->second = view_.snapshots.size();
    view_.snapshots.push_back({taken.position, account, taken.version, {}});
  }
}

std::expected<void, std::string> Lab::explain(const std::string& account) {
  if (!account.empty() && session_->store().version_of(account_stream(account)).value == 0)
    return std::unexpected(text("intent.no_account"));
  view_.explained = account;
  stale_ = true;
  return {};
}

const LabView& Lab::glance() {
  if (view_.cursor.live) view_.cursor.position = view_.head();
  view_.playing = playback_.speed();
  if (std::holds_alternative<Saved>(view_.durability) && session_->store().last_commit() > saved_)
    view_.durability = Unsaved{{saved_.value + 1}};
  if (view_.answer) view_.answer->waiting = answered_ > saved_;
  return view_;
}

const LabView& Lab::view() {
  glance();
  if (!std::exchange(stale_, false)) return view_;

  models_.show(view_);
  return view_;
}

}  // namespace app
