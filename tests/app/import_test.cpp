#include "app/import.hpp"

#include "app/event_json.hpp"
#include "app/exported.hpp"
#include "app/file_import.hpp"
#include "app/lab.hpp"
#include "support/teller.hpp"

using app::ExportFormat;

namespace {

std::string exported(const app::Session& session, ExportFormat format = ExportFormat::jsonl) {
  std::string lines;
  for (const auto& event : session.store().read_all()) lines += app::exported_json(event, format) + '\n';
  return lines;
}

es::Json import(Teller& teller, const std::string& lines) {
  return *es::parse_json(app::import_json(app::import_lines(teller.session, lines)));
}

// An account, a command with an id and an odd number in its metadata, a transfer, and one that was reversed.
Teller& told(Teller& teller) {
  teller.keep(R"({"command":"OpenAccount","account":"acc-1","owner":"Ä \"A\""})");
  teller.keep(
      R"({"command":"DepositMoney","account":"acc-1","amount":"75.50","command_id":"c-1","metadata":{"rate":75.50,"a":{"b":[1]}}})");
  teller.keep(R"({"command":"OpenAccount","account":"acc-2","owner":"Bob"})");
  teller.keep(R"({"command":"TransferMoney","from":"acc-1","to":"acc-2","amount":"5","command_id":"c-2"})");
  CHECK(teller.outcome(R"({"command":"TransferMoney","from":"acc-1","to":"acc-9","amount":"5"})") ==
        "AccountNotOpened");
  return teller;
}

std::string line(int version, const std::string& type, const std::string& data,
                 const std::string& more = "") {
  return R"({"aggregate_id":"acc-1","aggregate_type":"account","event_type":")" + type +
         R"(","event_data":)" + data + R"(,"version":)" + std::to_string(version) +
         R"(,"timestamp":"2026-03-02T09:00:0)" + std::to_string(version) + R"(Z","schema":)" +
         (type == "AccountCreated" ? "2" : "3") + more + "}\n";
}

const std::string created = line(1, "AccountCreated", R"({"owner":"Alice","currency":"USD"})");
const std::string deposited =
    line(2, "MoneyDeposited", R"({"amount_minor":100,"currency":"USD","source":"ATM"})");

}  // namespace

TEST_CASE("an export is imported into an empty store as an equal log", "[app][import]") {
  Teller teller, other;
  const std::string lines = exported(told(teller).session);
  CHECK(import(other, lines) == es::Json{{"imported", 11}, {"skipped", 0}, {"position", 11}});
  CHECK(exported(other.session) == lines);
  CHECK(std::ranges::equal(other.session.store().read_all(), teller.session.store().read_all()));
  CHECK(other.session.balances().model == teller.session.balances().model);
}

TEST_CASE("what is there already is skipped, and only what is new is kept", "[app][import]") {
  Teller teller, other;
  const std::string lines = exported(told(teller).session);
  REQUIRE(import(other, lines.substr(0, lines.find('\n') + 1))["imported"] == 1);
  CHECK(import(other, lines) == es::Json{{"imported", 10}, {"skipped", 1}, {"position", 11}});
  CHECK(import(other, lines) == es::Json{{"imported", 0}, {"skipped", 11}, {"position", 11}});
  CHECK(exported(other.session) == lines);
}

TEST_CASE("a command that was imported is not done again", "[app][import]") {
  Teller teller, other;
  import(other, exported(told(teller).session));
  const auto again = other.ask(
      R"({"command":"DepositMoney","account":"acc-1","amount":"75.50","command_id":"c-1","metadata":{"rate":75.50,"a":{"b":[1]}}})");
  CHECK(again["repeated"] == true);
  CHECK(other.session.store().head() == es::Position{11});
}

TEST_CASE("the seed's envelope is read: its category, its schema, its nulls and nanoseconds",
          "[app][import]") {
  Teller teller;
  const auto answer = import(
      teller,
      R"({"id":"evt-1","aggregate_id":"acc-1","aggregate_type":"BankAccount","event_type":"AccountCreated","event_data":{"owner":"Alice"},"version":1,"timestamp":"2024-05-01T10:00:00.123456789+02:00","metadata":null})"
      "\n\n"
      R"({"id":"evt-2","aggregate_id":"acc-1","aggregate_type":"BankAccount","event_type":"MoneyDeposited","event_data":{"amount":100,"currency":"EUR","source":"ATM"},"version":2,"timestamp":"2024-05-01T10:00:01Z","metadata":{"schema_version":2.0}})");
  CHECK(answer == es::Json{{"imported", 2}, {"skipped", 0}, {"position", 2}});
  const auto& events = teller.session.store().read_all();
  CHECK(app::text(events[0].recorded_at) == "2024-05-01T08:00:00.123456Z");
  CHECK(events[1].data.schema == 2);
  CHECK(teller.session.balances().model.at(app::account_stream("acc-1")).balance.minor == 10000);
}

TEST_CASE("the first bad line is told, and nothing of the others is kept", "[app][import]") {
  struct Bad {
    std::string line, error, reason, field;
  };
  const std::string money = R"({"amount_minor":100,"currency":"USD","source":"ATM"})";
  const auto bad = GENERATE_COPY(values<Bad>({
      {"{", "invalid", "NotJson", ""},
      {"[]", "invalid", "NotJson", ""},
      {R"({"aggregate_id":"acc-1"})", "invalid", "MissingField", "event_type"},
      {line(3, "MoneyLent", money), "invalid", "BadField", "event_type"},
      {line(3, "AccountCreated", R"({"owner":"Eve","currency":"USD"})"), "invalid", "BadField", "event_type"},
      {line(3, "MoneyDeposited", R"({"amount_minor":"100"})"), "invalid", "BadField", "event_data"},
      {line(3, "MoneyDeposited", "[]"), "invalid", "BadField", "event_data"},
      {line(3, "TransferCompleted", "{}"), "invalid", "BadField", "schema"},
      {line(3, "MoneyDeposited", money, R"(,"schema":9)"), "invalid", "BadField", "schema"},
      {line(3, "MoneyDeposited", money, R"(,"schema":1.5)"), "invalid", "BadField", "schema"},
      {line(3, "MoneyDeposited", money, R"(,"timestamp":"yesterday")"), "invalid", "BadTime", "timestamp"},
      {line(3, "MoneyDeposited", money, R"(,"timestamp":"2026-03-02T09:00:01Z")"), "invalid", "BadTime",
       "timestamp"},
      {line(3, "MoneyDeposited", money, R"(,"aggregate_id":"a b")"), "invalid", "BadId", "aggregate_id"},
      {line(3, "MoneyDeposited", money, R"(,"aggregate_type":"Order")"), "invalid", "BadField",
       "aggregate_type"},
      {line(3, "MoneyDeposited", money, R"(,"version":0)"), "invalid", "BadField", "version"},
      {line(3, "MoneyDeposited", money, R"(,"metadata":7)"), "invalid", "BadField", "metadata"},
      {line(3, "MoneyDeposited", money, R"(,"tags":[7])"), "invalid", "BadField", "tags"},
      {line(4, "MoneyDeposited", money), "conflict", "VersionConflict", ""},
      {line(2, "MoneyDeposited", R"({"amount_minor":101,"currency":"USD","source":"ATM"})"), "conflict",
       "VersionConflict", ""},
      {std::string(65, '[') + std::string(65, ']'), "invalid", "TooLarge", ""},
  }));
  CAPTURE(bad.line);
  Teller teller;
  const auto answer = import(teller, created + deposited + bad.line + "\n" + "nonsense");
  CHECK(answer["ok"] == false);
  CHECK(answer["error"] == bad.error);
  CHECK(answer["reason"] == bad.reason);
  CHECK(answer["line"] == 3);
  CHECK(es::field<std::string>(answer, "field").value_or("") == bad.field);
  CHECK(answer["message"].get<std::string>().size() > 10);
  CHECK(teller.session.store().head() == es::Position{});
}

TEST_CASE("a refused line says what stands there, and what would have to", "[app][import]") {
  const std::string money = R"({"amount_minor":100,"currency":"USD","source":"ATM"})";
  const auto said = [&](const std::string& bad) {
    Teller teller;
    const auto message = import(teller, created + deposited + bad)["message"].get<std::string>();
    const std::string_view end = " Nothing was kept.";
    REQUIRE(message.ends_with(end));
    return message.substr(0, message.size() - end.size());
  };
  CHECK(said("[]") == "Line 3: This is not a JSON object.");
  CHECK(said(line(3, "MoneyLent", money)) ==
        "Line 3: event_type is MoneyLent. It is to be one of AccountClosed, AccountCreated, MoneyDeposited, "
        "MoneyWithdrawn, TransferCompleted, TransferReversed, TransferStarted.");
  CHECK(said(line(3, "AccountCreated", R"({"owner":"Eve","currency":"USD"})")) ==
        "Line 3: event_type is AccountCreated. It is to be AccountCreated at version 1 of its stream, and "
        "never "
        "later; this is version 3.");
  CHECK(said(line(3, "MoneyDeposited", money, R"(,"schema":9)")) ==
        "Line 3: schema is 9. It is to be at most 3: this version knows no later schema of MoneyDeposited.");
  CHECK(
      said(line(3, "MoneyDeposited", R"({"amount_minor":"100"})")) ==
      R"(Line 3: event_data is {"amount_minor":"100"}. It is to be what schema 3 of MoneyDeposited holds.)");
  CHECK(said(line(3, "MoneyDeposited", R"({"x":")" + std::string(99, 'x') + "\"}")) ==
        "Line 3: event_data is {\"x\":\"" + std::string(54, 'x') +
            "\xE2\x80\xA6. It is to be what schema 3 of MoneyDeposited holds.");
  std::string umlauts;
  for (int i = 0; i < 40; ++i) umlauts += "\xC3\x84";
  CHECK(said(line(3, "x" + umlauts, money))
            .starts_with("Line 3: event_type is x" + umlauts.substr(0, 58) +
                         "\xE2\x80\xA6. It is to be one of"));
  CHECK(said(line(3, "TransferCompleted", "{}", R"(,"schema":1)")) ==
        "Line 3: aggregate_type is account. It is to be the kind of stream that TransferCompleted is of.");
  CHECK(said(line(3, "MoneyDeposited", money, R"(,"timestamp":"2026-03-02T09:00:01Z")")) ==
        "Line 3: timestamp is 2026-03-02T09:00:01.000000Z. It is to be a time that is not before "
        "2026-03-02T09:00:02.000000Z, the time of the event before it.");
  CHECK(said(line(3, "MoneyDeposited", money, R"(,"timestamp":"yesterday")")) ==
        R"(Line 3: timestamp is "yesterday". It is to be a time such as 2026-03-02T09:47:20Z.)");
  CHECK(said(line(3, "MoneyDeposited", money, R"(,"version":0)")) ==
        "Line 3: version is 0. It is to be a whole number from 1.");
  CHECK(said(line(9, "MoneyDeposited", money)) ==
        "Line 3: Version 9 of account-acc-1 does not go on from version 2, which is the last one that is "
        "known. "
        "Import what stands between them first.");
  CHECK(
      said(line(2, "MoneyDeposited", R"({"amount_minor":1,"currency":"USD","source":"ATM"})")) ==
      "Line 3: Version 2 of account-acc-1 is known already, and says something else. A fact is not changed.");
  CHECK(said(std::string(65, '[') + std::string(65, ']')) ==
        "Line 3: 65 levels of nesting are too many: at most 64 can be read.");
}

TEST_CASE("a fact is a fact: an overdraft is imported too", "[app][import]") {
  Teller teller;
  const auto overdraft =
      line(2, "MoneyWithdrawn", R"({"amount_minor":100,"currency":"USD"})", R"(,"schema":2)");
  CHECK(import(teller, created + overdraft)["imported"] == 2);
  CHECK(teller.session.balances().model.at(app::account_stream("acc-1")).balance.minor == -100);
}

TEST_CASE("neighbours of one commit and one time become one commit", "[app][import]") {
  const std::string time = R"(,"timestamp":"2026-03-02T09:00:00Z")";
  const std::string money = R"({"amount_minor":100,"currency":"USD","source":"ATM"})";
  const auto one = [&](int version, const std::string& more) {
    return line(version, "MoneyDeposited", money, more);
  };
  Teller teller;
  const std::string first =
      line(1, "AccountCreated", R"({"owner":"A","currency":"USD"})", R"(,"commit":7)" + time);
  REQUIRE(import(teller, first + one(2, R"(,"commit":7)" + time) + one(3, R"(,"commit":7)") +
                             one(4, R"(,"commit":8)") + one(5, "") + one(6, ""))["imported"] == 6);
  CHECK(teller.session.store().last_commit() == es::CommitNumber{5});
  CHECK(teller.session.store().read_commit({1}).size() == 2);
}

TEST_CASE("an import that is given up has changed nothing", "[app][import]") {
  Teller teller;
  {
    app::Import import{teller.session};
    REQUIRE(import.take(created));
    REQUIRE(import.take(deposited));
    CHECK(import.lines() == 2);
  }
  CHECK(teller.session.store().head() == es::Position{});
}

TEST_CASE("a name that is written with escapes is the same name", "[app][import]") {
  Teller teller;
  std::string odd = created;
  odd.replace(odd.find("event_data"), 10, "event\\u005fdata");
  CHECK(import(teller, odd)["imported"] == 1);
  CHECK(import(teller, created)["skipped"] == 1);
}

TEST_CASE("message-db gets what its write_message wants", "[app][export]") {
  Teller teller;
  const std::string lines = exported(told(teller).session, ExportFormat::message_db);
  const auto first = *es::parse_json(lines.substr(0, lines.find('\n')));
  CHECK(first["stream_name"] == "account-acc-1");
  CHECK(first["expected_version"] == -1);
  CHECK(first["position"] == 0);
  CHECK(first["metadata"]["schema_version"] == 2);
  CHECK(first["time"] == "2026-03-02 09:00:00.000000");
  CHECK_THAT(first["id"].get<std::string>(),
             Catch::Matchers::Matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
}

TEST_CASE("a file is imported in pieces of any size", "[app][import]") {
  Teller teller;
  const std::string lines = exported(told(teller).session);
  for (const std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{100}, lines.size()}) {
    Teller other;
    app::FileImport file{other.session, "lines", lines.size()};
    for (std::size_t at = 0; at < lines.size(); at += size) REQUIRE(file.take(lines.substr(at, size)));
    CHECK(file.percent() == 100);
    CHECK(other.session.store().read_all().empty());
    CHECK(file.keep()->imported == 11);
    CHECK(exported(other.session) == lines);
  }
}

TEST_CASE("a file's last line may lack its end, and a line without any end is refused early",
          "[app][import]") {
  Teller teller, other;
  app::FileImport file{teller.session, "lines", 1};
  REQUIRE(file.take(created));
  REQUIRE(file.take(deposited.substr(0, deposited.size() - 1)));
  CHECK(file.keep()->imported == 2);

  app::FileImport endless{other.session, "endless", 1};
  std::expected<void, app::ImportRefused> taken;
  int pieces = 0;
  for (; taken && pieces < 1000; ++pieces) taken = endless.take(std::string(100'000, 'x'));
  CHECK(pieces < 200);  // at most 16 MiB are held
  CHECK(taken.error().line == 1);
}

TEST_CASE("the laboratory tells how far a file was read and what became of it", "[app][import]") {
  Teller teller;
  app::Lab lab{teller.session};
  lab.begin_import("a.jsonl", created.size() * 2);
  lab.take_import(created);
  const auto running = std::get<app::ImportRunning>(lab.view().import);
  CHECK(running.lines == 1);
  CHECK(running.percent == 50);
  CHECK(lab.keep_import().commit.value == 1);
  CHECK(std::get<app::ImportEnded>(lab.view().import).ok);
  CHECK(lab.run(app::CloseNotice{}, {}));
  CHECK(std::holds_alternative<std::monostate>(lab.view().import));

  lab.begin_import("b.jsonl", 9);
  lab.take_import("nonsense\n");
  CHECK(std::get<app::ImportEnded>(lab.view().import).sentence ==
        "Line 1: This is not a JSON object. Nothing was kept.");
  CHECK_FALSE(lab.is_importing());
  lab.begin_import("c.jsonl", 9);
  lab.drop_import();
  CHECK_FALSE(std::get<app::ImportEnded>(lab.view().import).ok);
  CHECK(lab.view().head().value == 1);
}
