// Times as text (RFC 3339): what is read is written in UTC, and read as the same moment.
#include <string>

#include "app/rfc3339.hpp"
#include "support/fuzzed.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto time = app::parse_time(fuzzed::text(data, size));
  if (!time) return 0;
  const std::string written = app::text(*time);
  fuzzed::must(written.size() == 27 && written.ends_with('Z'), "a time is written in one form");
  fuzzed::must(app::parse_time(written) == time, "a time is read as it was written");
  return 0;
}
