#include "storage/crc32c.hpp"

#include <string>

#include "catch_amalgamated.hpp"

TEST_CASE("CRC-32C agrees with the published check values", "[storage]") {
  CHECK(storage::crc32c("123456789") == 0xE3069283);  // the catalogue's check value
  CHECK(storage::crc32c("") == 0);

  // RFC 3720, B.4
  CHECK(storage::crc32c(std::string(32, '\0')) == 0x8A9136AA);
  CHECK(storage::crc32c(std::string(32, '\xFF')) == 0x62A8AB43);
  std::string ascending, descending;
  for (int byte = 0; byte < 32; ++byte) {
    ascending.push_back(static_cast<char>(byte));
    descending.push_back(static_cast<char>(31 - byte));
  }
  CHECK(storage::crc32c(ascending) == 0x46DD794E);
  CHECK(storage::crc32c(descending) == 0x113FDB5C);
}

TEST_CASE("a checksum over bytes that end in their own checksum is always the same, and chains nothing",
          "[storage]") {
  const auto sealed = [](std::string bytes) {
    const std::uint32_t checksum = storage::crc32c(bytes);
    for (int byte = 0; byte < 4; ++byte) bytes.push_back(static_cast<char>((checksum >> (8 * byte)) & 0xFF));
    return bytes;
  };
  CHECK(storage::crc32c(sealed("one frame")) == storage::crc32c(sealed("quite another frame")));
}
