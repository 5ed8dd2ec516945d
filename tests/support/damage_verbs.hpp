// What can happen to the files of a log, as verbs. They work on any directory, a real one too, and end the
// test where the damage itself cannot be done.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "catch_amalgamated.hpp"

#include "storage/directory.hpp"

namespace damage {

using storage::Directory;

inline std::string content(Directory& directory, const std::string& name) {
  auto bytes = directory.read(name, 0);
  REQUIRE(bytes);
  return *bytes;
}

inline void rewrite(Directory& directory, const std::string& name, const std::string& bytes) {
  REQUIRE(directory.remove(name));
  REQUIRE(directory.append(name, bytes));
}

inline void truncate(Directory& directory, const std::string& name, std::size_t size) {
  REQUIRE(directory.truncate(name, size));
}

// The end of a file that was being written when its writer died.
inline void tear(Directory& directory, const std::string& name, std::size_t size) {
  truncate(directory, name, size);
}

inline void flip(Directory& directory, const std::string& name, std::size_t offset, int bit = 0) {
  std::string bytes = content(directory, name);
  bytes.at(offset) = static_cast<char>(bytes.at(offset) ^ (1 << bit));
  rewrite(directory, name, bytes);
}

inline void grow(Directory& directory, const std::string& name, const std::string& bytes) {
  REQUIRE(directory.append(name, bytes));
}

inline void remove(Directory& directory, const std::string& name) { REQUIRE(directory.remove(name)); }

inline void copy(Directory& directory, const std::string& name, const std::string& as) {
  rewrite(directory, as, content(directory, name));
}

inline void swap(Directory& directory, const std::string& one, const std::string& other) {
  const std::string bytes = content(directory, one);
  copy(directory, other, one);
  rewrite(directory, other, bytes);
}

// Everything the folder holds, to see that nothing was changed.
inline std::vector<std::pair<std::string, std::string>> everything(Directory& directory) {
  auto names = directory.list();
  REQUIRE(names);
  std::vector<std::pair<std::string, std::string>> files;
  for (const std::string& name : *names) files.emplace_back(name, content(directory, name));
  return files;
}

}  // namespace damage
