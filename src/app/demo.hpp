// The whole story of event sourcing, told at a bank and checked while it is told. Every claim is computed
// from the log that the story has just written; a demo that ignores what it is answered proves nothing.
#pragma once

#include <string>
#include <vector>

#include "app/session.hpp"

namespace app {

struct Claim {
  std::string text;
  bool holds = false;
};

struct Scene {
  std::string told;  // for people
  std::vector<Claim> claims;
};

std::string claim_json(const Claim& claim);  // {"claim","holds"}

// `session` stands over `journal`, and both are empty.
std::vector<Scene> tell_the_story(es::Journal& journal, Session& session);

}  // namespace app
