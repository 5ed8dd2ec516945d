// Events for other stores, one a line, in the form that each of them takes.
//
//   jsonl         our own: as stored, with the commit's number. Imported into an empty store it makes an
//   equal log cloudevents   CloudEvents 1.0, JSON in structured mode (CNCF, cloudevents.io) message-db    the
//   row that message-db's write_message makes (Eventide; github.com/message-db/message-db)
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "es/event.hpp"

namespace app {

enum class ExportFormat { jsonl, cloudevents, message_db };

std::optional<ExportFormat> export_format(std::string_view name);

std::string exported_json(const es::RecordedEvent& event, ExportFormat format);

}  // namespace app
