#include "platform/fonts.hpp"

#include <cfloat>
#include <span>

#include "imgui.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed came to C first

namespace platform {
namespace {

constexpr unsigned char inter_regular[] = {
#embed "Inter-Regular.ttf"
};
constexpr unsigned char inter_semibold[] = {
#embed "Inter-SemiBold.ttf"
};
constexpr unsigned char jetbrains_mono_regular[] = {
#embed "JetBrainsMono-Regular.ttf"
};
constexpr unsigned char jetbrains_mono_semibold[] = {
#embed "JetBrainsMono-SemiBold.ttf"
};

enum class Measure { em, height };

ImFont* load(std::span<const unsigned char> bytes, Measure measure = Measure::em) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  // A negative size asks Dear ImGui to measure a face by its em, as designs do, and not by its tallest
  // letters.
  config.SizePixels = measure == Measure::em ? -ui::size::body : ui::size::body;
  if (measure == Measure::em) config.GlyphMaxAdvanceX = -FLT_MAX;  // no limit: it is multiplied by that size
  config.FontData = const_cast<unsigned char*>(bytes.data());      // it only reads what it does not own
  config.FontDataSize = static_cast<int>(bytes.size());
  return ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace

ui::Faces load_faces() {
  return {.sans = load(inter_regular),
          .sans_bold = load(inter_semibold),
          .mono = load(jetbrains_mono_regular),
          .mono_bold = load(jetbrains_mono_semibold),
          .typing = load(jetbrains_mono_regular, Measure::height)};
}

}  // namespace platform
