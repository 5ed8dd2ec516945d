// An event is a fact: something that happened, kept for good. This file has the words for where a fact
// stands (stream, version, position, commit), for what is written (EventData) and for what was kept
// (RecordedEvent).
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace es {

struct Version {  // how many events a stream has, or had: 0 is an empty stream
  std::uint64_t value = 0;
  auto operator<=>(const Version&) const = default;
};

struct Position {  // place among all events of the log, from 1, no gaps: 0 is before the first
  std::uint64_t value = 0;
  auto operator<=>(const Position&) const = default;
};

constexpr Position just_before(Position position) { return {position.value - 1}; }
constexpr Version just_before(Version version) { return {version.value - 1}; }

struct CommitNumber {  // place among all commits of the log, from 1, no gaps
  std::uint64_t value = 0;
  auto operator<=>(const CommitNumber&) const = default;
};

struct Timestamp {  // UTC, microseconds since 1970-01-01T00:00:00Z, leap seconds not counted
  std::int64_t microseconds = 0;
  auto operator<=>(const Timestamp&) const = default;
};

// Which line of events a fact belongs to: an account's, an order's. The two texts are shared between
// copies and never change, so that a million events of one stream hold its name once.
class StreamId {
 public:
  StreamId(std::string category, std::string id)
      : text_(std::make_shared<const Text>(std::move(category), std::move(id))) {}

  const std::string& category() const { return text_->category; }
  const std::string& id() const { return text_->id; }
  std::string name() const { return category() + "-" + id(); }  // "account-acc-1"

  friend bool operator==(const StreamId& a, const StreamId& b) {
    return a.text_ == b.text_ || (a.hash() == b.hash() && a.id() == b.id() && a.category() == b.category());
  }

  std::size_t hash() const { return text_->hash; }

 private:
  struct Text {
    Text(std::string c, std::string i)
        : category(std::move(c)),
          id(std::move(i)),
          hash(std::hash<std::string>{}(id) * 31 + std::hash<std::string>{}(category)) {}
    std::string category, id;
    std::size_t hash;  // once a name, and not once a question
  };
  std::shared_ptr<const Text> text_;
};

struct StreamIdHash {
  std::size_t operator()(const StreamId& stream) const { return stream.hash(); }
};

// JSON as text, exactly as it was written. It is parsed when somebody asks, and never rewritten. A log holds
// it by the million: it is as wide as one pointer, and the empty object, which most metadata is, takes no
// more.
class JsonText {
 public:
  JsonText() = default;  // {}
  JsonText(std::string_view text);
  JsonText(const JsonText& other) : JsonText(other.text()) {}
  JsonText(JsonText&&) noexcept = default;
  JsonText& operator=(const JsonText& other) { return *this = JsonText(other); }
  JsonText& operator=(JsonText&&) noexcept = default;
  ~JsonText() = default;

  std::string_view text() const&;
  std::string text() && { return std::string{std::as_const(*this).text()}; }  // of one that is gone at once
  friend bool operator==(const JsonText& a, const JsonText& b) { return a.text() == b.text(); }

 private:
  std::unique_ptr<char[]> bytes_;  // its length, then the text
};

// An event on its way in, and as it is stored. `schema` counts the shapes that one type has had over
// the years, from 1; it has nothing to do with the version of a stream.
struct EventData {
  std::string type;  // the C++ name of the event, the stored type and the label on screen are one word
  int schema = 1;
  JsonText payload;
  std::vector<std::string> tags;
  JsonText metadata;  // an object: what the command brought, and why the event came to be
  bool operator==(const EventData&) const = default;
};

// A fact. Nothing that the store hands out can change it.
struct RecordedEvent {
  Position position;
  StreamId stream;
  Version version;  // its place in its own stream, from 1
  Timestamp recorded_at;
  CommitNumber commit;
  EventData data;
  bool operator==(const RecordedEvent&) const = default;
};

// A fact, decoded. One stored event may be read as several (an old event that was split), so `part`
// counts from 0 within a position.
template <class E>
struct Recorded {
  using Event = E;
  Position position;
  int part = 0;
  StreamId stream;
  Version version;
  Timestamp recorded_at;
  E event;
};

}  // namespace es
