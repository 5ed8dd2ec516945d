// The edge: the one place where a failure becomes a sentence, one function for each type.
#include "app/failure.hpp"

#include <iterator>

#include "app/shown.hpp"
#include "app/words.hpp"
#include "es/fold.hpp"

namespace app {
namespace {

using Kind = es::StorageError::Kind;

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::disk_full:
      return "DiskFull";
    case Kind::damaged:
      return "Damaged";
    case Kind::read_only:
      return "ReadOnly";
    case Kind::locked:
      return "Locked";
    case Kind::not_saved:
      return "NotSaved";
  }
  return "NotSaved";
}

std::string said(const Invalid& invalid) {
  return text("invalid." + invalid.reason, {{"field", invalid.field}});
}

std::string said(const es::TooLarge& large) {
  return text(
      "invalid.event_too_large",
      {{"what", large.what}, {"size", std::to_string(large.size)}, {"limit", std::to_string(large.limit)}});
}

std::string said(const es::Malformed& malformed) {
  return text("invalid.malformed", {{"what", malformed.what}});
}

std::string said(const bank::Rejection& rejection) {
  const std::string key = "rejection." + std::string{bank::name_of(rejection)};
  if (const auto* funds = std::get_if<bank::InsufficientFunds>(&rejection))
    return text(key, {{"balance", shown(funds->balance)},
                      {"requested", shown(funds->requested)},
                      {"currency", funds->balance.currency.text()}});
  if (const auto* left = std::get_if<bank::BalanceNotZero>(&rejection))
    return text(key, {{"balance", shown(left->balance)}, {"currency", left->balance.currency.text()}});
  return text(key);
}

std::string said(const Reversed& reversed) {
  return text("rejection.reversed." + std::string{bank::name_of(reversed.why)});
}

std::string said(const es::VersionConflict& conflict) {
  return text("conflict.VersionConflict", {{"account", conflict.stream.id()},
                                           {"actual", std::to_string(conflict.actual.value)},
                                           {"expected", std::to_string(conflict.expected.value)}});
}

std::string said(const es::QueryConflict& conflict) {
  return text("conflict.QueryConflict", {{"since", std::to_string(conflict.since.value)},
                                         {"found", std::to_string(conflict.found.value)}});
}

std::string said(const es::StorageError& error) {
  return text("storage." + std::string{name(error.kind)}, {{"where", error.where}, {"detail", error.detail}});
}

std::string said(const es::Unreadable& unreadable) {
  return text("storage.unreadable", {{"position", std::to_string(unreadable.position.value)},
                                     {"type", unreadable.error.type},
                                     {"why", unreadable.error.reason}});
}

}  // namespace

std::string_view family(const Failure& failure) {
  static constexpr std::string_view families[] = {"invalid",  "invalid",  "invalid", "rejection", "rejection",
                                                  "conflict", "conflict", "storage", "storage"};
  static_assert(std::size(families) == std::variant_size_v<Failure>);
  return families[failure.index()];
}

std::string_view reason(const Failure& failure) {
  return std::visit(es::overloaded{
                        [](const Invalid& f) -> std::string_view { return f.reason; },
                        [](const es::TooLarge&) -> std::string_view { return "TooLarge"; },
                        [](const es::Malformed&) -> std::string_view { return "BadField"; },
                        [](const bank::Rejection& f) { return bank::name_of(f); },
                        [](const Reversed& f) { return bank::name_of(f.why); },
                        [](const es::VersionConflict&) -> std::string_view { return "VersionConflict"; },
                        [](const es::QueryConflict&) -> std::string_view { return "QueryConflict"; },
                        [](const es::StorageError& f) { return name(f.kind); },
                        [](const es::Unreadable&) { return name(Kind::damaged); },
                    },
                    failure);
}

std::string sentence(const Failure& failure) {
  return std::visit([](const auto& f) { return said(f); }, failure);
}

}  // namespace app
