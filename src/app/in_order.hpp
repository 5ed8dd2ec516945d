// A read model finds its rows by stream, in no order. Who shows them shows them by name.
#pragma once

#include <map>
#include <string_view>

#include "es/by_stream.hpp"

namespace app {

template <class Row>
std::map<std::string_view, const Row*> in_order(const es::ByStream<Row>& rows) {
  std::map<std::string_view, const Row*> ordered;
  for (const auto& [stream, row] : rows) ordered.emplace(stream.id(), &row);
  return ordered;
}

}  // namespace app
