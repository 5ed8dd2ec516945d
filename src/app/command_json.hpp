// The door for commands: one JSON text in, a typed command out, or the reason why not. Everything that
// comes from a command line, a file, a form or a page goes through here.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "app/failure.hpp"
#include "bank/account.hpp"
#include "bank/transfer.hpp"
#include "es/event.hpp"

namespace app {

// What a command brings besides the account and the wish.
struct CommandRequest {
  std::string account;  // `from` for a transfer
  std::variant<bank::AccountCommand, bank::TransferMoney> command;
  std::optional<es::Version> expected_version;
  std::string command_id;                 // "" for none
  std::uint64_t command_fingerprint = 0;  // equal for equal JSON values, whatever their order or spacing
  std::optional<es::Timestamp> at;        // a simulated clock
  es::JsonText metadata;                  // what is kept with each event: the caller's, and the command id
};

inline constexpr std::size_t line_limit = 1 << 20;  // bytes of one command
inline constexpr int nesting_limit = 64;            // of arrays and objects in it

std::expected<CommandRequest, Invalid> parse_command(std::string_view json);

// 1 to 64 of letters, digits, '.', '_', '-'.
bool is_id(std::string_view text);

}  // namespace app
