// The four events can be told apart by who sees fewer colours, though their shapes decide anyway. Colours are
// seen through the matrices of Machado, Oliveira and Fernandes (2009) for a full lack of one kind of cone,
// and compared as CIE 1976 does: a delta-E of 2 is just noticed.
#include <algorithm>
#include <array>
#include <cmath>

#include "catch_amalgamated.hpp"

#include "ui/theme.hpp"

namespace {

using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

struct Vision {
  const char* name;
  Matrix seen;  // of linear red, green and blue
};
constexpr Vision visions[] = {
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
};
// From linear red, green and blue (sRGB, D65) to CIE XYZ with white at 1, 1, 1.
constexpr Matrix to_xyz{
    {{0.433953, 0.376219, 0.189828}, {0.212673, 0.715152, 0.072175}, {0.017758, 0.109477, 0.872765}}};

Three times(const Matrix& matrix, const Three& v) {
  Three product{};
  for (std::size_t row = 0; row < 3; ++row)
    product[row] = matrix[row][0] * v[0] + matrix[row][1] * v[1] + matrix[row][2] * v[2];
  return product;
}

Three linear(ImU32 colour) {
  const auto channel = [&](int shift) {
    const double value = ((colour >> shift) & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT)};
}

Three lab(ImU32 colour, const Vision& vision) {
  Three seen = times(vision.seen, linear(colour));
  for (double& channel : seen) channel = std::clamp(channel, 0.0, 1.0);
  Three xyz = times(to_xyz, seen);
  for (double& value : xyz) value = value > 0.008856 ? std::cbrt(value) : 7.787 * value + 16.0 / 116;
  return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double delta_e(const Three& a, const Three& b) { return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]); }

}  // namespace

TEST_CASE("the events' hues differ for every kind of colour vision", "[ui][theme]") {
  const bool dark = GENERATE(true, false);
  const auto& palette = ui::palette(dark, false);
  const std::array hues{palette.created, palette.deposited, palette.withdrawn, palette.closed};
  for (const auto& vision : visions)
    for (std::size_t first = 0; first < hues.size(); ++first)
      for (std::size_t second = first + 1; second < hues.size(); ++second) {
        INFO(vision.name << ", hues " << first << " and " << second
                         << (dark ? " of the dark theme" : " of the light theme"));
        CHECK(delta_e(lab(hues[first], vision), lab(hues[second], vision)) >= 13);
      }
}
