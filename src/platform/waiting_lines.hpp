// Lines from a pipe, a terminal or a file, in the groups in which they arrive: whatever is waiting already
// may share one sync, and a line that comes alone is answered alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace platform {

struct Line {
  std::uint64_t number = 0;  // from 1
  std::string text;          // without its newline; cut just past the limit where it is longer than that
};

class WaitingLines {
 public:
  // Lines of more than `limit` bytes are not collected whole, so that an endless one costs no memory.
  WaitingLines(int file, std::size_t limit) : file_(file), limit_(limit) {}

  // Waits for at least one line and takes all that are there (of more than a mebibyte, the first ones); empty
  // at the end. Nothing where reading fails.
  std::optional<std::vector<Line>> next();

 private:
  bool more_is_waiting() const;
  void take(const char* bytes, std::size_t count, std::vector<Line>& lines);

  int file_;
  std::size_t limit_;
  std::uint64_t number_ = 0;
  std::string partial_;
  bool ended_ = false;
  bool broken_ = false;  // no more can be read
};

}  // namespace platform
