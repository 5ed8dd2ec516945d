#include "ui/theme.hpp"

#include <array>
#include <cmath>

namespace ui {
namespace {

constexpr ImU32 hex(unsigned rgb) {
  return IM_COL32((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF, 0xFF);
}

constexpr Palette dark{
    .ground = hex(0x0D1115),
    .surface = hex(0x141A20),
    .raised = hex(0x1F2730),
    .line = hex(0x29323C),
    .edge = hex(0x6A7684),
    .ink1 = hex(0xEDF0F3),
    .ink2 = hex(0xB4BEC8),
    .ink3 = hex(0x8B97A3),
    .created = hex(0x5DABFA),
    .deposited = hex(0x3FD0A0),
    .withdrawn = hex(0xFF9C6B),
    .closed = hex(0xD6DBE1),
    .past = hex(0xF5CC4F),
    .on_past = hex(0x1A1408),
    .branch = hex(0xCBBDFF),
    .trouble = hex(0xFF8095),
};

constexpr Palette light{
    .ground = hex(0xF3F2EE),
    .surface = hex(0xFDFDFB),
    .raised = hex(0xE7E5DF),
    .line = hex(0xDDDAD2),
    .edge = hex(0x827F77),
    .ink1 = hex(0x15181C),
    .ink2 = hex(0x434A52),
    .ink3 = hex(0x5F656D),
    .created = hex(0x0F5FB4),
    .deposited = hex(0x006C54),
    .withdrawn = hex(0xA93D00),
    .closed = hex(0x383D44),
    .past = hex(0x7A5600),
    .on_past = hex(0xFFF6DD),
    .branch = hex(0x5A41C8),
    .trouble = hex(0xBE1539),
};

// The same screen on sepia: everything on it is true as of an earlier position. Hues stay what they are.
constexpr Palette on_sepia(Palette palette, const std::array<unsigned, 8>& neutrals) {
  palette.ground = hex(neutrals[0]);
  palette.surface = hex(neutrals[1]);
  palette.raised = hex(neutrals[2]);
  palette.line = hex(neutrals[3]);
  palette.edge = hex(neutrals[4]);
  palette.ink1 = hex(neutrals[5]);
  palette.ink2 = hex(neutrals[6]);
  palette.ink3 = hex(neutrals[7]);
  return palette;
}
constexpr Palette dark_past =
    on_sepia(dark, {0x1C1507, 0x241C0C, 0x352A14, 0x43371D, 0x8C7B55, 0xF6EFDF, 0xCDBF9F, 0xAA9B78});
constexpr Palette light_past =
    on_sepia(light, {0xEDE1C2, 0xF6ECD3, 0xE2D2A8, 0xD6C69C, 0x7C6F4C, 0x1C1608, 0x4B4127, 0x5E5335});

struct Theme {
  const Palette* palette = &dark;
  Faces faces;
  float zoom = 1;
  bool for_fingers = false;
};
Theme theme;

ImVec4 vec(ImU32 colour) { return ImGui::ColorConvertU32ToFloat4(colour); }

void colour_dear_imgui(ImGuiStyle& style, const Palette& palette) {
  auto* colour = style.Colors;
  const ImVec4 none{0, 0, 0, 0};
  colour[ImGuiCol_Text] = vec(palette.ink1);
  colour[ImGuiCol_TextDisabled] = vec(palette.ink3);
  colour[ImGuiCol_WindowBg] = vec(palette.ground);
  colour[ImGuiCol_ChildBg] = none;
  colour[ImGuiCol_PopupBg] = vec(palette.surface);
  colour[ImGuiCol_Border] = vec(palette.edge);
  colour[ImGuiCol_FrameBg] = colour[ImGuiCol_FrameBgHovered] = colour[ImGuiCol_FrameBgActive] = none;
  colour[ImGuiCol_Header] = colour[ImGuiCol_HeaderHovered] = vec(palette.raised);
  colour[ImGuiCol_HeaderActive] = vec(palette.line);
  colour[ImGuiCol_ScrollbarBg] = none;
  colour[ImGuiCol_ScrollbarGrab] = vec(palette.line);
  colour[ImGuiCol_ScrollbarGrabHovered] = colour[ImGuiCol_ScrollbarGrabActive] = vec(palette.edge);
  colour[ImGuiCol_TextSelectedBg] = vec(mixed(palette.created, palette.surface, 0.4F));
  colour[ImGuiCol_NavCursor] = none;  // widgets draw a ring of their own
}

}  // namespace

void set_up_theme(const Faces& new_faces) {
  theme.faces = new_faces;
  auto& style = ImGui::GetStyle();
  style.WindowPadding = style.FramePadding = style.ItemSpacing = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.WindowRounding = style.ChildRounding = 0;
  style.WindowMinSize = {1, 1};
  style.PopupBorderSize = 1;
  style.DisabledAlpha = 1;  // disabled things have a look of their own
  style.FontSizeBase = size::body;
  ImGui::GetIO().FontDefault = theme.faces.sans;
}

const Palette& palette(bool is_dark, bool in_the_past) {
  if (is_dark) return in_the_past ? dark_past : dark;
  return in_the_past ? light_past : light;
}

void begin_theme(const Palette& colours, float zoom, bool for_fingers) {
  theme.palette = &colours;
  theme.zoom = zoom;
  theme.for_fingers = for_fingers;
  auto& style = ImGui::GetStyle();
  style.FontScaleMain = zoom;
  style.PopupRounding = style.ScrollbarRounding = px(4);
  style.ScrollbarSize = px(8);
  for (auto* face :
       {theme.faces.sans, theme.faces.sans_bold, theme.faces.mono, theme.faces.mono_bold, theme.faces.typing})
    face->CurrentRasterizerDensity =
        ImGui::GetIO().DisplayFramebufferScale.y;  // sharp without being pushed first
  style.GrabMinSize = px(24);
  colour_dear_imgui(style, *theme.palette);
}

const Palette& colours() { return *theme.palette; }
const Faces& faces() { return theme.faces; }

float px(float design) { return std::round(design * theme.zoom); }
float control_height() { return px(theme.for_fingers ? 44 : 32); }
float fine(float design) { return design * theme.zoom; }

ImU32 hue_of(std::string_view type) {
  if (type == "AccountCreated") return colours().created;
  if (type == "MoneyDeposited") return colours().deposited;
  if (type == "MoneyWithdrawn") return colours().withdrawn;
  if (type.starts_with("Transfer")) return colours().ink2;  // its money has its hue on the accounts
  return colours().closed;
}

ImU32 mixed(ImU32 over, ImU32 under, float share) {
  const auto channel = [&](int shift) {
    const auto a = static_cast<float>((over >> shift) & 0xFF),
               b = static_cast<float>((under >> shift) & 0xFF);
    return static_cast<ImU32>(std::lround(a * share + b * (1 - share))) << shift;
  };
  return channel(0) | channel(8) | channel(16) | channel(24);
}

}  // namespace ui
