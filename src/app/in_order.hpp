// A read model finds its rows by stream, in no order. Who shows them shows them by name.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "es/by_stream.hpp"

namespace app {

template <class Row>
std::vector<std::pair<std::string_view, const Row*>> in_order(const es::ByStream<Row>& rows) {
  std::vector<std::pair<std::string_view, const Row*>> ordered;
  ordered.reserve(rows.size());
  for (const auto& [stream, row] : rows) ordered.emplace_back(stream.id(), &row);
  std::ranges::sort(ordered, {}, &std::pair<std::string_view, const Row*>::first);
  return ordered;
}

}  // namespace app
