// The scenes of the story, in the order in which they are told. Each goes on from where the one before it
// left the log.
#pragma once

#include <cstdint>

#include "app/demo.hpp"

namespace app::story {

inline constexpr std::uint64_t snapshot_every = 5;  // events of an account, all through the story

// demo_commands.cpp: what can be asked of a bank, and what it says.
Scene opening_and_moving_money(Session& session);
Scene saying_no(Session& session);
Scene two_writers(Session& session);
Scene between_two_accounts(es::Journal& journal, Session& session);
Scene closing(Session& session);

// demo_reading.cpp: what can be read out of a log.
Scene travelling(const Session& session);
Scene reading_again(const Session& session);
Scene a_memo_of_a_fold(es::Journal& journal, const Session& session);
Scene an_old_log();
Scene opening_the_log_again(es::Journal& journal, const Session& session);

}  // namespace app::story
