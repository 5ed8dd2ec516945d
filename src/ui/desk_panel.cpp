// The desk: where a person asks for a command, and hears what became of it. A refused command keeps its text.
#include <algorithm>

#include "app/words.hpp"
#include "ui/panels.hpp"
#include "ui/region.hpp"
#include "ui/theme.hpp"
#include "ui/type.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

using app::text;

struct Column {  // things stand under each other
  float x, y, width;
  Place next(float height, float gap = px(8)) {
    const Place place{x, y, width, height};
    y += height + gap;
    return place;
  }
};

const app::BalanceRow* account_of(const Draft& draft, const app::LabView& view) {
  const auto found = std::ranges::find(view.balances, draft.account, &app::BalanceRow::account);
  return found == view.balances.end() ? nullptr : &*found;
}

void choose_command(Column& column, const app::LabView& view, Draft& draft, bool enabled) {
  std::vector<std::string> names;
  for (const auto command : all_commands) names.push_back(text("command." + command_name(command)));
  const Field field{.label = text("desk.command"), .key = "desk.command", .enabled = enabled};
  const auto chosen = static_cast<std::size_t>(draft.command);
  if (const auto picked = combobox(column.next(control_height()), field, names, chosen))
    choose(draft, all_commands[*picked], view);
}

void show_balance(Column& column, const app::BalanceRow& account) {
  const Place place = column.next(px(36));
  const float label = draw_left({place.x + px(10), place.middle()}, sans(size::caption, colours().ink3),
                                text("desk.balance"));
  const float right = place.right() - px(10);
  const float unit =
      draw_right({right, place.middle()}, sans(size::caption, colours().ink3), account.currency);
  const float end = right - unit - px(6), room = end - (place.x + px(10) + label + px(8));
  auto ink = mono_bold(size::figure, colours().ink1);
  if (width_of(ink, account.balance) > room) ink.size = size::heading;  // a narrow desk, a rich account
  draw_right({end, place.middle()}, ink, account.balance);
}

struct Say {
  std::optional<Icon> icon;
  ImU32 colour;
  std::string lead, rest;  // the first words are bold
};

void say(Column& column, const Say& what) {
  const float indent = what.icon ? px(24) : 0;
  if (what.icon) draw_icon({column.x + px(8), column.y + px(9)}, *what.icon, what.colour);
  std::vector<Run> runs;
  if (!what.lead.empty()) runs.push_back({sans_bold(size::caption, what.colour), what.lead + " "});
  runs.push_back({sans(size::caption, colours().ink1), what.rest});
  column.y += draw_paragraph({column.x + indent, column.y}, column.width - indent, 18, runs) + px(8);
}

void say_answer(Column& column, const app::Answer& answer) {
  const auto& c = colours();
  if (answer.ok && answer.waiting) return say(column, {Icon::saving, c.ink2, "", text("desk.waiting")});
  if (answer.ok && answer.first.value > 0) {
    const auto kept = text("desk.kept_transfer", {{"first", app::grouped(answer.first.value)},
                                                  {"last", app::grouped(answer.position.value)}});
    return say(column, {Icon::kept, c.ink2, "", kept});
  }
  if (answer.ok) {
    const auto kept = text("desk.kept", {{"version", std::to_string(answer.version.value)},
                                         {"position", app::grouped(answer.position.value)}});
    say(column, {Icon::kept, c.ink2, "", kept});
    return;
  }
  const auto icon = answer.error == "conflict"  ? Icon::conflict
                    : answer.error == "storage" ? Icon::trouble
                                                : Icon::refused;
  say(column, {icon, c.trouble, text("refused." + answer.error), answer.sentence});
}

// Nothing is undone: another fact makes up for one.
void offer_amends(Column& column, const app::LabView& view, Draft& draft) {
  const auto amends = amends_for(draft, view);
  if (!amends) return;
  const auto sentence = [&] {
    switch (*draft.asked) {
      case Command::deposit:
        return text("desk.amends_deposited", {{"amount", amends->amount}});
      case Command::withdraw:
        return text("desk.amends_withdrawn", {{"amount", amends->amount}});
      default:
        return text("desk.amends_transferred", {{"amount", amends->amount}});
    }
  };
  say(column, {{}, colours().ink2, "", sentence()});
  const Button fill{.label = text("desk.amends"), .key = "desk.amends"};
  if (button(column.next(control_height()), fill)) fill_in(draft, *amends);
}

// Why nothing can be asked here now; empty where it can.
std::string why_not(const app::LabView& view) {
  if (!view.damage.empty()) return text("desk.damaged");
  if (!view.cursor.live) return text("desk.past");
  if (view.role == app::Role::follower) return text("desk.follower");
  return {};
}

}  // namespace

void draw_desk_panel(const app::LabView& view, Draft& draft, const app::Ask& ask) {
  take_in(draft, view);
  const auto& c = colours();
  const Place region = current_region();
  begin_scrolling("desk", region);  // on a low screen
  Column column{region.x + px(20), scrolled().y + px(12), region.width - px(40)};
  const auto reason = why_not(view);
  const bool enabled = reason.empty();
  const bool answered = enabled && view.answer && draft.asked && draft.asked_json == command_json(draft);
  const auto wrong = answered && !view.answer->ok ? subject_of(*view.answer) : Subject::none;
  const float height = control_height();

  const Place heading = column.next(px(32), px(8));
  draw_left({heading.x, heading.middle()}, sans_bold(size::heading, c.ink1), text("desk.title"));
  choose_command(column, view, draft, enabled);

  bool entered = textbox(column.next(height),
                         {.label = text("desk.account"),
                          .key = "desk.account",
                          .enabled = enabled,
                          .wrong = wrong == Subject::account},
                         draft.account);
  const auto* account = account_of(draft, view);
  if (account != nullptr && draft.command != Command::open_account) show_balance(column, *account);
  if (needs_owner(draft.command))
    entered |= textbox(column.next(height),
                       {.label = text("desk.owner"),
                        .key = "desk.owner",
                        .enabled = enabled,
                        .wrong = wrong == Subject::owner},
                       draft.owner);
  if (needs_to(draft.command))
    entered |= textbox(
        column.next(height),
        {.label = text("desk.to"), .key = "desk.to", .enabled = enabled, .wrong = wrong == Subject::to},
        draft.to);
  if (needs_amount(draft.command))
    entered |= textbox(column.next(height),
                       {.label = text("desk.amount"),
                        .key = "desk.amount",
                        .enabled = enabled,
                        .wrong = wrong == Subject::amount,
                        .suffix = account != nullptr ? account->currency : ""},
                       draft.amount);

  const auto command = text("command." + command_name(draft.command));
  const Button primary{.label = command, .key = "desk.ask", .weight = Weight::primary, .enabled = enabled};
  if (button(column.next(height, px(12)), primary) || (entered && enabled)) {
    draft.asked = draft.command;
    draft.asked_json = command_json(draft);
    ask(app::Execute{draft.asked_json});
  }

  if (!enabled) {
    say(column, {{}, c.ink1, "", reason});
    const Button take_over{.label = text("desk.take_over"), .key = "desk.take_over"};
    if (view.role == app::Role::follower && view.cursor.live && button(column.next(height), take_over))
      ask(app::PageTask::take_over);
  } else if (view.answer && draft.asked && (view.answer->ok || draft.asked == draft.command)) {
    say_answer(column, *view.answer);
    offer_amends(column, view, draft);
  } else if (view.head().value == 0) {
    say(column, {{}, c.ink2, "", text("desk.first")});
  }
  end_scrolling(column.y - scrolled().y);
}

}  // namespace ui
