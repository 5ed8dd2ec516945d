#include "app/words.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace app {
namespace {

using Filling = std::pair<std::string_view, std::string>;

// One pass over the sentence: what a person typed (an owner may be called "{balance}") is never filled again.
std::string filled(std::string_view sentence, std::span<const Filling> fill) {
  std::string result;
  while (!sentence.empty()) {
    const auto open = sentence.find('{');
    const auto close = sentence.find('}', open);
    result += sentence.substr(0, open);
    if (close == std::string_view::npos) return result += open < sentence.size() ? sentence.substr(open) : "";
    const auto name = sentence.substr(open + 1, close - open - 1);
    const auto found = std::ranges::find(fill, name, &Filling::first);
    result += found == fill.end() ? sentence.substr(open, close - open + 1) : std::string_view{found->second};
    sentence.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace

std::string text(std::string_view key) {
  const auto words = all_words();
  const auto found = std::ranges::lower_bound(words, key, {}, &Word::key);
  if (found == words.end() || found->key != key) return "[[" + std::string{key} + "]]";
  return std::string{found->text};
}

std::string text(std::string_view key, Fill fill) { return filled(text(key), fill); }

std::string counted(std::string_view key, std::uint64_t count, Fill fill) {
  std::vector<Filling> all{fill};
  all.emplace_back("count", grouped(count));
  return filled(text(std::string{key} + (count == 1 ? ".one" : ".other")), all);
}

std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (auto at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace app
