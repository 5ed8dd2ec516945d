#include "storage/recovery.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "storage/compaction.hpp"
#include "storage/frame.hpp"

namespace storage {
namespace {

constexpr std::string_view segment_ending = ".log";
constexpr std::size_t name_digits = 10;
constexpr int most_looks = 100;  // however busy the writer beside us is

std::optional<es::CommitNumber> commit_in_name(std::string_view name) {
  if (name.size() != name_digits + segment_ending.size()) return std::nullopt;
  es::CommitNumber number;
  for (const char character : name.substr(0, name_digits)) {
    if (character < '0' || character > '9') return std::nullopt;
    number.value = number.value * 10 + static_cast<std::uint64_t>(character - '0');
  }
  return number;
}

bool all_zeros(std::string_view bytes) { return bytes.find_first_not_of('\0') == std::string_view::npos; }

// Whether these bytes can be what a crash leaves of something that begins with `magic`: its first bytes,
// or a file that has grown already but was not filled yet.
bool half_written(std::string_view bytes, std::string_view magic, std::size_t whole) {
  return all_zeros(bytes) || (bytes.size() < whole && magic.starts_with(bytes.substr(0, magic.size())));
}

// Walks over the segments in order and keeps account of what has to come next.
class Reading {
 public:
  Reading(const Tail& from, const TakeCommit& take)
      : take_(take), place_(from), store_known_(!from.segment.empty()) {
    found_.tail = from;
    found_.after = from.last_commit;
  }

  void read_segment(const std::string& name, std::uint64_t offset, std::string bytes, bool is_last) {
    if (offset == 0 && is_leftover(*commit_in_name(name), bytes)) {
      found_.leftovers.push_back(name);
      return;
    }
    is_last_ = is_last;
    end_ = offset + bytes.size();
    place_.segment = name;
    place_.offset = whole_until_ = offset;
    to_come_ = 0;
    frames_.clear();
    read_frames(bytes, offset);
    bytes_ = std::move(bytes);
    if (intact_ && whole_until_ > 0) found_.segments.push_back({name, whole_until_});
  }

  Recovery result() && {
    found_.frames.resize(found_.report.commits);  // without those of a run that is torn
    return std::move(found_);
  }

 private:
  // Whether this segment's frames all stand in the one that was read before it. A compaction puts the joined
  // segment in its place and then removes those that it was made of; cut off in between, it leaves such.
  bool is_leftover(es::CommitNumber named, std::string_view bytes) const {
    if (adrift_ || frames_.empty() || named < first_ || named.value - first_.value >= frames_.size())
      return false;
    const auto header = decode_segment_header(bytes);
    if (!header || header->format != format_number || header->store_id != place_.store_id ||
        header->first != named)
      return false;
    bytes.remove_prefix(segment_header_bytes);
    const std::size_t begin = frames_[named.value - first_.value];
    const std::size_t end = begin + bytes.size();
    const bool whole_frames = end == bytes_.size() || std::ranges::binary_search(frames_, end);
    return !bytes.empty() && whole_frames && std::string_view(bytes_).substr(begin).starts_with(bytes);
  }

  void read_frames(std::string_view bytes, std::uint64_t offset) {
    const std::size_t size = bytes.size();
    if (offset == 0) {
      if (!read_segment_header(bytes)) return;
      bytes.remove_prefix(segment_header_bytes);
      step_over(segment_header_bytes);
    }
    first_ = {place_.last_commit.value + 1};
    while (!bytes.empty()) {
      const std::size_t frame_bytes = read_frame(bytes);
      if (frame_bytes == 0) return;
      frames_.push_back(size - bytes.size());
      bytes.remove_prefix(frame_bytes);
    }
    if (to_come_ > 0) ends_here();
  }

  // Whether there is a header behind which to read on.
  bool read_segment_header(std::string_view bytes) {
    const es::CommitNumber named = *commit_in_name(place_.segment);
    const std::uint64_t next = place_.last_commit.value + 1;
    if (!adrift_ && named.value != next)
      damaged(named.value > next ? Finding::missing_commits : Finding::out_of_order, next, named.value);

    if (half_written(bytes, segment_magic, segment_header_bytes)) return ends_here();
    const auto header = decode_segment_header(bytes);
    if (!header) return damaged(header.error());
    if (header->format != format_number) return damaged(Finding::other_format, format_number, header->format);
    if (store_known_ && header->store_id != place_.store_id)
      return damaged(Finding::other_store, place_.store_id, header->store_id);
    if (header->first != named) return damaged(Finding::misnamed, named.value, header->first.value);

    const std::uint32_t chain = place_.last_commit.value == 0 ? first_chain(header->store_id) : place_.chain;
    if (!adrift_ && header->chain != chain) damaged(Finding::broken_chain);
    if (std::exchange(adrift_, false)) {
      place_.last_commit = {named.value - 1};
      position_known_ = false;
    }
    place_.chain = header->chain;
    place_.store_id = header->store_id;
    store_known_ = true;
    return true;
  }

  // How many bytes the frame has, or 0 where the segment cannot be read any further.
  std::size_t read_frame(std::string_view bytes) {
    // Torn is not corrupt. A crash can leave the last frame short, or its room grown and still empty; it
    // was never answered for, so that dropping it loses nothing. A frame that is there in full and fails
    // its checksum was whole once and has been answered for: to drop that as well would turn every bad
    // sector into a silent loss of everything behind it.
    if (half_written(bytes, commit_kind, frame_header_bytes)) return ends_here();
    if (bytes.size() < frame_header_bytes) return damaged(Finding::unknown_kind);

    const auto header = decode_frame_header(bytes);
    if (!header) return damaged(header.error());
    if (header->chain != place_.chain) return damaged(Finding::broken_chain);
    if (!numbers_go_on(*header)) return damaged(Finding::impossible_frame);
    bytes.remove_prefix(frame_header_bytes);
    if (bytes.size() < header->body_bytes) return ends_here();

    auto commit = decode_body(*header, bytes.substr(0, header->body_bytes), names_);
    if (!commit) {
      damaged(commit.error());
      adrift_ = false;  // only the body is spoilt: the header still tells what comes next, and where
    } else if (intact_) {
      run_.push_back(std::move(*commit));
      const auto bytes_of_frame = frame_header_bytes + header->body_bytes;
      found_.frames.push_back({header->header_checksum, static_cast<std::uint32_t>(bytes_of_frame)});
    }
    place_.chain = header->header_checksum;
    place_.last_commit = header->number;
    place_.last_position = {header->first.value + header->events - 1};
    position_known_ = true;
    to_come_ = header->to_come;
    step_over(frame_header_bytes + header->body_bytes);
    return frame_header_bytes + header->body_bytes;
  }

  bool numbers_go_on(const FrameHeader& header) const {
    return header.number.value == place_.last_commit.value + 1 && header.first.value != 0 &&
           (!position_known_ || header.first.value == place_.last_position.value + 1) &&
           (to_come_ == 0 || header.to_come == to_come_ - 1);
  }

  void step_over(std::size_t bytes) {
    place_.offset += bytes;
    if (to_come_ > 0) return;
    whole_until_ = place_.offset;
    if (!intact_) return;
    found_.tail = place_;
    hand_over();
  }

  void hand_over() {
    for (es::Commit& commit : run_) {
      ++found_.report.commits;
      found_.report.events += commit.events.size();
      take_(std::move(commit));
    }
    run_.clear();
  }

  // A run is whole or not at all, so what is torn begins where its first frame does.
  bool ends_here() {
    if (!is_last_) return damaged(Finding::ends_early);
    found_.report.torn = Torn{place_.segment, whole_until_, end_ - whole_until_};
    return false;
  }

  bool damaged(Finding finding, std::uint64_t expected = 0, std::uint64_t found = 0) {
    found_.report.damage.push_back({finding, place_.segment, place_.offset, expected, found});
    hand_over();  // what stands before the damage was whole, and answered for
    intact_ = false;
    adrift_ = true;
    return false;
  }

  const TakeCommit& take_;
  Recovery found_;
  std::vector<es::Commit> run_;  // that is being read: torn in its middle, none of it counts
  StreamNames names_;
  std::string bytes_;                // of the segment that was read last, its frames, and the commit of
  std::vector<std::size_t> frames_;  // the first of them
  es::CommitNumber first_;
  Tail place_;                     // of the next byte to be read
  std::uint64_t whole_until_ = 0;  // in this segment
  std::uint64_t end_ = 0;          // of this segment
  std::uint32_t to_come_ = 0;      // of the run that is being read
  bool is_last_ = false;
  bool store_known_ = false;
  bool position_known_ = true;
  bool intact_ = true;   // no damage yet: commits are kept
  bool adrift_ = false;  // after damage, what comes next is what the next segment says of itself
};

std::expected<Recovery, es::StorageError> read_through(Directory& directory,
                                                       const std::vector<std::string>& names,
                                                       const Tail& from, const TakeCommit& take) {
  std::vector<std::string> segments;
  std::vector<Damage> strangers;
  for (const std::string& name : names) {
    if (!name.ends_with(segment_ending)) continue;
    if (commit_in_name(name))
      segments.push_back(name);
    else
      strangers.push_back({Finding::not_a_segment, name});
  }

  const auto start = std::ranges::find(segments, from.segment);
  const bool goes_on = start != segments.end();
  Reading reading(goes_on ? from : Tail{}, take);
  for (auto segment = goes_on ? start : segments.begin(); segment != segments.end(); ++segment) {
    const bool first = segment == start;
    if (goes_on && !first && *commit_in_name(*segment) <= from.last_commit) continue;  // a leftover
    const std::uint64_t offset = goes_on && first ? from.offset : 0;
    auto bytes = directory.read(*segment, offset);
    if (!bytes) return std::unexpected(bytes.error());
    reading.read_segment(*segment, offset, std::move(*bytes), segment + 1 == segments.end());
  }
  Recovery found = std::move(reading).result();
  found.report.segments = segments.size();
  found.report.damage.insert(found.report.damage.end(), strangers.begin(), strangers.end());
  if (std::ranges::binary_search(names, unfinished_compaction))
    found.leftovers.emplace_back(unfinished_compaction);
  return found;
}

}  // namespace

std::string segment_name(es::CommitNumber first) {
  std::string digits = std::to_string(first.value);
  if (digits.size() < name_digits) digits.insert(0, name_digits - digits.size(), '0');
  return digits.append(segment_ending);
}

es::CommitNumber first_commit(const std::string& segment_name) {
  return {std::strtoull(segment_name.c_str(), nullptr, 10)};
}

std::expected<Recovery, es::StorageError> recover(Directory& directory, const Tail& from,
                                                  const TakeCommit& take) {
  es::CommitNumber taken = from.last_commit;  // however often we have to look
  const TakeCommit take_once = [&](es::Commit commit) {
    if (commit.number <= taken) return;
    taken = commit.number;
    take(std::move(commit));
  };
  for (int looks = 1;; ++looks) {
    const auto names = directory.list();
    if (!names) return std::unexpected(names.error());
    auto found = read_through(directory, *names, from, take_once);
    if (!found || looks == most_looks) return found;
    if (found->report.damage.empty() && !found->report.torn) return found;

    // A writer beside us may have joined segments between our look at the folder and our look into its
    // files: then names have gone, and what seems lost stands under another one.
    const auto now = directory.list();
    if (!now) return std::unexpected(now.error());
    if (std::ranges::includes(*now, *names)) return found;
  }
}

}  // namespace storage
