#include "ui/model_head.hpp"

#include <cmath>

#include "app/words.hpp"
#include "ui/shapes.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

std::string position_word(es::Position position) { return app::grouped(position.value); }

std::string how_far(const app::ModelStatus& model, const app::Cursor& cursor) {
  const auto at = position_word(model.checkpoint);
  if (model.rebuilding) return text("model.rebuilding", {{"position", position_word(*model.rebuilding)}});
  if (model.stopped_at)
    return text("model.stopped", {{"position", position_word(model.stopped_at->position)}});
  const auto lag = cursor.position.value - model.checkpoint.value;
  if (model.paused) return text("model.paused", {{"position", at}, {"lag", app::grouped(lag)}});
  if (!cursor.live) return text("model.as_of", {{"position", at}});
  if (model.rebuilt && model.rebuilt->through == model.checkpoint)
    return text(model.rebuilt->equal ? "model.rebuilt_equal" : "model.rebuilt_other");
  return text("model.lag", {{"position", at}, {"lag", app::grouped(lag)}});
}

struct Action {
  Icon icon;
  const char* word;
  app::Tending how;
  bool enabled = true;
};

// From the right; answers where the last one begins.
float draw_actions(const Place& place, const std::string& title, app::Model which,
                   const app::ModelStatus& model, const app::LabView& view, const app::Ask& ask) {
  const bool any = view.head().value > 0, behind = model.checkpoint < view.cursor.position;
  const Action actions[] = {model.rebuilding
                                ? Action{Icon::close, "model.cancel", app::Tending::cancel}
                                : Action{Icon::rebuild, "model.rebuild", app::Tending::rebuild, any},
                            {Icon::forward, "model.step", app::Tending::step, model.paused && behind},
                            model.paused ? Action{Icon::play, "model.follow", app::Tending::follow}
                                         : Action{Icon::pause, "model.pause", app::Tending::pause, any}};
  float right = place.right() + px(6);
  for (const auto& action : actions) {
    const Place button{right - px(28), place.y, px(28), px(28)};
    const auto key = std::string{action.word} + model.name;
    if (icon_button(button, action.icon, text(action.word, {{"model", title}}), key.c_str(), action.enabled))
      ask(app::TendModel{which, action.how});
    right = button.x;
  }
  return right;
}

// Why it stops, and what can be done: try again, or leave the event out.
float draw_obstacle(const Place& place, const std::string& title, app::Model which,
                    const app::ModelStatus& model, const app::Ask& ask) {
  const auto& c = colours();
  const auto& stopped = *model.stopped_at;
  float y = place.y;
  y += draw_paragraph({place.x, y}, place.width, 18, sans(size::caption, c.trouble), stopped.reason) + px(4);
  struct Choice {
    std::string label, key;
    app::Tending how;
  };
  const Choice choices[] = {
      {text("model.retry", {{"model", title}}), "model.retry" + model.name, app::Tending::retry},
      {text("model.skip", {{"position", position_word(stopped.position)}}), "model.skip" + model.name,
       app::Tending::skip}};
  float x = place.x;
  for (const auto& choice : choices) {
    const float width = std::round(width_of(sans_bold(size::body, 0), choice.label)) + px(24);
    if (button({x, y, width, px(28)}, {.label = choice.label, .key = choice.key.c_str()}))
      ask(app::TendModel{which, choice.how});
    x += width + px(8);
  }
  return y + px(36);
}

}  // namespace

float draw_model_head(const Place& place, const std::string& title, app::Model which,
                      const app::LabView& view, const app::Ask& ask) {
  const auto& c = colours();
  const auto& model = view.models[static_cast<std::size_t>(which)];
  const float middle = place.y + px(14);
  draw_left({place.x, middle}, sans_bold(size::body, c.ink1), title);
  const float right = draw_actions(place, title, which, model, view, ask) - px(6);
  const auto colour = model.stopped_at ? c.trouble : c.ink3;
  draw_right({right, middle}, sans(size::caption, colour), how_far(model, view.cursor));

  const auto share = [&](es::Position position) {
    const auto head = view.head().value;
    return head > 0 ? static_cast<float>(position.value) / static_cast<float>(head) : 0;
  };
  const float bar = place.y + px(31);
  draw_checkpoint_bar({place.x, bar}, place.width, share(model.checkpoint), share(view.cursor.position),
                      !view.cursor.live);
  if (model.rebuilding)  // the one beside it comes after
    ImGui::GetWindowDrawList()->AddRectFilled(
        {place.x, bar + px(4)}, {place.x + place.width * share(*model.rebuilding), bar + px(6)}, c.ink1);
  const float rows = place.y + px(44);
  return model.stopped_at ? draw_obstacle({place.x, rows, place.width, 0}, title, which, model, ask) : rows;
}

}  // namespace ui
