#include "platform/html5_keys.hpp"

#include "catch_amalgamated.hpp"

using platform::KeyPress;

TEST_CASE("typing, editing and moving are the laboratory's", "[platform][keys]") {
  for (const auto* key : {"a", "A", "9", " ", ".", "é", "漢", "ArrowLeft", "Home", "PageDown", "Enter",
                          "Escape", "Backspace", "Delete", "Tab"}) {
    INFO(key);
    CHECK(consumed(KeyPress{.key = key, .code = ""}));
  }
  CHECK(consumed(KeyPress{.key = "a", .code = "KeyA", .ctrl = true}));
  CHECK(consumed(KeyPress{.key = "Z", .code = "KeyZ", .meta = true, .shift = true}));
  CHECK(consumed(KeyPress{.key = "ArrowLeft", .code = "ArrowLeft", .ctrl = true}));
}

TEST_CASE("what belongs to the browser stays with the browser", "[platform][keys]") {
  for (const auto* key : {"F1", "F5", "F11", "F12", "Shift", "Control", "Meta", "Alt", "Dead", "Process",
                          "Unidentified", "ContextMenu", ""}) {
    INFO(key);
    CHECK_FALSE(consumed(KeyPress{.key = key, .code = ""}));
  }
  for (const auto* key : {"l", "t", "w", "r", "f", "+", "-", "0"}) {
    INFO(key);
    CHECK_FALSE(consumed(KeyPress{.key = key, .code = "", .ctrl = true}));
    CHECK_FALSE(consumed(KeyPress{.key = key, .code = "", .meta = true}));
  }
  CHECK_FALSE(consumed(KeyPress{.key = "ArrowLeft", .code = "", .alt = true}));
  CHECK_FALSE(consumed(KeyPress{.key = "d", .code = "KeyD", .alt = true}));
  CHECK_FALSE(consumed(KeyPress{.key = "Tab", .code = "Tab", .ctrl = true}));
}

TEST_CASE("the browser must see copy, cut and paste, or it sends no clipboard event", "[platform][keys]") {
  for (const auto* key : {"c", "x", "v", "V"}) {
    INFO(key);
    const KeyPress press{.key = key, .code = "", .ctrl = true};
    CHECK(clipboard_shortcut(press));
    CHECK_FALSE(consumed(press));
    CHECK(typed_text(press).empty());
  }
  CHECK_FALSE(clipboard_shortcut(KeyPress{.key = "c", .code = "KeyC"}));
}

TEST_CASE("a key types what the person's layout says", "[platform][keys]") {
  CHECK(typed_text(KeyPress{.key = "a", .code = "KeyQ"}) == "a");
  CHECK(typed_text(KeyPress{.key = "é", .code = "Digit2"}) == "é");
  CHECK(typed_text(KeyPress{.key = "@", .code = "KeyQ", .ctrl = true, .alt = true}) == "@");  // AltGr
  CHECK(typed_text(KeyPress{.key = "å", .code = "KeyA", .alt = true}) == "å");  // Option on a Mac
  CHECK(typed_text(KeyPress{.key = "Enter", .code = "Enter"}).empty());
  CHECK(typed_text(KeyPress{.key = "a", .code = "KeyA", .ctrl = true}).empty());
}
