#include "storage/segmented_journal.hpp"

#include <algorithm>
#include <string>

#include "storage/compaction.hpp"
#include "storage/frame.hpp"

namespace storage {

using es::StorageError;

namespace {

constexpr std::uint64_t most_in_one_sync = 64;  // segments' worth of bytes

StorageError error_of(const Damage& damage) {
  return {StorageError::Kind::damaged, damage.segment, "byte " + std::to_string(damage.offset)};
}

}  // namespace

std::expected<Opened, StorageError> SegmentedJournal::open(Directory& directory, Options options) {
  std::vector<es::Commit> commits;
  auto opened = open(directory, options, [&](es::Commit commit) { commits.push_back(std::move(commit)); });
  if (opened) opened->commits = std::move(commits);
  return opened;
}

std::expected<Opened, StorageError> SegmentedJournal::open(Directory& directory, Options options,
                                                           const TakeCommit& take) {
  std::unique_ptr<SegmentedJournal> journal{new SegmentedJournal(directory, options)};
  const bool writes = options.mode == Mode::write;
  if (writes) {
    auto lock = directory.lock();
    if (!lock) return std::unexpected(lock.error());
    journal->lock_ = std::move(*lock);
  }
  auto found = journal->take_in(Tail{}, take);
  if (!found) return std::unexpected(found.error());
  // Whoever wrote the end of this log may have died before its sync. Its commits are about to be
  // answered for as kept, so they have to be.
  if (writes && !journal->tail_.segment.empty())
    if (auto synced = directory.sync(journal->tail_.segment); !synced) return std::unexpected(synced.error());
  return Opened{std::move(journal), {}, std::move(found->report)};
}

// Looks at the folder and goes on from what it holds. Only a writer repairs, and only what is torn.
std::expected<Recovery, StorageError> SegmentedJournal::take_in(const Tail& from, const TakeCommit& take) {
  auto found = recover(directory_, from, take);
  if (!found) return found;
  if (options_.mode == Mode::write) {
    if (!found->report.damage.empty()) return std::unexpected(error_of(found->report.damage.front()));
    if (found->report.torn)
      if (auto dropped = drop(*found->report.torn); !dropped) return std::unexpected(dropped.error());
    for (const std::string& leftover : found->leftovers)
      if (auto removed = directory_.remove(leftover); !removed) return std::unexpected(removed.error());
  }
  tail_ = found->tail;
  if (!found->segments.empty()) {
    std::erase_if(segments_,
                  [&](const Segment& known) { return known.name >= found->segments.front().name; });
    segments_.insert(segments_.end(), found->segments.begin(), found->segments.end());
  }
  frames_.resize(std::min<std::size_t>(frames_.size(), found->after.value));
  remember(found->frames);
  if (tail_.segment.empty()) {
    tail_.store_id = options_.new_store_id;
    tail_.chain = first_chain(tail_.store_id);
  }
  return found;
}

std::expected<void, StorageError> SegmentedJournal::drop(const Torn& torn) {
  return torn.offset == 0 ? directory_.remove(torn.segment) : directory_.truncate(torn.segment, torn.offset);
}

bool SegmentedJournal::begins_segment() const {
  if (tail_.segment.empty()) return true;
  // A segment that holds no commit yet bears the name of the next one, and is begun already.
  const bool holds_commits = tail_.offset > segment_header_bytes;
  // To begin another, this one has to be synced. Where many commits wait for one sync, it takes them all.
  const std::uint64_t full = unsynced_ ? most_in_one_sync * options_.segment_bytes : options_.segment_bytes;
  return holds_commits && (sealed_ || tail_.offset >= full);
}

std::expected<es::Appended, StorageError> SegmentedJournal::append(std::span<const es::Commit> run) {
  if (options_.mode == Mode::read)
    return std::unexpected(StorageError{StorageError::Kind::read_only, tail_.segment, "opened for reading"});
  if (broken_) return std::unexpected(*broken_);
  if (run.empty()) return es::Appended::kept;
  if (run.front().number.value != tail_.last_commit.value + 1) return es::Appended::behind;

  auto next = encoded(run);
  if (!next) return std::unexpected(StorageError{StorageError::Kind::not_saved, tail_.segment, next.error()});

  // A segment that is followed by another must be whole, after a loss of power too.
  if (begins_segment())
    if (auto synced = sync(); !synced) return std::unexpected(synced.error());

  const std::string& segment = next->end.segment;
  if (auto written = directory_.append(segment, next->bytes); !written) {
    const Torn half{segment, begins_segment() ? 0 : tail_.offset, next->bytes.size()};
    if (auto undone = drop(half); !undone)
      broken_ = StorageError{StorageError::Kind::not_saved, half.segment, undone.error().detail};
    return std::unexpected(written.error());
  }
  if (begins_segment()) segments_.push_back({segment});
  tail_ = std::move(next->end);
  segments_.back().bytes = tail_.offset;
  remember(next->frames);
  sealed_ = false;
  unsynced_ = true;
  return es::Appended::kept;
}

std::expected<SegmentedJournal::EncodedRun, std::string> SegmentedJournal::encoded(
    std::span<const es::Commit> run) const {
  EncodedRun next{.end = tail_};
  Tail& end = next.end;
  if (begins_segment()) {
    const es::CommitNumber first = run.front().number;
    next.bytes = encode(SegmentHeader{.store_id = tail_.store_id, .first = first, .chain = tail_.chain});
    end.segment = segment_name(first);
    end.offset = 0;
  }
  auto to_come = static_cast<std::uint32_t>(run.size());
  for (const es::Commit& commit : run) {
    if (commit.number.value != end.last_commit.value + 1 || commit.events.empty() ||
        commit.events.front().position.value != end.last_position.value + 1)
      return std::unexpected("a commit that does not follow the one before");
    const auto before = next.bytes.size();
    const auto chain = encode_frame(next.bytes, commit, {.chain = end.chain, .to_come = --to_come});
    if (!chain) return std::unexpected(chain.error());
    next.frames.push_back({*chain, static_cast<std::uint32_t>(next.bytes.size() - before)});
    end.chain = *chain;
    end.last_commit = commit.number;
    end.last_position = commit.events.back().position;
  }
  end.offset += next.bytes.size();
  return next;
}

void SegmentedJournal::remember(std::span<const FrameMark> frames) {
  std::uint32_t through = frames_.empty() ? 0 : frames_.back().through;
  for (const auto& frame : frames) frames_.push_back({frame.chain, through += frame.bytes});
}

std::optional<std::uint32_t> SegmentedJournal::chain_after(es::CommitNumber commit) const {
  if (commit.value == 0 || commit.value > frames_.size()) return std::nullopt;
  return frames_[commit.value - 1].chain;
}

std::vector<SegmentLayout> SegmentedJournal::layout(std::size_t newest) const {
  std::vector<SegmentLayout> layout;
  const auto first = segments_.size() - std::min(newest, segments_.size());
  for (auto segment = segments_.begin() + static_cast<std::ptrdiff_t>(first); segment != segments_.end();
       ++segment) {
    const bool last = segment + 1 == segments_.end();
    const auto begin = std::min<std::uint64_t>(first_commit(segment->name).value - 1, frames_.size());
    const auto end = last ? frames_.size() : first_commit((segment + 1)->name).value - 1;
    layout.emplace_back(
        segment->name, segment->bytes,
        std::span(frames_).subspan(begin, std::min<std::uint64_t>(end, frames_.size()) - begin),
        begin == 0 ? 0 : frames_[begin - 1].through);
  }
  return layout;
}

std::expected<std::vector<es::Commit>, StorageError> SegmentedJournal::read(es::CommitNumber after) {
  const es::CommitNumber known = tail_.last_commit;
  std::vector<es::Commit> commits;
  const auto found = take_in(after == known ? tail_ : Tail{}, [&](es::Commit commit) {
    if (commit.number > after) commits.push_back(std::move(commit));
  });
  if (!found) return std::unexpected(found.error());
  if (tail_.last_commit > known) seal();  // written by somebody else: theirs is not to be grown
  if (commits.empty() && !found->report.damage.empty())
    return std::unexpected(error_of(found->report.damage.front()));
  return commits;
}

std::span<const Segment> SegmentedJournal::sealed_segments() const {
  return std::span(segments_).first(segments_.empty() ? 0 : segments_.size() - 1);
}

std::vector<std::string> SegmentedJournal::due_for_compaction() const {
  std::vector<std::string> names;
  if (options_.mode == Mode::read || !compacts_ || broken_) return names;
  for (const Segment& segment : storage::due_for_compaction(sealed_segments())) names.push_back(segment.name);
  return names;
}

std::expected<void, StorageError> SegmentedJournal::compact(std::span<const std::string> due) {
  const auto sealed = sealed_segments();
  const auto neighbours = std::ranges::search(sealed, due, {}, &Segment::name);
  if (due.empty() || neighbours.empty()) return {};
  const auto joined = join(directory_, neighbours);
  if (!joined) {
    compacts_ = false;  // opening the log again tells how far it came
    return std::unexpected(joined.error());
  }
  const auto first = segments_.begin() + (neighbours.begin() - sealed.begin());
  *first = *joined;
  segments_.erase(first + 1, first + static_cast<std::ptrdiff_t>(due.size()));
  return {};
}

std::expected<void, StorageError> SegmentedJournal::sync() {
  if (broken_) return std::unexpected(*broken_);
  if (!unsynced_) return {};
  if (auto synced = directory_.sync(tail_.segment); !synced) {
    broken_ = synced.error();
    broken_->kind = StorageError::Kind::not_saved;
    return std::unexpected(*broken_);
  }
  unsynced_ = false;
  return {};
}

}  // namespace storage
