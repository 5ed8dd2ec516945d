#include "app/demo.hpp"

#include "app/demo_scenes.hpp"
#include "es/json.hpp"

namespace app {

std::string claim_json(const Claim& claim) {
  return es::OrderedJson{{"claim", claim.text}, {"holds", claim.holds}}.dump();
}

std::vector<Scene> tell_the_story(es::Journal& journal, Session& session) {
  session.take_snapshots({.every = story::snapshot_every});
  std::vector<Scene> told;
  told.push_back(story::opening_and_moving_money(session));
  told.push_back(story::saying_no(session));
  told.push_back(story::two_writers(session));
  told.push_back(story::travelling(session));
  told.push_back(story::between_two_accounts(journal, session));
  told.push_back(story::a_memo_of_a_fold(journal, session));
  told.push_back(story::reading_again(session));
  told.push_back(story::an_old_log());
  told.push_back(story::closing(session));
  told.push_back(story::opening_the_log_again(journal, session));
  return told;
}

}  // namespace app
