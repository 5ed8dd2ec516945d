#include "app/fold_view.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "app/session.hpp"
#include "app/shown.hpp"
#include "app/words.hpp"
#include "es/temporal.hpp"

namespace app {
namespace {

constexpr std::ptrdiff_t steps_shown = 2;

using EvolveAccount = es::Evolve<bank::AccountDecider>;

std::string word_for(bank::Account::Status status) {
  switch (status) {
    case bank::Account::Status::not_opened:
      return text("fold.not_opened");
    case bank::Account::Status::open:
      return text("fold.open");
    case bank::Account::Status::closed:
      return text("fold.closed");
  }
  return {};
}

AccountShown state_shown(const bank::Account& account, es::Version version) {
  return {.balance = shown(account.balance),
          .currency = account.balance.currency.text(),
          .owner = account.owner,
          .status = word_for(account.status),
          .version = version};
}

// What a step has done to the balance is the difference of two states, whatever the event was.
std::string change(const bank::Account& before, const bank::Account& after) {
  bank::Money change = after.balance;
  change -= before.balance;
  if (change.minor == 0) return {};
  return change.minor > 0 ? gained(change) : lost(change);
}

}  // namespace

std::optional<FoldView> fold_view(const Session& session, const es::StreamId& account, es::Position about,
                                  es::Position through) {
  const auto history = es::until(session.log(), account, through);
  const auto count = std::ranges::ssize(history);
  if (count == 0) return std::nullopt;
  const auto& position = &es::Recorded<bank::Event>::position;
  const auto place = std::ranges::lower_bound(history, about, {}, position) - history.begin();
  const auto chosen = std::min(place, count - 1);
  const auto at = [&](std::ptrdiff_t index) -> const auto& { return history.begin()[index]; };

  auto first = count - chosen >= steps_shown ? chosen : std::max<std::ptrdiff_t>(count - steps_shown, 0);
  while (at(first).part > 0) --first;  // all that one stored event is read as, or nothing of it
  const auto end = std::max(std::min(first + steps_shown, count), chosen + 1);
  const auto steps = std::ranges::subrange(history.begin() + first, history.begin() + end);

  bank::Account before = session.accounts().as_of(account, es::just_before(at(first).position));
  const auto version_before = first == 0 ? es::Version{} : at(first - 1).version;
  FoldView view{.account = account.id(),
                .before = state_shown(before, version_before),
                .chosen = static_cast<std::size_t>(chosen - first)};
  const auto states = es::scan(EvolveAccount{}, before, steps);
  for (std::size_t index = 0; const auto& recorded : steps) {
    const bank::Account& after = states[index++];
    view.steps.push_back({recorded.position, bank::type_of(recorded.event), change(before, after),
                          state_shown(after, recorded.version)});
    before = after;
  }
  if (chosen > 0) view.previous = at(chosen - 1).position;
  if (chosen + 1 < count) view.next = at(chosen + 1).position;
  return view;
}

}  // namespace app
