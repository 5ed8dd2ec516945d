// How a failed comparison prints what is in a log: commits with their events, and what is wrong, not bytes.
#pragma once

#include <expected>
#include <string>
#include <type_traits>

#include "catch_amalgamated.hpp"

#include "es/journal.hpp"
#include "storage/damage.hpp"

template <>
struct Catch::StringMaker<es::Commit> {
  static std::string convert(const es::Commit& commit) {
    std::string text = "commit " + std::to_string(commit.number.value) + " [";
    for (const es::RecordedEvent& event : commit.events)
      text += " " + std::to_string(event.position.value) + ":" + event.stream.name() + "@" +
              std::to_string(event.version.value) + " " + event.data.type;
    return text + " ]";
  }
};

template <>
struct Catch::StringMaker<es::StorageError> {
  static std::string convert(const es::StorageError& error) {
    return "storage error " + std::to_string(static_cast<int>(error.kind)) + " at " + error.where + ": " +
           error.detail;
  }
};

template <>
struct Catch::StringMaker<storage::Damage> {
  static std::string convert(const storage::Damage& damage) {
    return "finding " + std::to_string(static_cast<int>(damage.finding)) + " at " + damage.segment + ":" +
           std::to_string(damage.offset) + ", expected " + std::to_string(damage.expected) + ", found " +
           std::to_string(damage.found);
  }
};

template <>
struct Catch::StringMaker<storage::Torn> {
  static std::string convert(const storage::Torn& torn) {
    return "torn at " + torn.segment + ":" + std::to_string(torn.offset) + ", " + std::to_string(torn.bytes) +
           " bytes";
  }
};

template <class Value>
struct Catch::StringMaker<std::expected<Value, es::StorageError>> {
  static std::string convert(const std::expected<Value, es::StorageError>& outcome) {
    if (!outcome) return Catch::Detail::stringify(outcome.error());
    if constexpr (std::is_void_v<Value>)
      return "done";
    else
      return Catch::Detail::stringify(*outcome);
  }
};
