#include "app/demo.hpp"

#include "catch_amalgamated.hpp"

TEST_CASE("every claim of the story holds, and it makes at least fifteen", "[app][demo]") {
  es::MemoryJournal journal;
  app::Session session{journal, {}};
  std::size_t claims = 0;
  for (const auto& scene : app::tell_the_story(journal, session)) {
    CHECK(scene.told.find("[[") == std::string::npos);
    CHECK_FALSE(scene.claims.empty());
    for (const auto& claim : scene.claims) {
      INFO(claim.text);
      CHECK(claim.holds);
      ++claims;
    }
  }
  CHECK(claims >= 15);
}

TEST_CASE("the story's claims are computed: over a log that is not empty they do not all hold",
          "[app][demo]") {
  es::MemoryJournal journal;
  app::Session session{journal, {}};
  app::tell_the_story(journal, session);
  std::size_t broken = 0;
  for (const auto& scene : app::tell_the_story(journal, session))
    for (const auto& claim : scene.claims) broken += claim.holds ? 0 : 1;
  CHECK(broken > 5);
}

TEST_CASE("a claim is one line of JSON", "[app][demo]") {
  CHECK(app::claim_json({"money is kept", true}) == R"({"claim":"money is kept","holds":true})");
}
