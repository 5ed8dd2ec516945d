// Options that several commands have, and what their values must look like.
#pragma once

#include <cstdint>
#include <string>

#include "CLI/CLI.hpp"

#include "app/answers.hpp"
#include "es/snapshot.hpp"

namespace platform {

// For CLI11: "" where the value is right, else a sentence. (The library itself would take 010 for 8, and stop
// at the largest number for anything beyond it.)
std::string is_count(const std::string& written);
std::string is_time(const std::string& written);

bool is_folder(const std::string& path);
bool is_there(const std::string& path);

// The moment that is asked about: --version, --position or --at, which exclude each other.
class MomentOptions {
 public:
  enum class Of { account, log };  // only an account has versions
  MomentOptions(CLI::App& command, Of what);
  app::Moment moment() const;

 private:
  std::uint64_t version_number_ = 0, position_number_ = 0;
  std::string time_;
  CLI::Option* version_ = nullptr;
  CLI::Option* position_ = nullptr;
  CLI::Option* at_ = nullptr;
};

class SnapshotOptions {
 public:
  explicit SnapshotOptions(CLI::App& command);
  es::SnapshotPolicy policy() const;

 private:
  std::uint64_t every_ = 100, after_ = 0;
};

}  // namespace platform
