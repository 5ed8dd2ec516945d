// The four palettes, held against the contrasts that the design asks for (WCAG 2.2, relative luminance).
#include "ui/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "catch_amalgamated.hpp"

namespace {

using ui::Palette;

double luminance(ImU32 colour) {
  const auto linear = [&](int shift) {
    const double channel = ((colour >> shift) & 0xFF) / 255.0;
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(IM_COL32_R_SHIFT) + 0.7152 * linear(IM_COL32_G_SHIFT) +
         0.0722 * linear(IM_COL32_B_SHIFT);
}

double contrast(ImU32 a, ImU32 b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

struct Token {
  const char* name;
  ImU32 Palette::* colour;
  double on_grounds, on_raised;  // the least that it must have there
};
constexpr Token tokens[] = {
    {"line", &Palette::line, 1.2, 1},
    {"edge", &Palette::edge, 3.5, 3.1},
    {"ink1", &Palette::ink1, 13.8, 11.9},
    {"ink2", &Palette::ink2, 7.7, 6.7},
    {"ink3", &Palette::ink3, 5.2, 4.6},
    {"created", &Palette::created, 4.8, 4.1},
    {"deposited", &Palette::deposited, 4.9, 4.1},
    {"withdrawn", &Palette::withdrawn, 4.8, 4.1},
    {"closed", &Palette::closed, 8.4, 4.1},
    {"past", &Palette::past, 5.1, 4.1},
    {"branch", &Palette::branch, 5.3, 4.1},
    {"trouble", &Palette::trouble, 4.8, 4.1},
};

struct Named {
  const char* name;
  const Palette& palette;
};
const std::array<Named, 4> palettes{{{"dark", ui::palette(true, false)},
                                     {"light", ui::palette(false, false)},
                                     {"dark past", ui::palette(true, true)},
                                     {"light past", ui::palette(false, true)}}};

}  // namespace

TEST_CASE("every ink can be read on every ground, in all four palettes", "[ui][theme]") {
  for (const auto& [name, palette] : palettes)
    for (const auto& token : tokens) {
      INFO(token.name << " in " << name);
      const auto colour = palette.*token.colour;
      CHECK(contrast(colour, palette.ground) >= token.on_grounds);
      CHECK(contrast(colour, palette.surface) >= token.on_grounds);
      CHECK(contrast(colour, palette.raised) >= token.on_raised);
    }
}

TEST_CASE("words stand out on the past's own colour, on a primary button and on what is lit", "[ui][theme]") {
  for (const auto& [name, palette] : palettes) {
    INFO(name);
    CHECK(contrast(palette.on_past, palette.past) >= 6.1);
    CHECK(contrast(palette.surface, palette.ink1) >= 13.8);
    for (const auto hue : {palette.created, palette.deposited, palette.withdrawn, palette.closed})
      CHECK(contrast(palette.ink1, ui::mixed(hue, palette.surface, 0.2F)) >= 8.6);
  }
}

TEST_CASE("the past is another ground with the same hues", "[ui][theme]") {
  for (const bool is_dark : {true, false}) {
    const auto &now = ui::palette(is_dark, false), &past = ui::palette(is_dark, true);
    CHECK(now.ground != past.ground);
    CHECK(now.surface != past.surface);
    CHECK(std::array{now.created, now.deposited, now.withdrawn, now.closed, now.branch, now.trouble} ==
          std::array{past.created, past.deposited, past.withdrawn, past.closed, past.branch, past.trouble});
  }
}
