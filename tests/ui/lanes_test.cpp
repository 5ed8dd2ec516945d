#include "support/screen.hpp"
#include "ui/log_columns.hpp"

namespace {

using Lanes = std::vector<std::string>;
constexpr float normal = 616, phone = 358;  // the text of the log at 1280 and at 390 pixels

// So many accounts, each of which gets one deposit more than the one before it.
struct Bank : Screen {
  explicit Bank(int accounts) {
    for (int n = 1; n <= accounts; ++n) {
      const auto id = "acc-" + std::to_string(n);
      lab.execute(R"({"command":"OpenAccount","owner":"A","account":")" + id + R"("})", {1'000'000});
      for (int more = 0; more < n; ++more)
        lab.execute(R"({"command":"DepositMoney","amount":"1","account":")" + id + R"("})", {1'000'000});
    }
    settle();
  }
  ui::LogColumns columns(float width = normal) { return {lab.view(), width}; }
};

}  // namespace

TEST_CASE("a few streams are a lane each", "[ui][lanes]") {
  Bank three{3};
  const auto columns = three.columns();
  CHECK(columns.lanes == Lanes{"acc-1", "acc-2", "acc-3"});
  CHECK_FALSE(columns.has_others);
  CHECK(three.columns(phone).lanes.size() == 3);
}

TEST_CASE("the second account moves no column", "[ui][lanes]") {
  const auto event_of = [](int accounts) { return Bank{accounts}.columns().event; };
  CHECK(event_of(1) == event_of(2));
  CHECK(event_of(2) == event_of(3));
}

TEST_CASE("of many streams the busiest have a lane each, and the others share one", "[ui][lanes]") {
  Bank many{9};
  const auto columns = many.columns();
  CHECK(columns.has_others);
  CHECK(columns.lanes == Lanes{"acc-8", "acc-9"});
  CHECK(columns.has_lane("acc-9"));
  CHECK_FALSE(columns.has_lane("acc-1"));
  CHECK(columns.lane("acc-1") == columns.lane("acc-7"));
  CHECK(columns.lane("acc-1") > columns.lane("acc-9"));
  CHECK(columns.lane("acc-1") < columns.event - 80);  // room for its name
}

TEST_CASE("there are six lanes at most, however wide it is", "[ui][lanes]") {
  CHECK(Bank{6}.columns(2000).lanes.size() == 6);
  Bank nine{9};
  const auto columns = nine.columns(2000);
  CHECK(columns.lanes.size() == 5);
  CHECK(columns.has_others);
}

TEST_CASE("the selected stream has a lane, and a phone has two beside the others", "[ui][lanes]") {
  Bank many{9};
  many.ask(app::SelectEvent{{1}});
  CHECK(many.columns().lanes == Lanes{"acc-1", "acc-9"});
  const auto columns = many.columns(phone);
  CHECK(columns.lanes == Lanes{"acc-1", "acc-9"});
  CHECK(columns.has_others);
  CHECK(columns.event < 140);
}
