// Every word that a person reads, by key. The table is web/words/en.json, so that a language is one file;
// the build turns it into C++ (words.cmake), so that the page and the command line carry it inside.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace app {

struct Word {
  std::string_view key, text;
};

// The whole table, ordered by key.
std::span<const Word> all_words();

// What stands in for {name} in a text.
using Fill = std::initializer_list<std::pair<std::string_view, std::string>>;

// A key that the table does not know comes back as "[[key]]": loud on screen, and the words test finds it in
// the sources before anybody sees it.
std::string text(std::string_view key);
std::string text(std::string_view key, Fill fill);

// For a sentence that counts: takes `key.one` or `key.other`, and fills {count} with thousands apart.
std::string counted(std::string_view key, std::uint64_t count, Fill fill = {});

// 1234567 -> "1,234,567", as every count on screen is written.
std::string grouped(std::uint64_t count);

}  // namespace app
