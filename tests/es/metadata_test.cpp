#include "es/metadata.hpp"

#include "catch_amalgamated.hpp"

using es::Json;
using es::Metadata;

TEST_CASE("metadata says why: command, correlation, causation, actor and effective time", "[es]") {
  const Metadata why{"c-1", "wish-7", "account-a@3", "Ada", "2026-03-02T09:00:00Z"};
  const es::JsonText text = es::written(why);
  CHECK(
      text.text() ==
      R"({"actor":"Ada","causation_id":"account-a@3","command_id":"c-1","correlation_id":"wish-7","effective_at":"2026-03-02T09:00:00Z"})");
  CHECK(es::read_metadata(text) == why);
}

TEST_CASE("metadata has only what there is", "[es]") {
  CHECK(es::written({}).text() == "{}");
  CHECK(es::read_metadata({"{}"}) == Metadata{});
  CHECK(es::written({}, Json{{"note", 1}}).text() == R"({"note":1})");
  CHECK(es::written(es::caused_by_command("")).text() == "{}");
}

TEST_CASE("what was brought stays as it was brought", "[es]") {
  const Json brought{{"correlation_id", "wish-7"}, {"note", 1}};
  CHECK(es::written(es::caused_by_command("c-1"), brought).text() ==
        R"({"causation_id":"c-1","command_id":"c-1","correlation_id":"wish-7","note":1})");
}

TEST_CASE("metadata of strange shapes is read as nothing", "[es]") {
  CHECK(es::read_metadata({"[1]"}) == Metadata{});
  CHECK(es::read_metadata({"{"}) == Metadata{});
  CHECK(es::read_metadata({R"({"actor":7,"command_id":"c"})"}) == Metadata{.command_id = "c"});
}
