// A bank to talk to as the outside world does: JSON in, JSON out, over a journal in memory, at a clock
// that the test holds.
#pragma once

#include <string>
#include <string_view>

#include "catch_amalgamated.hpp"

#include "app/answers.hpp"
#include "app/rfc3339.hpp"
#include "app/session.hpp"
#include "es/json.hpp"

class Teller {
 public:
  struct Story {};

  Teller() = default;
  explicit Teller(Story) { tell_a_story(); }

  es::MemoryJournal journal;
  app::Session session{journal, {}};
  es::Timestamp now = *app::parse_time("2026-03-02T09:00:00Z");

  std::string answer(std::string_view json) {
    const auto request = app::parse_command(json);
    if (!request) return app::answer_json(session, std::unexpected(app::Failure{request.error()}));
    return app::answer_json(session, session.execute(*request, now));
  }

  // The whole answer, parsed.
  es::Json ask(std::string_view json) {
    const auto document = es::parse_json(answer(json));
    REQUIRE(document);
    return *document;
  }

  // "kept", or the reason why not.
  std::string outcome(std::string_view json) {
    const auto document = ask(json);
    return document["ok"] == true ? "kept" : es::field<std::string>(document, "reason").value_or("none");
  }

  void keep(std::string_view json) { REQUIRE(outcome(json) == "kept"); }

  // An event that no command of today writes: as another version, or a file, would bring it.
  void keep_stored(const std::string& account, std::string type, int schema, std::string payload) {
    const auto& store = session.store();
    const es::StreamId stream = app::account_stream(account);
    es::Commit commit{.number = {store.last_commit().value + 1}, .recorded_at = now};
    if (!store.read_all().empty()) commit.recorded_at = store.last_recorded_at();
    commit.events.push_back({.position = {store.head().value + 1},
                             .stream = stream,
                             .version = {store.version_of(stream).value + 1},
                             .recorded_at = commit.recorded_at,
                             .commit = commit.number,
                             .data = {std::move(type), schema, {std::move(payload)}, {}, {}}});
    REQUIRE(journal.append({&commit, 1}));
    REQUIRE(session.read_on());
  }

  // Alice opens acc-1 and deposits; in that very instant Bob opens acc-2; Alice takes some of hers out.
  void tell_a_story() {
    keep(
        R"({"command":"OpenAccount","account":"acc-1","owner":"Alice","at":"2026-03-02T09:00:00Z","command_id":"c-1"})");
    keep(
        R"({"command":"DepositMoney","account":"acc-1","amount":"1100","source":"ATM","at":"2026-03-02T09:00:01Z"})");
    keep(
        R"({"command":"OpenAccount","account":"acc-2","owner":"Bob","currency":"EUR","at":"2026-03-02T10:00:01+01:00"})");
    keep(
        R"({"command":"WithdrawMoney","account":"acc-1","amount":"24.5","at":"2026-03-02T09:00:02Z","metadata":{"actor":"Alice"}})");
  }

  // The same log, read from its journal by somebody new.
  app::Session reopened() { return app::Session{journal, *journal.read({})}; }
};
