#include "app/command_json.hpp"

#include "catch_amalgamated.hpp"

#include "es/json.hpp"

using app::parse_command;

namespace {

// "reason field", or "taken".
std::string verdict(std::string_view json) {
  const auto request = parse_command(json);
  if (request) return "taken";
  return request.error().reason + (request.error().field.empty() ? "" : " " + request.error().field);
}

// A command that is right, with `more` in it.
std::string opened(const std::string& more = "") {
  return R"({"command":"OpenAccount","account":"a","owner":"Alice")" + more + "}";
}
std::string deposited(const std::string& more = "") {
  return R"({"command":"DepositMoney","account":"a","amount":"1")" + more + "}";
}
std::string with_owner(const std::string& json) {
  return R"({"command":"OpenAccount","account":"a","owner":)" + json + "}";
}
std::string with_account(const std::string& json) {
  return R"({"command":"CloseAccount","account":)" + json + "}";
}
std::string with_amount(const std::string& json) {
  return R"({"command":"WithdrawMoney","account":"a","amount":)" + json + "}";
}
std::string quoted(const std::string& text) { return "\"" + text + "\""; }
std::string times(const std::string& text, int count) {
  std::string all;
  while (count-- > 0) all += text;
  return all;
}

std::uint64_t fingerprint(std::string_view json) {
  const auto request = parse_command(json);
  REQUIRE(request);
  return request->command_fingerprint;
}

}  // namespace

TEST_CASE("each command is taken in its shortest form and in its longest", "[app][command]") {
  CHECK(verdict(opened()) == "taken");
  CHECK(
      verdict(opened(
          R"(,"currency":"EUR","expected_version":0,"command_id":"c","at":"2026-03-02T09:47:20Z","metadata":{})")) ==
      "taken");
  CHECK(verdict(deposited()) == "taken");
  CHECK(verdict(deposited(R"(,"source":"")")) == "taken");
  CHECK(verdict(with_amount(R"("1.5")")) == "taken");
  CHECK(verdict(with_account(R"("a")")) == "taken");
  CHECK(verdict(" \t{ \"account\" : \"a\" , \"command\" : \"CloseAccount\" } \r") == "taken");
}

TEST_CASE("what is no JSON object is NotJson", "[app][command]") {
  const auto* const text = GENERATE(
      "", " ", "{", "}", "[]", "null", "true", "1", R"("OpenAccount")", "[{}]", R"({"command":})",
      R"({"command":1,})", R"({command:"OpenAccount"})", R"({'command':'OpenAccount'})", R"({"command":NaN})",
      R"({"command":01})", R"({"command":"OpenAccount"} {})", R"({"command":"OpenAccount"}x)",
      R"({"a":1 /* or so */})", R"({"a":"\x"})", R"({"a":"\ud800"})", R"({"a":"\udc00\ud800"})",
      "{\"a\":\"tab\there\"}", "\xFF\xFE{}", "{\"a\":1e400}");
  INFO(text);
  CHECK(verdict(text) == "NotJson");
}

TEST_CASE("what is no UTF-8 is NotJson, wherever it stands", "[app][command]") {
  for (const std::string bad :
       {"\x80", "\xFF", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"}) {
    CHECK(verdict(with_owner(quoted("A" + bad))) == "NotJson");
    CHECK(verdict(opened(",\"" + bad + "\":1")) == "NotJson");
    CHECK(verdict(opened() + bad) == "NotJson");
  }
}

TEST_CASE("a zero byte does not end a command early", "[app][command]") {
  using namespace std::string_literals;
  CHECK(verdict(opened() + "\0 and more"s) == "NotJson");
  CHECK(verdict("\0"s + opened()) == "NotJson");
  CHECK(verdict("\0"s) == "NotJson");
}

TEST_CASE("a command that nobody knows is told, and one that is not named", "[app][command]") {
  CHECK(verdict("{}") == "MissingField command");
  CHECK(verdict(R"({"account":"a"})") == "MissingField command");
  for (const std::string name :
       {R"("")", R"("openaccount")", R"("OpenAccount ")", R"("Open\u0000Account")", "null", "1", "[]", "{}"})
    CHECK(verdict(R"({"command":)" + name + "}") == "UnknownCommand command");
}

TEST_CASE("a field that a command needs and lacks is MissingField", "[app][command]") {
  CHECK(verdict(R"({"command":"OpenAccount","owner":"A"})") == "MissingField account");
  CHECK(verdict(R"({"command":"OpenAccount","account":"a"})") == "MissingField owner");
  CHECK(verdict(R"({"command":"DepositMoney","account":"a"})") == "MissingField amount");
  CHECK(verdict(R"({"command":"WithdrawMoney","account":"a"})") == "MissingField amount");
  CHECK(verdict(R"({"command":"CloseAccount"})") == "MissingField account");
}

TEST_CASE("an id is 1 to 64 of letters, digits, dots, dashes and underscores", "[app][command]") {
  for (const std::string& id :
       {std::string{"a"}, std::string{"-"}, std::string{"."}, std::string{"Az09._-"}, times("x", 64)}) {
    CHECK(verdict(with_account(quoted(id))) == "taken");
    CHECK(verdict(opened(",\"command_id\":" + quoted(id))) == "taken");
  }
  for (const std::string& id :
       {quoted(""), quoted(times("x", 65)), quoted("a b"), quoted("a/b"), quoted("a@b"), quoted("\xC3\xA4"),
        quoted("a\\u0000"), quoted("a\\n"), std::string{"1"}, std::string{"null"}, std::string{"[]"}}) {
    INFO(id);
    CHECK(verdict(with_account(id)) == "BadId account");
    CHECK(verdict(opened(",\"command_id\":" + id)) == "BadId command_id");
  }
}

TEST_CASE("an owner is 1 to 200 bytes, not blank", "[app][command]") {
  for (const std::string& owner : {std::string{"A"}, std::string{" A "}, times("x", 200),
                                   times("\xC3\xA9", 100), std::string{"\xE2\x80\x8B"}})
    CHECK(verdict(with_owner(quoted(owner))) == "taken");
  for (const std::string& owner :
       {times("x", 201), times("\xE2\x82\xAC", 67), std::string{}, std::string{"   "}})
    CHECK(verdict(with_owner(quoted(owner))) == "BadOwner owner");
  for (const std::string json : {"1", "null", "true", "[]", "{}"})
    CHECK(verdict(with_owner(json)) == "BadOwner owner");
}

TEST_CASE("an owner of Unicode's white space alone is blank", "[app][command]") {
  for (const char* code : {"0009", "000A", "000B", "000C", "000D", "0020", "0085", "00A0", "1680",
                           "2000", "2001", "2002", "2003", "2004", "2005", "2006", "2007", "2008",
                           "2009", "200A", "2028", "2029", "202F", "205F", "3000"}) {
    INFO(code);
    CHECK(verdict(with_owner(quoted(" \\u" + std::string{code}))) == "BadOwner owner");
  }
}

TEST_CASE("an amount is a text of digits, with at most two decimals", "[app][command]") {
  for (const std::string amount :
       {"0", "0.00", "1", "1.5", "1.55", "00000000000000001", "99999999999999999.99"})
    CHECK(verdict(with_amount(quoted(amount))) == "taken");
  for (const std::string amount :
       {"", "12.345", "NaN", "1e9", "-1", "+1", " 1", "1 ", ".5", "1.", "1,000", "1,5", "0x10", "Infinity",
        "1.2.3", "1.-5", "100000000000000000", "\xEF\xBC\x91"}) {
    INFO(amount);
    CHECK(verdict(with_amount(quoted(amount))) == "BadAmount amount");
  }
  for (const std::string json : {"1", "12.5", "null", "true", "[]", "{}"})
    CHECK(verdict(with_amount(json)) == "BadAmount amount");
}

TEST_CASE("a currency is three capitals, and a time a time", "[app][command]") {
  for (const std::string json : {R"("usd")", R"("US")", R"("USDX")", R"("")", R"("U D")", "1", "null"}) {
    CHECK(verdict(opened(",\"currency\":" + json)) == "BadCurrency currency");
    CHECK(verdict(opened(",\"at\":" + json)) == "BadTime at");
  }
}

TEST_CASE("a field of the wrong type, or that nobody knows, is BadField", "[app][command]") {
  for (const std::string json : {"1", "null", "[]"})
    CHECK(verdict(deposited(",\"source\":" + json)) == "BadField source");
  for (const std::string json : {R"("1")", "-1", "1.5", "null", "18446744073709551616", "1e3"})
    CHECK(verdict(opened(",\"expected_version\":" + json)) == "BadField expected_version");
  CHECK(verdict(opened(R"(,"expected_version":18446744073709551615)")) == "taken");
  for (const std::string json : {"1", "null", "[]", R"("{}")"})
    CHECK(verdict(opened(",\"metadata\":" + json)) == "BadField metadata");
  CHECK(verdict(opened(R"(,"colour":"red")")) == "BadField colour");
  CHECK(verdict(opened(R"(,"":1)")) == "BadField");
  CHECK(verdict(opened(R"(,"Owner":"B")")) == "BadField Owner");
  CHECK(verdict(opened(R"(,"amount":"1")")) == "BadField amount");
  CHECK(verdict(deposited(R"(,"owner":"A")")) == "BadField owner");
  CHECK(verdict(deposited(R"(,"currency":"USD")")) == "BadField currency");
  CHECK(verdict(R"({"command":"WithdrawMoney","account":"a","amount":"1","source":"ATM"})") ==
        "BadField source");
}

TEST_CASE("of a name that stands twice, the last counts", "[app][command]") {
  const auto request = parse_command(opened(R"(,"account":"b")"));
  REQUIRE(request);
  CHECK(request->account == "b");
}

TEST_CASE("a line is at most 1 MiB, and at most 64 deep", "[app][command]") {
  const std::string shell = opened(R"(,"metadata":{"note":""})");
  const auto of_size = [&](std::size_t size) {
    return opened(R"(,"metadata":{"note":")" + std::string(size - shell.size(), 'x') + R"("})");
  };
  CHECK(verdict(of_size(app::line_limit)) == "taken");
  CHECK(verdict(of_size(app::line_limit + 1)) == "TooLarge");
  CHECK(verdict(std::string(app::line_limit + 1, '[')) == "TooLarge");

  const auto nested = [](int depth) {  // the command and its metadata are two of them
    return opened(R"(,"metadata":{"deep":)" + times("[", depth - 2) + times("]", depth - 2) + "}");
  };
  CHECK(verdict(nested(64)) == "taken");
  CHECK(verdict(nested(65)) == "TooLarge");
  CHECK(verdict(times("[", 100'000)) == "TooLarge");
  CHECK(verdict(opened(R"(,"metadata":{"text":")" + times("[{\\\"", 100) + R"("})")) == "taken");
}

TEST_CASE("equal JSON values have one fingerprint, whatever their order and spacing", "[app][command]") {
  const auto print = fingerprint(
      R"({"command":"DepositMoney","account":"a","amount":"1","metadata":{"n":1,"m":[1,{"x":2}]}})");
  CHECK(
      print ==
      fingerprint(
          R"( { "metadata" : {"m":[1.0,{"x":2e0}],"n":1.00} , "amount":"1","account":"a" ,"command":"DepositMoney"})"));
  CHECK(
      print ==
      fingerprint(
          R"({"command":"Deposit\u004doney","account":"a","amount":"1","metadata":{"n":1,"m":[1,{"x":2}]}})"));
  CHECK(print !=
        fingerprint(
            R"({"command":"DepositMoney","account":"a","amount":"1.0","metadata":{"n":1,"m":[1,{"x":2}]}})"));
  CHECK(print !=
        fingerprint(
            R"({"command":"DepositMoney","account":"a","amount":"1","metadata":{"n":"1","m":[1,{"x":2}]}})"));
  CHECK(print !=
        fingerprint(
            R"({"command":"DepositMoney","account":"a","amount":"1","metadata":{"n":1,"m":[{"x":2},1]}})"));
  CHECK(print != fingerprint(R"({"command":"DepositMoney","account":"a","amount":"1"})"));
  CHECK(fingerprint(deposited()) != fingerprint(deposited(R"(,"metadata":{})")));
  CHECK(fingerprint(deposited()) != fingerprint(deposited(R"(,"at":"2026-03-02T09:47:20Z")")));
  CHECK(fingerprint(deposited(R"(,"metadata":{"n":-0.0})")) ==
        fingerprint(deposited(R"(,"metadata":{"n":0})")));
  CHECK(fingerprint(deposited(R"(,"metadata":{"n":1e19})")) ==
        fingerprint(deposited(R"(,"metadata":{"n":10000000000000000000})")));
  CHECK(fingerprint(deposited(R"(,"metadata":{"n":-4e18})")) ==
        fingerprint(deposited(R"(,"metadata":{"n":-4000000000000000000})")));
}

TEST_CASE("metadata is kept with the command's id in it, and may not claim another", "[app][command]") {
  const auto metadata = [](const std::string& json) {
    return std::string{parse_command(json)->metadata.text()};
  };
  CHECK(metadata(opened()) == "{}");
  CHECK(metadata(opened(R"(,"command_id":"c")")) ==
        R"({"causation_id":"c","command_id":"c","correlation_id":"c"})");
  CHECK(metadata(opened(R"(,"command_id":"c","metadata":{"correlation_id":"wish-7","actor":"Ada"})")) ==
        R"({"actor":"Ada","causation_id":"c","command_id":"c","correlation_id":"wish-7"})");
  CHECK(metadata(opened(R"(,"metadata":{"actor":"Zo\u00eb","n":[1,null]})")) ==
        "{\"actor\":\"Zo\xC3\xAB\",\"n\":[1,null]}");
  CHECK(metadata(opened(R"(,"command_id":"c","metadata":{"command_id":"c","causation_id":"e"})")) ==
        R"({"causation_id":"e","command_id":"c","correlation_id":"c"})");
  CHECK(verdict(opened(R"(,"command_id":"c","metadata":{"command_id":"d"})")) == "BadField metadata");
  CHECK(verdict(opened(R"(,"command_id":"c","metadata":{"command_id":1})")) == "BadField metadata");
}
