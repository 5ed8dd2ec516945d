#include "ui/layout.hpp"

#include <algorithm>
#include <vector>

#include "catch_amalgamated.hpp"

using ui::Place;
using ui::Shape;

namespace {

std::vector<Place> shown(const ui::Layout& layout) {
  std::vector<Place> places{layout.top,       layout.desk,     layout.log,  layout.fold,   layout.read_models,
                            layout.inspector, layout.timeline, layout.tabs, layout.shared, layout.notice};
  std::erase_if(places, [](const Place& place) { return place.width == 0; });
  return places;
}

bool overlap(const Place& a, const Place& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

TEST_CASE("regions fill the screen and never overlap, at any size and zoom", "[ui][layout]") {
  for (const float width :
       {390.F, 599.F, 600.F, 800.F, 1024.F, 1199.F, 1200.F, 1280.F, 1560.F, 1920.F, 3840.F})
    for (const float height : {640.F, 800.F, 844.F, 1080.F})
      for (const float zoom : {1.F, 1.2F, 1.5F}) {
        INFO(width << " x " << height << " at " << zoom);
        const auto places = shown(ui::lay_out(width, height, zoom, height == 800 ? 52.F : 0));
        float area = 0;
        for (const auto& place : places) {
          CHECK(place.x >= 0);
          CHECK(place.y >= 0);
          CHECK(place.right() <= width);
          CHECK(place.bottom() <= height);
          CHECK(place.height > 0);
          area += place.width * place.height;
        }
        CHECK(area == Catch::Approx(width * height));
        for (std::size_t a = 0; a < places.size(); ++a)
          for (std::size_t b = a + 1; b < places.size(); ++b) CHECK_FALSE(overlap(places[a], places[b]));
      }
}

TEST_CASE("the shape follows the width that is left after zooming", "[ui][layout]") {
  CHECK(ui::lay_out(1920, 1080, ui::zoom_for(1920)).shape == Shape::wide);
  CHECK(ui::lay_out(1280, 800, ui::zoom_for(1280)).shape == Shape::normal);
  CHECK(ui::lay_out(1024, 768, 1).shape == Shape::narrow);
  CHECK(ui::lay_out(1024, 768, 1.5F).shape == Shape::single);
  CHECK(ui::lay_out(390, 844, 1).shape == Shape::phone);
}
