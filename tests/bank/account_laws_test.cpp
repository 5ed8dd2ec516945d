// What holds for every history, tried on thousands of them. A failure prints the seed of its history, which
// tells it again.
#include <limits>

#include "catch_amalgamated.hpp"

#include "support/generated_bank.hpp"

using namespace bank;
using es::Position;

namespace {

std::uint32_t any_seed(std::size_t histories) {
  return GENERATE_COPY(take(histories, random(0U, std::numeric_limits<std::uint32_t>::max())));
}

const auto evolve = es::Evolve<AccountDecider>{};

}  // namespace

TEST_CASE("a fold splits anywhere", "[bank][law]") {
  const auto seed = any_seed(1000);
  CAPTURE(seed);
  const GeneratedBank told(seed);
  const auto events = told.log.events();
  const Account whole = es::fold(evolve, Account{}, events);
  for (std::size_t cut = 0; cut <= events.size(); ++cut)
    REQUIRE(es::fold(evolve, es::fold(evolve, Account{}, events.first(cut)), events.subspan(cut)) == whole);
}

TEST_CASE("live = rebuilt = travelled to now", "[bank][law]") {
  const auto seed = any_seed(1000);
  CAPTURE(seed);
  GeneratedBank told(seed);
  es::EventStore reopened{told.journal};
  REQUIRE(reopened.read_on());
  es::Log<Event> log{event_codec()};
  log.catch_up(reopened);
  const auto rebuilt = [&]<es::Projection P>(const es::Projected<P>& live) {
    const auto anew = es::catch_up(es::Projected<P>{}, es::until(log, reopened.head()));
    const auto travelled = es::catch_up(es::Projected<P>{}, es::until(told.log, told.store.head()));
    CHECK(live.checkpoint == anew.checkpoint);
    CHECK(live.model == anew.model);
    CHECK(live.model == travelled.model);
  };
  rebuilt(told.balances);
  rebuilt(told.transactions);
}

TEST_CASE("snapshot + tail = full fold, of every account at every position", "[bank][law]") {
  const auto seed = any_seed(1000);
  CAPTURE(seed);
  const GeneratedBank told(seed);
  CHECK(told.repository.ignored().empty());
  for (const auto& account : told.accounts)
    for (std::uint64_t p = 0; p <= told.store.head().value; ++p)
      REQUIRE(told.repository.as_of(account, {p}) ==
              es::fold(evolve, Account{}, es::until(told.log, account, Position{p})));
}

TEST_CASE("decode(encode(x)) = x, for whatever was decided", "[bank][law]") {
  const auto seed = any_seed(1000);
  CAPTURE(seed);
  const GeneratedBank told(seed);
  for (const auto& recorded : told.log.events()) {
    const auto back = es::read(told.log.codec(), told.log.codec().encode(recorded.event));
    REQUIRE(back);
    REQUIRE(*back == std::vector{recorded.event});
  }
}

TEST_CASE("append is idempotent: a whole history told again changes nothing", "[bank][law]") {
  const auto seed = any_seed(1000);
  CAPTURE(seed);
  GeneratedBank told(seed);
  const Position head = told.store.head();
  for (const auto& wish : told.told) {
    if (!wish.kept) continue;  // refused then, and perhaps not now
    const auto again = told.execute(wish);
    REQUIRE(again);
    REQUIRE(again->repeated);
  }
  CHECK(told.store.head() == head);
}

TEST_CASE("a state never owes, whatever is asked", "[bank][law]") {
  const auto seed = any_seed(1000);
  CAPTURE(seed);
  const GeneratedBank told(seed);
  for (const auto& [account, state] : told.balances.model) REQUIRE(state.balance.minor >= 0);
}

TEST_CASE("a transfer ends once, and money is neither made nor lost", "[bank][law]") {
  const auto seed = any_seed(1000);
  CAPTURE(seed);
  const GeneratedBank told(seed);
  std::uint64_t paid_in = 0, in_the_bank = 0;  // differences wrap around, and come out right
  std::size_t started = 0, ended = 0;
  for (const auto& wish : told.told) {
    if (!wish.kept) continue;
    if (std::holds_alternative<TransferMoney>(wish.wish)) ++started;
    const auto* command = std::get_if<AccountCommand>(&wish.wish);
    if (const auto* in = command ? std::get_if<DepositMoney>(command) : nullptr) paid_in += in->amount.minor;
    if (const auto* out = command ? std::get_if<WithdrawMoney>(command) : nullptr)
      paid_in -= out->amount.minor;
  }
  for (const auto& [account, state] : told.balances.model)
    in_the_bank += static_cast<std::uint64_t>(state.balance.minor);
  for (const auto& event : told.store.read_all())
    if (event.data.type == "TransferCompleted" || event.data.type == "TransferReversed") ++ended;
  CHECK(ended == started);
  CHECK(in_the_bank == paid_in);
}
