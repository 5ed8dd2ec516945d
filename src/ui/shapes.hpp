// The domain, one shape each: what a thing is can be told without its colour, and in every panel alike.
#pragma once

#include <string>
#include <string_view>

#include "imgui.h"

namespace ui {

// Disc AccountCreated, triangle up MoneyDeposited, triangle down MoneyWithdrawn; a transfer is an arrowhead
// to the right when it starts, to the left when it is reversed, and a full pointed box when it is done;
// square for the rest.
void draw_event(ImVec2 middle, std::string_view type, float radius = 5.5F);
// An event after the cursor: hollow, and of no hue. It exists and is not read.
void draw_later_event(ImVec2 middle, std::string_view type, ImU32 ground);

// Straight across, or straight down.
void draw_dashed_line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness, float dash, float gap);
void draw_dashed_box(ImVec2 min, ImVec2 max, ImU32 colour);

// The flag that bears the cursor's position.
void draw_flag(ImVec2 min, ImVec2 max, std::string_view position, bool in_the_past);

// How far a read model has read: solid to its checkpoint, hatched from there to the cursor (lag); after the
// cursor, dots to the head (not read, which is no lag). The three are shares of the whole log.
void draw_checkpoint_bar(ImVec2 left_middle, float width, float checkpoint, float cursor, bool in_the_past);

// Icons are 16 wide, 1.5 px lines, and never stand without a name.
enum class Icon {
  saved,
  saving,
  unsaved,
  trouble,
  writer,
  follower,
  first,
  back,
  forward,
  live,
  chevron,
  kept,
  refused,
  conflict,
  rebuild,
  find,
  close,
  commands,
  log,
  fold,
  read_models,
  inspector,
  about,
  files,
  appearance,
  help,
  play,
  pause
};
void draw_icon(ImVec2 middle, Icon, ImU32 colour);
void draw_mark(ImVec2 left_middle, ImU32 colour);  // of Foldline: a line with a fold in it

}  // namespace ui
