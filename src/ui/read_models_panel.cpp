// What was understood: read models, folded from the log through the cursor. Each says how far it has read.
#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/shapes.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"

namespace ui {
namespace {

using app::text;

constexpr float head_height = 44, row_height = 24;

// The name, how far it has read, and the bar that shows it. Answers where its rows begin.
float draw_head(const Place& place, const std::string& name, const app::LabView& view) {
  const auto& c = colours();
  const auto cursor = view.cursor;
  const float middle = place.y + px(14);
  draw_left({place.x, middle}, sans_bold(size::body, c.ink1), name);
  const auto position = app::grouped(cursor.position.value);
  const auto how_far = cursor.live ? text("model.lag", {{"position", position}, {"lag", "0"}})
                                   : text("model.as_of", {{"position", position}});
  draw_right({place.right(), middle}, sans(size::caption, c.ink3), how_far);
  const auto head = static_cast<float>(view.head().value);
  const float share = head > 0 ? static_cast<float>(cursor.position.value) / head : 0;
  draw_checkpoint_bar({place.x, place.y + px(31)}, place.width, share, share, !cursor.live);
  return place.y + px(head_height);
}

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
  const float whole = std::floor((place.height - px(8)) / px(row_height));
  begin_scrolling(key, {place.x, place.y, place.width + px(12), std::max(whole, 1.0F) * px(row_height)});
  const Place inner = scrolled();
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

void draw_balances(Place place, const app::LabView& view) {
  const float top = draw_head(place, text("model.balances"), view);
  const auto selected = view.selected ? view.event(*view.selected).account : "";
  draw_rows("balances", {place.x, top, place.width, place.bottom() - top}, view.balances,
            text("model.balances_empty"), [&](const Place& line, const app::BalanceRow& row) {
              draw_balance(line, row, row.account == selected);
            });
}

void draw_transactions(Place place, const app::LabView& view) {
  const float top = draw_head(place, text("model.transactions"), view);
  draw_rows("transactions", {place.x, top, place.width, place.bottom() - top}, view.transactions,
            text("model.transactions_empty"), draw_transaction);
}

}  // namespace

void draw_read_models_panel(const app::LabView& view, Draft&, const app::Ask&) {
  const Place region = current_region();
  Place inner{region.x + px(20), region.y + px(12), region.width - px(40), region.height - px(12)};
  if (region.height > px(280)) {  // a lower place has its tab for a title
    draw_left({inner.x, inner.y + px(16)}, sans_bold(size::heading, colours().ink1), text("model.title"));
    inner.y += px(32);
    inner.height -= px(32);
  }
  const float gap = px(24);
  Place balances = inner, transactions = inner;
  if (inner.width >= px(560)) {  // beside each other
    balances.width = transactions.width = std::floor((inner.width - gap) / 2);
    transactions.x += balances.width + gap;
  } else {
    const float room = inner.height / 2 - gap;
    const float rows = std::max(static_cast<float>(view.balances.size()), 1.0F);
    balances.height = std::min(px(head_height) + rows * px(row_height), room) + gap;
    transactions.y += balances.height;
    transactions.height -= balances.height;
  }
  draw_balances(balances, view);
  draw_transactions(transactions, view);
}

}  // namespace ui
