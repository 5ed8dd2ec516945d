// One line of an import: an event that another store kept, in our own export's form or in the seed's
// envelope. Only its form is looked at here. Whether it goes on from what is there is import.hpp's question.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "app/import_refused.hpp"
#include "es/event.hpp"

namespace app {

struct ImportedLine {
  es::StreamId stream;
  es::Version version;
  es::Timestamp recorded_at;
  es::EventData data;                   // payload and metadata byte for byte as they stand in the line
  std::optional<std::uint64_t> commit;  // neighbours of one commit stay one
};

// A refusal does not know yet which line it is.
std::expected<ImportedLine, ImportRefused> parse_imported_line(std::string_view line);

}  // namespace app
