#include "es/event.hpp"

#include <array>
#include <cstring>

namespace es {
namespace {

constexpr std::string_view empty_object = "{}";

// No text has a length of more than 48 bits, and a payload of fifty bytes has its place with a length of six
// in a smaller block than with one of eight.
using Length = std::array<unsigned char, 6>;

Length written(std::size_t number) {
  Length length{};
  for (auto& byte : length) {
    byte = static_cast<unsigned char>(number & 0xFF);
    number = static_cast<std::size_t>(std::uint64_t{number} >> 8);
  }
  return length;
}

std::size_t read(const char* bytes) {
  Length length;
  std::memcpy(length.data(), bytes, length.size());
  std::uint64_t number = 0;
  for (std::size_t i = length.size(); i-- > 0;) number = number << 8 | length[i];
  return static_cast<std::size_t>(number);
}

}  // namespace

JsonText::JsonText(std::string_view text) {
  if (text == empty_object) return;
  const Length length = written(text.size());
  bytes_ = std::make_unique_for_overwrite<char[]>(length.size() + text.size());
  std::memcpy(bytes_.get(), length.data(), length.size());
  text.copy(bytes_.get() + length.size(), text.size());
}

std::string_view JsonText::text() const& {
  if (!bytes_) return empty_object;
  return {bytes_.get() + Length{}.size(), read(bytes_.get())};
}

}  // namespace es
