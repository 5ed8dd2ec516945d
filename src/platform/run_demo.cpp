#include "platform/run_demo.hpp"

#include "app/demo.hpp"
#include "app/words.hpp"
#include "platform/exit_code.hpp"
#include "platform/output.hpp"
#include "platform/store_folder.hpp"

namespace platform {
namespace {

int print_story(const std::vector<app::Scene>& story) {
  int code = done;
  for (const auto& scene : story) {
    say(scene.told);
    for (const auto& claim : scene.claims) {
      print(app::claim_json(claim));
      if (!claim.holds) code = refused;
    }
  }
  return code;
}

int failed(const es::StorageError& error) {
  say(app::sentence(app::Failure{error}));
  return storage_failed;
}

}  // namespace

int run_demo(const std::string& store) {
  if (store.empty()) {
    es::MemoryJournal journal;
    app::Session session{journal, {}};
    return print_story(app::tell_the_story(journal, session));
  }
  const auto folder = StoreFolder::open(store, storage::Mode::write);
  if (!folder) return failed(folder.error());
  if ((*folder)->session().store().head().value > 0) {
    say(app::text("cli.demo_store", {{"store", store}}));
    return wrong_input;
  }
  const auto story = app::tell_the_story((*folder)->journal(), (*folder)->session());
  if (const auto synced = (*folder)->journal().sync(); !synced) return failed(synced.error());
  return print_story(story);
}

}  // namespace platform
