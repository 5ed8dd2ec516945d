#include "platform/waiting_lines.hpp"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace platform {
namespace {

constexpr std::size_t group_limit = 1 << 20;  // bytes; a pipe alone would group by its own 64 KiB

}  // namespace

std::optional<std::vector<Line>> WaitingLines::next() {
  std::vector<Line> lines;
  std::string buffer(256 * 1024, '\0');
  std::size_t taken = 0;
  while (!ended_ && !broken_ && (lines.empty() || (taken < group_limit && more_is_waiting()))) {
    const ssize_t count = read(file_, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      broken_ = true;
      break;
    }
    if (count == 0) {
      ended_ = true;
      if (!partial_.empty()) lines.push_back({++number_, std::exchange(partial_, {})});
    } else {
      taken += static_cast<std::size_t>(count);
      take(buffer.data(), static_cast<std::size_t>(count), lines);
    }
  }
  if (broken_ && lines.empty()) return std::nullopt;  // those that came before want their answers first
  return lines;
}

bool WaitingLines::more_is_waiting() const {
  pollfd input{.fd = file_, .events = POLLIN, .revents = 0};
  return poll(&input, 1, /*milliseconds=*/0) > 0;
}

void WaitingLines::take(const char* bytes, std::size_t count, std::vector<Line>& lines) {
  std::string_view rest{bytes, count};
  while (!rest.empty()) {
    const auto newline = rest.find('\n');
    const auto piece = rest.substr(0, newline);
    partial_ += piece.substr(0, limit_ + 1 - std::min(partial_.size(), limit_ + 1));
    if (newline == std::string_view::npos) return;
    lines.push_back({++number_, std::exchange(partial_, {})});
    rest.remove_prefix(newline + 1);
  }
}

}  // namespace platform
