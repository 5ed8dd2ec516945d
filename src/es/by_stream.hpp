// A row for each stream: what most read models are. A fold hands its state from event to event by value, and
// a hash table is not free to move; so this one lives behind a pointer, and moves as one.
#pragma once

#include <cstddef>
#include <memory>
#include <unordered_map>

#include "es/event.hpp"

namespace es {

template <class Row>
class ByStream {
 public:
  ByStream() : rows_(std::make_unique<Rows>()) {}
  ByStream(const ByStream& other) : rows_(std::make_unique<Rows>(*other.rows_)) {}
  ByStream(ByStream&&) noexcept = default;
  ByStream& operator=(const ByStream& other) {
    if (this != &other) rows_ = std::make_unique<Rows>(*other.rows_);
    return *this;
  }
  ByStream& operator=(ByStream&&) noexcept = default;
  ~ByStream() = default;

  Row& operator[](const StreamId& stream) { return (*rows_)[stream]; }
  const Row& at(const StreamId& stream) const { return rows_->at(stream); }  // it must be there
  bool contains(const StreamId& stream) const { return rows_->contains(stream); }

  // In no order that anybody could read.
  auto begin() const { return rows_->cbegin(); }
  auto end() const { return rows_->cend(); }
  std::size_t size() const { return rows_->size(); }
  bool empty() const { return rows_->empty(); }

  bool operator==(const ByStream& other) const { return *rows_ == *other.rows_; }

 private:
  using Rows = std::unordered_map<StreamId, Row, StreamIdHash>;
  std::unique_ptr<Rows> rows_;
};

}  // namespace es
