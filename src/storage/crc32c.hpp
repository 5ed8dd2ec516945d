// CRC-32C (Castagnoli), the checksum of iSCSI (RFC 3720), ext4 and LevelDB: it finds every single
// flipped bit, every burst up to 32 bits, and all but one in four billion of everything else.
#pragma once

#include <cstdint>
#include <string_view>

namespace storage {

std::uint32_t crc32c(std::string_view bytes);

}  // namespace storage
