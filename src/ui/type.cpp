#include "ui/type.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <vector>

#include "imgui_internal.h"

namespace ui {
namespace {

// Half the height of a capital, in ems: 0.727 of Inter and 0.730 of JetBrains Mono.
constexpr float half_capital = 0.364F;

// Where Dear ImGui wants the top of a line whose capitals are to be centred on `middle`.
float top_for(const Ink& ink, float middle) {
  const float size = px(ink.size);
  const float ascent = ink.face->GetFontBaked(size)->Ascent;
  return std::round(middle + half_capital * size - ascent);
}

void draw(float x, float middle, const Ink& ink, std::string_view text) {
  ImGui::GetWindowDrawList()->AddText(ink.face, px(ink.size), {std::round(x), top_for(ink, middle)},
                                      ink.colour, text.data(), text.data() + text.size());
}

std::size_t character_length(std::string_view text) {
  unsigned character = 0;
  return static_cast<std::size_t>(
      std::max(ImTextCharFromUtf8(&character, text.data(), text.data() + text.size()), 1));
}

// The longest beginning of `text` that is no wider than `room`, in whole characters.
std::string_view fitting(const Ink& ink, std::string_view text, float room) {
  std::size_t length = 0;
  float width = 0;
  while (length < text.size()) {
    const auto next = character_length(text.substr(length));
    width += width_of(ink, text.substr(length, next));
    if (width > room) break;
    length += next;
  }
  return text.substr(0, length);
}

// Lays words out from left to right and from line to line; draws nothing by itself but what it is given.
class Flow {
 public:
  Flow(ImVec2 top_left, float width, float line)
      : start_(top_left), at_(top_left), width_(width), line_(px(line)) {}

  void add(const Run& run) {
    std::string_view rest = run.text;
    while (!rest.empty()) {
      if (rest.front() == '\n') {
        next_line();
        rest.remove_prefix(1);
        continue;
      }
      const auto word = first_word(rest);
      place(run.ink, word);
      rest.remove_prefix(word.size());
    }
  }

  float height() const { return at_.y - start_.y + line_; }

 private:
  // A word with the blanks before it. JSON without blanks has words too: they end at `,"`.
  static std::string_view first_word(std::string_view text) {
    const auto letters = std::min(text.find_first_not_of(' '), text.size());
    const auto comma = text.find(",\"", letters);
    return text.substr(0,
                       std::min(text.find_first_of(" \n", letters), comma == text.npos ? comma : comma + 1));
  }

  void place(const Ink& ink, std::string_view word) {
    if (at_.x > start_.x && at_.x + width_of(ink, word) > start_.x + width_) {
      next_line();
      word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
    }
    while (width_of(ink, word) > width_) {  // longer than a whole line
      const auto piece = fitting(ink, word, width_);
      if (piece.empty()) return;
      put(ink, piece);
      next_line();
      word.remove_prefix(piece.size());
    }
    put(ink, word);
  }

  void put(const Ink& ink, std::string_view text) {
    draw(at_.x, at_.y + line_ / 2, ink, text);
    at_.x += width_of(ink, text);
  }

  void next_line() { at_ = {start_.x, at_.y + line_}; }

  ImVec2 start_, at_;
  float width_, line_;
};

}  // namespace

float width_of(const Ink& ink, std::string_view text) {
  return ink.face->CalcTextSizeA(px(ink.size), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

float draw_left(ImVec2 left_middle, const Ink& ink, std::string_view text) {
  draw(left_middle.x, left_middle.y, ink, text);
  return width_of(ink, text);
}

float draw_right(ImVec2 right_middle, const Ink& ink, std::string_view text) {
  const float width = width_of(ink, text);
  draw(right_middle.x - width, right_middle.y, ink, text);
  return width;
}

float draw_centred(ImVec2 middle, const Ink& ink, std::string_view text) {
  const float width = width_of(ink, text);
  draw(middle.x - width / 2, middle.y, ink, text);
  return width;
}

float draw_fitted(ImVec2 left_middle, float width, const Ink& ink, std::string_view text) {
  if (width_of(ink, text) <= width) return draw_left(left_middle, ink, text);
  constexpr std::string_view ellipsis = "…";
  std::string shortened{fitting(ink, text, width - width_of(ink, ellipsis))};
  return draw_left(left_middle, ink, shortened += ellipsis);
}

float draw_paragraph(ImVec2 top_left, float width, float line, std::span<const Run> runs) {
  Flow flow{top_left, width, line};
  for (const auto& run : runs) flow.add(run);
  return flow.height();
}

float draw_paragraph(ImVec2 top_left, float width, float line, const Ink& ink, std::string_view text) {
  const Run run{ink, std::string{text}};
  return draw_paragraph(top_left, width, line, {&run, 1});
}

}  // namespace ui
