#include "storage/frame.hpp"

#include <functional>
#include <limits>

#include "storage/bytes.hpp"
#include "storage/crc32c.hpp"

namespace storage {
namespace {

constexpr std::size_t event_head_bytes = 28;
constexpr std::size_t header_checksum_offset = frame_header_bytes - sizeof(std::uint32_t);
constexpr std::size_t segment_checksum_offset = segment_header_bytes - sizeof(std::uint32_t);

template <class Number>
bool fits(std::size_t size) {
  return size <= std::numeric_limits<Number>::max();
}

// Why this commit cannot be written, or "".
std::string misfit(const es::Commit& commit) {
  if (commit.events.empty()) return "a commit without events";
  if (!fits<std::uint16_t>(commit.command_id.size())) return "a command id longer than 65535 bytes";
  if (!fits<std::uint16_t>(commit.key_id.size())) return "a key id longer than 65535 bytes";
  es::Position position = commit.events.front().position;
  for (const es::RecordedEvent& event : commit.events) {
    if (event.position != position || event.commit != commit.number ||
        event.recorded_at != commit.recorded_at || event.version.value == 0 || event.data.schema < 1)
      return "an event whose numbers do not agree with its commit";
    ++position.value;
    if (!fits<std::uint16_t>(event.stream.category().size()) ||
        !fits<std::uint16_t>(event.stream.id().size()) || !fits<std::uint16_t>(event.data.type.size()))
      return "the name of a stream or of an event type longer than 65535 bytes";
    if (!fits<std::uint16_t>(event.data.tags.size())) return "more than 65535 tags";
    for (const std::string& tag : event.data.tags)
      if (!fits<std::uint16_t>(tag.size())) return "a tag longer than 65535 bytes";
    if (!fits<std::uint32_t>(event.data.payload.text().size()) ||
        !fits<std::uint32_t>(event.data.metadata.text().size()))
      return "a payload of 4 GiB";
  }
  return "";
}

void put_event(std::string& out, const es::RecordedEvent& event) {
  const es::EventData& data = event.data;
  put<std::uint64_t>(out, event.version.value);
  put<std::uint32_t>(out, static_cast<std::uint32_t>(data.schema));
  put<std::uint16_t>(out, static_cast<std::uint16_t>(event.stream.category().size()));
  put<std::uint16_t>(out, static_cast<std::uint16_t>(event.stream.id().size()));
  put<std::uint16_t>(out, static_cast<std::uint16_t>(data.type.size()));
  put<std::uint16_t>(out, static_cast<std::uint16_t>(data.tags.size()));
  put<std::uint32_t>(out, static_cast<std::uint32_t>(data.payload.text().size()));
  put<std::uint32_t>(out, static_cast<std::uint32_t>(data.metadata.text().size()));
  out += event.stream.category();
  out += event.stream.id();
  out += data.type;
  out += data.payload.text();
  out += data.metadata.text();
  for (const std::string& tag : data.tags) {
    put<std::uint16_t>(out, static_cast<std::uint16_t>(tag.size()));
    out += tag;
  }
}

// Every length is checked by the reader as it is used: a body may be wrong although its checksum is
// right, and a wrong one must not cost more than it holds.
std::expected<es::RecordedEvent, Finding> take_event(ByteReader& body, StreamNames& names) {
  const es::Version version{body.number<std::uint64_t>()};
  const auto schema = body.number<std::uint32_t>();
  const auto category_bytes = body.number<std::uint16_t>();
  const auto id_bytes = body.number<std::uint16_t>();
  const auto type_bytes = body.number<std::uint16_t>();
  const auto tags = body.number<std::uint16_t>();
  const auto payload_bytes = body.number<std::uint32_t>();
  const auto metadata_bytes = body.number<std::uint32_t>();
  const std::string_view category = body.text(category_bytes);
  const std::string_view id = body.text(id_bytes);

  es::EventData data;
  data.type = body.text(type_bytes);
  data.payload = body.text(payload_bytes);
  data.metadata = body.text(metadata_bytes);
  for (int tag = 0; tag < tags && !body.ran_out(); ++tag)
    data.tags.emplace_back(body.text(body.number<std::uint16_t>()));

  if (body.ran_out() || version.value == 0 || schema == 0 ||
      schema > std::numeric_limits<std::int32_t>::max())
    return std::unexpected(Finding::impossible_frame);
  data.schema = static_cast<int>(schema);
  return es::RecordedEvent{{}, names.find_or_add(category, id), version, {}, {}, std::move(data)};
}

}  // namespace

std::uint32_t first_chain(std::uint64_t store_id) {
  std::string bytes;
  put(bytes, store_id);
  return crc32c(bytes);
}

std::string encode(const SegmentHeader& header) {
  std::string bytes{segment_magic};
  put<std::uint32_t>(bytes, header.format);
  put<std::uint32_t>(bytes, header.chain);
  put<std::uint64_t>(bytes, header.store_id);
  put<std::uint64_t>(bytes, header.first.value);
  put<std::uint32_t>(bytes, crc32c(bytes));
  return bytes;
}

std::expected<SegmentHeader, Finding> decode_segment_header(std::string_view bytes) {
  if (!bytes.starts_with(segment_magic) || bytes.size() < segment_header_bytes)
    return std::unexpected(Finding::not_a_segment);
  if (crc32c(bytes.substr(0, segment_checksum_offset)) !=
      number_at<std::uint32_t>(bytes, segment_checksum_offset))
    return std::unexpected(Finding::segment_checksum);
  return SegmentHeader{.store_id = number_at<std::uint64_t>(bytes, 16),
                       .first = {number_at<std::uint64_t>(bytes, 24)},
                       .chain = number_at<std::uint32_t>(bytes, 12),
                       .format = number_at<std::uint32_t>(bytes, 8)};
}

std::expected<std::uint32_t, std::string> encode_frame(std::string& out, const es::Commit& commit,
                                                       FramePlace place) {
  if (std::string reason = misfit(commit); !reason.empty()) return std::unexpected(std::move(reason));
  std::string body = commit.command_id + commit.key_id;
  for (const es::RecordedEvent& event : commit.events) put_event(body, event);
  if (!fits<std::uint32_t>(body.size())) return std::unexpected("a commit of 4 GiB");

  std::string header{commit_kind};
  put<std::uint32_t>(header, static_cast<std::uint32_t>(body.size()));
  put<std::uint64_t>(header, commit.number.value);
  put<std::uint64_t>(header, commit.events.front().position.value);
  put<std::uint64_t>(header, static_cast<std::uint64_t>(commit.recorded_at.microseconds));
  put<std::uint64_t>(header, commit.command_fingerprint);
  put<std::uint32_t>(header, static_cast<std::uint32_t>(commit.events.size()));
  put<std::uint32_t>(header, place.to_come);
  put<std::uint16_t>(header, static_cast<std::uint16_t>(commit.command_id.size()));
  put<std::uint16_t>(header, static_cast<std::uint16_t>(commit.key_id.size()));
  put<std::uint32_t>(header, place.chain);
  put<std::uint32_t>(header, crc32c(body));

  // The chain hands on this number, and not a checksum over all 64 bytes: a CRC over bytes that end in
  // their own CRC is the same constant for every frame, and would chain nothing.
  const std::uint32_t checksum = crc32c(header);
  put<std::uint32_t>(header, checksum);
  out += header;
  out += body;
  return checksum;
}

std::expected<FrameHeader, Finding> decode_frame_header(std::string_view bytes) {
  if (bytes.size() < frame_header_bytes) return std::unexpected(Finding::impossible_frame);
  const auto checksum = number_at<std::uint32_t>(bytes, header_checksum_offset);
  if (crc32c(bytes.substr(0, header_checksum_offset)) != checksum)
    return std::unexpected(Finding::header_checksum);
  if (!bytes.starts_with(commit_kind)) return std::unexpected(Finding::unknown_kind);

  ByteReader fields(bytes.substr(commit_kind.size()));
  FrameHeader header;
  header.body_bytes = fields.number<std::uint32_t>();
  header.number = {fields.number<std::uint64_t>()};
  header.first = {fields.number<std::uint64_t>()};
  header.recorded_at = {static_cast<std::int64_t>(fields.number<std::uint64_t>())};
  header.command_fingerprint = fields.number<std::uint64_t>();
  header.events = fields.number<std::uint32_t>();
  header.to_come = fields.number<std::uint32_t>();
  header.command_id_bytes = fields.number<std::uint16_t>();
  header.key_id_bytes = fields.number<std::uint16_t>();
  header.chain = fields.number<std::uint32_t>();
  header.body_checksum = fields.number<std::uint32_t>();
  header.header_checksum = checksum;
  return header;
}

std::expected<es::Commit, Finding> decode_body(const FrameHeader& header, std::string_view body,
                                               StreamNames& names) {
  if (crc32c(body) != header.body_checksum) return std::unexpected(Finding::body_checksum);
  if (header.events == 0 || header.events > body.size() / event_head_bytes)
    return std::unexpected(Finding::impossible_frame);

  ByteReader rest(body);
  es::Commit commit;
  commit.number = header.number;
  commit.recorded_at = header.recorded_at;
  commit.command_fingerprint = header.command_fingerprint;
  commit.command_id = rest.text(header.command_id_bytes);
  commit.key_id = rest.text(header.key_id_bytes);
  commit.events.reserve(header.events);
  for (std::uint32_t index = 0; index < header.events; ++index) {
    auto event = take_event(rest, names);
    if (!event) return std::unexpected(event.error());
    event->position = {header.first.value + index};
    event->recorded_at = header.recorded_at;
    event->commit = header.number;
    commit.events.push_back(std::move(*event));
  }
  if (!rest.at_end()) return std::unexpected(Finding::impossible_frame);
  return commit;
}

std::size_t StreamNames::NameHash::operator()(const Name& name) const {
  return std::hash<std::string_view>{}(name.id) * 31 + std::hash<std::string_view>{}(name.category);
}

es::StreamId StreamNames::find_or_add(std::string_view category, std::string_view id) {
  if (const auto known = known_.find(Name{category, id}); known != known_.end()) return known->second;
  es::StreamId stream{std::string(category), std::string(id)};
  known_.emplace(Name{stream.category(), stream.id()}, stream);
  return stream;
}

}  // namespace storage
