#include "app/unread_schema.hpp"

#include "app/words.hpp"

namespace app {

std::optional<std::string> unread_schema(const es::Upcasters& upcasters, const es::CurrentSchemas& today) {
  const auto broken = upcasters.first_broken(today);
  if (!broken) return std::nullopt;
  return text("storage.broken_chain", {{"type", broken->type}, {"schema", std::to_string(broken->schema)}});
}

}  // namespace app
