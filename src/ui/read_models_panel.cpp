// What was understood: read models, folded from the log through the cursor. Each says how far it has read.
#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "ui/balance_chart.hpp"
#include "ui/model_head.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/shapes.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

constexpr float head_height = 44, row_height = 24, gap = 14;  // of the design

void draw_balance(const Place& place, const app::BalanceRow& row, bool selected) {
  const auto& c = colours();
  const float middle = place.middle();
  float right = place.right();
  right -= std::max(draw_right({right, middle}, sans(size::caption, c.ink3), row.currency), px(26)) + px(8);
  right -= draw_right({right, middle}, selected ? mono_bold(size::body, c.ink1) : mono(size::body, c.ink1),
                      row.balance) +
           px(12);
  const auto account = selected ? mono_bold(size::body, c.ink1) : mono(size::body, c.ink1);
  const float room = std::max(right - place.x, 0.0F);
  const float wide = std::min(std::max(width_of(account, row.account) + px(12), px(84)), room);
  draw_fitted({place.x, middle}, wide - px(8), account, row.account);
  const auto owner = row.open ? row.owner : text("model.closed", {{"owner", row.owner}});
  if (room - wide > px(24))
    draw_fitted({place.x + wide, middle}, room - wide, sans(size::caption, c.ink3), owner);
}

void draw_transaction(const Place& place, const app::TransactionRow& row) {
  const auto& c = colours();
  const float middle = place.middle();
  draw_event({place.x + px(7), middle}, row.type, 5);
  const auto position = app::grouped(row.position.value);
  const float number = std::max(width_of(mono(size::caption, c.ink3), position), px(20));
  draw_right({place.x + px(22) + number, middle}, mono(size::caption, c.ink3), position);
  float right = place.right();
  right -= std::max(draw_right({right, middle}, sans(size::caption, c.ink3), row.currency), px(26)) + px(8);
  right -= draw_right({right, middle}, mono(size::body, c.ink1), row.amount) + px(12);
  const float x = place.x + px(38) + number;
  draw_fitted({x, middle}, std::max(right - x, 0.0F), mono(size::body, c.ink1), row.account);
}

// Rows that scroll in what is left of `place`, none cut in half, and an empty state that teaches.
template <class Rows, class Draw>
void draw_rows(const char* key, const Place& place, const Rows& rows, const std::string& empty, Draw draw) {
  const float whole = std::floor(place.height / px(row_height)), beside = px(12);
  begin_scrolling(
      key, {place.x - beside, place.y, place.width + 2 * beside, std::max(whole, 1.0F) * px(row_height)});
  Place inner = scrolled();
  inner.x += beside;
  if (rows.empty()) draw_left({inner.x, inner.y + px(8)}, sans(size::caption, colours().ink3), empty);
  const float height = px(row_height);
  ImGui::SetCursorScreenPos({inner.x, inner.y});
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()), height);
  while (clipper.Step())
    for (int index = clipper.DisplayStart; index < clipper.DisplayEnd; ++index)
      draw(Place{inner.x, inner.y + static_cast<float>(index) * height, place.width, height},
           rows[static_cast<std::size_t>(index)]);
  end_scrolling(static_cast<float>(rows.size()) * height);
}

// A click on a balance explains it: the log lights the events that made it. Another click puts the light out.
void draw_balances(const Place& place, const app::LabView& view, const app::Ask& ask) {
  const auto title = text("model.balances");
  const float top = draw_model_head(place, title, app::Model::balances, view, ask);
  const auto selected = view.selected ? view.event(*view.selected).account : "";
  draw_rows("balances", {place.x, top, place.width, place.bottom() - top}, view.balances,
            text("model.balances_empty"), [&](const Place& line, const app::BalanceRow& balance) {
              const bool explained = balance.account == view.explained;
              const Row what{.name = text("model.explain", {{"account", balance.account},
                                                            {"balance", balance.balance},
                                                            {"currency", balance.currency}}),
                             .key = "balance." + balance.account,
                             .selected = explained};
              const Place wide{line.x - px(12), line.y, line.width + px(24), line.height};
              if (row(wide, what)) ask(app::ExplainBalance{explained ? "" : balance.account});
              draw_balance(line, balance, explained || balance.account == selected);
            });
}

void draw_transactions(const Place& place, const app::LabView& view, const app::Ask& ask) {
  const auto title = text("model.transactions");
  const float top = draw_model_head(place, title, app::Model::transactions, view, ask);
  draw_rows("transactions", {place.x, top, place.width, place.bottom() - top}, view.transactions,
            text("model.transactions_empty"), draw_transaction);
}

void draw_chart(const Place& place, const app::LabView& view, const app::Ask& ask) {
  const float top = draw_model_head(place, text("model.chart"), app::Model::balance_history, view, ask);
  draw_balance_chart({place.x, top, place.width, place.bottom() - top}, view);
}

struct Places {
  Place balances, transactions, chart;
};

Places beside_each_other(const Place& inner) {
  const float between = px(24), width = std::floor((inner.width - 2 * between) / 3);
  const auto column = [&](float index) {
    return Place{inner.x + index * (width + between), inner.y, width, inner.height};
  };
  return {column(0), column(1), column(2)};
}

// The balances take what they need, up to a share of the rows; the chart keeps a readable height.
Places below_each_other(const Place& inner, std::size_t accounts) {
  const float heads = 3 * px(head_height) + 2 * px(gap);
  const float rows = std::max(inner.height - heads, 0.0F);
  const float chart = std::clamp(rows * 0.36F, px(64), px(200));
  const float wanted = static_cast<float>(std::max<std::size_t>(accounts, 1)) * px(row_height);
  Places places{inner, inner, inner};
  places.balances.height = px(head_height) + std::min(wanted, (rows - chart) * 0.63F);
  places.chart.height = px(head_height) + chart;
  places.chart.y = inner.bottom() - places.chart.height;
  places.transactions.y = places.balances.bottom() + px(gap);
  places.transactions.height = places.chart.y - px(gap) - places.transactions.y;
  return places;
}

}  // namespace

void draw_read_models_panel(const app::LabView& view, Draft&, const app::Ask& ask) {
  const Place region = current_region();
  Place inner{region.x + px(20), region.y + px(12), region.width - px(40), region.height - px(12)};
  if (region.height > px(340)) {  // a lower place has its tab for a title
    draw_left({inner.x, inner.y + px(16)}, sans_bold(size::heading, colours().ink1), text("model.title"));
    inner.y += px(32);
    inner.height -= px(32);
  }
  const auto places =
      inner.width >= px(560) ? beside_each_other(inner) : below_each_other(inner, view.balances.size());
  draw_balances(places.balances, view, ask);
  draw_transactions(places.transactions, view, ask);
  draw_chart(places.chart, view, ask);
}

}  // namespace ui
