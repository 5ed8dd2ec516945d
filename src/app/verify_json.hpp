// What `verify` says of a folder: counts, damage, and a torn tail, with a sentence for each damage.
#pragma once

#include <string>

#include "storage/recovery.hpp"

namespace app {

std::string verify_json(const storage::RecoveryReport& report);

// "Segment 0000000064.log, byte 1832: the checksum differs. Read up to event 71."
std::string sentence(const storage::Torn& torn, const storage::RecoveryReport& report);
std::string sentence(const storage::Damage& damage, const storage::RecoveryReport& report);

}  // namespace app
