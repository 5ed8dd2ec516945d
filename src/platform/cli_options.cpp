#include "platform/cli_options.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>

#include "app/rfc3339.hpp"
#include "app/words.hpp"

namespace platform {

std::string is_count(const std::string& written) {
  std::uint64_t count = 0;
  const char* end = written.data() + written.size();
  const auto [rest, error] = std::from_chars(written.data(), end, count);
  const bool octal = written.size() > 1 && written.front() == '0';
  const bool whole = error == std::errc{} && rest == end && !octal;
  return whole ? "" : app::text("cli.no_number", {{"written", written}});
}

std::string is_time(const std::string& written) {
  return app::parse_time(written) ? "" : app::text("cli.no_time", {{"written", written}});
}

// A path that cannot even be looked at (too long, a loop of links) is no folder.
bool is_folder(const std::string& path) {
  std::error_code unimportant;
  return std::filesystem::is_directory(path, unimportant);
}

bool is_there(const std::string& path) {
  std::error_code unimportant;
  return std::filesystem::exists(path, unimportant);
}

MomentOptions::MomentOptions(CLI::App& command, Of what) {
  if (what == Of::account)
    version_ = command.add_option("--version", version_number_, "as of this version of the account")
                   ->check(is_count);
  position_ =
      command.add_option("--position", position_number_, "as of this position of the log")->check(is_count);
  at_ = command.add_option("--at", time_, "as of this time (RFC 3339), inclusive")->check(is_time);
  position_->excludes(at_);
  if (version_) version_->excludes(position_)->excludes(at_);
}

app::Moment MomentOptions::moment() const {
  if (version_ && *version_) return es::Version{version_number_};
  if (*position_) return es::Position{position_number_};
  if (*at_) return *app::parse_time(time_);
  return std::monostate{};
}

SnapshotOptions::SnapshotOptions(CLI::App& command) {
  command
      .add_option("--snapshot-every", every_,
                  "a snapshot after so many events of an account; 0: none (answers never depend on them)")
      ->check(is_count)
      ->capture_default_str();
  command
      .add_option("--snapshot-after", after_,
                  "and when the last one is so many seconds old; 0: no matter how old")
      ->check(is_count);
}

es::SnapshotPolicy SnapshotOptions::policy() const {
  constexpr std::uint64_t longest = 1ULL
                                    << 43;  // half of what can be counted, so that microseconds can be too
  es::SnapshotPolicy policy{.every = every_};
  if (after_ > 0) policy.microseconds = static_cast<std::int64_t>(std::min(after_, longest) * 1'000'000);
  return policy;
}

}  // namespace platform
