// A folder of its own for one test, gone with it.
#pragma once

#include <filesystem>
#include <stdlib.h>
#include <string>
#include <system_error>

#include "catch_amalgamated.hpp"

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "foldline-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code nothing_more_to_do;
    std::filesystem::remove_all(path_, nothing_more_to_do);
  }

  std::string path(const std::string& name = "") const { return name.empty() ? path_ : path_ + "/" + name; }

 private:
  std::string path_;
};
