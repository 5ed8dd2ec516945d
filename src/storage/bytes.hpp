// Numbers as the log writes them: little-endian and unaligned, on whatever machine. A ByteReader walks
// over bytes that may be wrong: it never leaves them, and says at the end whether they were enough.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace storage {

template <std::unsigned_integral Number>
void put(std::string& out, Number value) {
  for (std::size_t byte = 0; byte < sizeof(Number); ++byte)
    out.push_back(static_cast<char>((value >> (8 * byte)) & 0xFF));
}

template <std::unsigned_integral Number>
Number number_at(std::string_view bytes, std::size_t offset) {  // the bytes must be there
  Number value = 0;
  for (std::size_t byte = 0; byte < sizeof(Number); ++byte)
    value |= static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes[offset + byte]))
                                 << (8 * byte));
  return value;
}

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <std::unsigned_integral Number>
  Number number() {
    const std::string_view bytes = text(sizeof(Number));
    return bytes.empty() ? Number{0} : number_at<Number>(bytes, 0);
  }

  std::string_view text(std::size_t length) {
    if (length > rest_.size()) {
      ran_out_ = true;
      rest_ = {};
      return {};
    }
    const std::string_view bytes = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return bytes;
  }

  bool ran_out() const { return ran_out_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool ran_out_ = false;
};

}  // namespace storage
