// A journal in small files. A segment grows until it is large enough, is sealed, and never changes again;
// the next one begins; many sealed ones are joined into one. So a writer touches one small file, a copy or a
// browser's save takes only what is new, and no file grows without end.
//
// One writer holds the folder's lock. Readers need no lock: a log only grows, and a reader takes whatever
// is whole when it looks.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "es/journal.hpp"
#include "storage/directory.hpp"
#include "storage/recovery.hpp"
#include "storage/segment_layout.hpp"

namespace storage {

enum class Mode { read, write };

struct Options {
  Mode mode = Mode::read;
  std::uint64_t new_store_id = 0;           // random, for a store that does not exist yet
  std::uint64_t segment_bytes = 64 * 1024;  // a segment that has so many, all of them synced, is sealed
};

struct Opened;

class SegmentedJournal final : public es::Journal {
 public:
  // The intact log and its damage report. For reading, that is all that can go wrong, and nothing is ever
  // written. For writing, a torn tail is dropped; a damaged log is refused, and no byte of it is changed.
  // The directory must outlive the journal. The commits go to `take`, or, where there is none, to Opened.
  static std::expected<Opened, es::StorageError> open(Directory& directory, Options options,
                                                      const TakeCommit& take);
  static std::expected<Opened, es::StorageError> open(Directory& directory, Options options);

  // Written with one call to one file and not yet durable: that is what `sync` is for.
  std::expected<es::Appended, es::StorageError> append(std::span<const es::Commit> run) override;

  // What the folder holds now: a reader sees what a writer beside it has appended.
  std::expected<std::vector<es::Commit>, es::StorageError> read(es::CommitNumber after) override;

  // Makes everything durable that was appended, with one sync however many appends. When it fails,
  // nobody can know what the disk holds; every later append is refused, and opening again tells.
  std::expected<void, es::StorageError> sync();

  // A checksum over the whole log through that commit (its frame's chain), by which somebody who has written
  // something down about it knows it again. Nothing where the log does not have the commit.
  std::optional<std::uint32_t> chain_after(es::CommitNumber commit) const;

  // The segments that are to be joined next, oldest first; none while they are few. The one that grows is
  // never among them.
  std::vector<std::string> due_for_compaction() const;

  // Joins these. A commit grows one file before its answer, so this is for before the first command and for
  // after an answer. Where it fails, nothing is lost, and no more is joined until the log is opened again.
  std::expected<void, es::StorageError> compact(std::span<const std::string> due);

  // The newest segments, oldest first, drawn to scale by whoever shows them.
  std::vector<SegmentLayout> layout(std::size_t newest) const;

  void seal() { sealed_ = true; }                                    // the next append begins a new segment
  const std::string& last_segment() const { return tail_.segment; }  // the one that the last append grew

 private:
  SegmentedJournal(Directory& directory, Options options) : directory_(directory), options_(options) {}

  std::expected<Recovery, es::StorageError> take_in(const Tail& from, const TakeCommit& take);
  std::expected<void, es::StorageError> drop(const Torn& torn);
  struct EncodedRun {
    std::string bytes;
    std::vector<FrameMark> frames;  // one a commit
    Tail end;                       // where the log ends with them
  };
  void remember(std::span<const FrameMark> frames);
  std::expected<EncodedRun, std::string> encoded(std::span<const es::Commit> run) const;
  bool begins_segment() const;
  std::span<const Segment> sealed_segments() const;

  Directory& directory_;
  Options options_;
  std::unique_ptr<Directory::Lock> lock_;
  Tail tail_;
  std::vector<Segment> segments_;  // the last one is the tail's
  std::vector<KeptFrame> frames_;  // by commit
  bool sealed_ = false;
  bool unsynced_ = false;
  bool compacts_ = true;
  std::optional<es::StorageError> broken_;
};

struct Opened {
  std::unique_ptr<SegmentedJournal> journal;
  std::vector<es::Commit> commits;
  RecoveryReport report;
};

}  // namespace storage
