#include "app/verify_json.hpp"

#include "app/words.hpp"
#include "es/json.hpp"

namespace app {
namespace {

using es::OrderedJson;
using storage::Finding;

const char* name(storage::DamageKind kind) {
  switch (kind) {
    case storage::DamageKind::checksum:
      return "checksum";
    case storage::DamageKind::chain:
      return "chain";
    case storage::DamageKind::gap:
      return "gap";
    case storage::DamageKind::foreign:
      return "foreign";
  }
  return "foreign";
}

const char* name(Finding finding) {
  switch (finding) {
    case Finding::segment_checksum:
      return "segment_checksum";
    case Finding::header_checksum:
      return "header_checksum";
    case Finding::body_checksum:
      return "body_checksum";
    case Finding::broken_chain:
      return "broken_chain";
    case Finding::out_of_order:
      return "out_of_order";
    case Finding::missing_commits:
      return "missing_commits";
    case Finding::ends_early:
      return "ends_early";
    case Finding::not_a_segment:
      return "not_a_segment";
    case Finding::other_format:
      return "other_format";
    case Finding::other_store:
      return "other_store";
    case Finding::misnamed:
      return "misnamed";
    case Finding::unknown_kind:
      return "unknown_kind";
    case Finding::impossible_frame:
      return "impossible_frame";
  }
  return "impossible_frame";
}

OrderedJson json_of(const storage::Damage& damage, const storage::RecoveryReport& report) {
  return {{"segment", damage.segment},
          {"offset", damage.offset},
          {"kind", name(kind_of(damage.finding))},
          {"sentence", sentence(damage, report)}};
}

std::string sentence(const std::string& segment, std::uint64_t offset, const std::string& what,
                     const storage::RecoveryReport& report) {
  return text("damage.sentence", {{"segment", segment},
                                  {"offset", std::to_string(offset)},
                                  {"what", what},
                                  {"events", std::to_string(report.events)}});
}

}  // namespace

std::string verify_json(const storage::RecoveryReport& report) {
  OrderedJson document{{"ok", report.damage.empty()},    {"commits", report.commits},
                       {"events", report.events},        {"segments", report.segments},
                       {"damage", OrderedJson::array()}, {"torn", nullptr}};
  for (const auto& damage : report.damage) document["damage"].push_back(json_of(damage, report));
  if (report.torn)
    document["torn"] = {
        {"segment", report.torn->segment}, {"offset", report.torn->offset}, {"bytes", report.torn->bytes}};
  return document.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string sentence(const storage::Damage& damage, const storage::RecoveryReport& report) {
  const std::string what =
      text("damage." + std::string{name(damage.finding)},
           {{"expected", std::to_string(damage.expected)}, {"found", std::to_string(damage.found)}});
  return sentence(damage.segment, damage.offset, what, report);
}

std::string sentence(const storage::Torn& torn, const storage::RecoveryReport& report) {
  return sentence(torn.segment, torn.offset, text("damage.torn"), report);
}

}  // namespace app
