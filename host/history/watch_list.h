// The watch list: addresses whose documents are looked at without being visited, when each is due, and what
// came of it. One list for every browser and program on this history.
//
// Whoever fetches claims an entry first: nobody else gets it, or another one of the same host, until it is
// finished or the lease is over (the program died). Nothing here grows with the number of versions; claiming
// goes by an index on the due time.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/store.h"

namespace smallprint {

struct WatchEntry {
    std::int64_t row = 0;
    std::string url;  ///< As it may be kept.
    std::string host;
    std::string service;
    std::string language;  ///< To be asked for; empty: any.
    bool local = false;    ///< Plain HTTP and addresses of one's own network are allowed.
    std::optional<StoredDocument> document;
    TimeMs added_at = 0;
    TimeMs due_at = 0;
    TimeMs checked_at = 0;  ///< 0: never.
    TimeMs read_at = 0;     ///< When its text was last read, by a check or in a browser; 0: never.
    std::string state = "waiting";
    std::string detail;  ///< What belongs to the state: an address, a status.
    std::uint32_t failures = 0;
    std::string etag;
    std::string last_modified;
    std::optional<Sha256Digest> text;  ///< Of the document that the last good answer gave.
    std::string moved_from;
    TimeMs moved_at = 0;
};

struct NewWatch {
    std::string url;
    std::string host;
    std::string service;
    std::string language;
    bool local = false;
    std::int64_t document = 0;  ///< Its row; 0: not known yet.
    TimeMs due_at = 0;
};

struct WatchFilter {
    std::string url;
    std::string document;  ///< Record id.
    std::string service;
    std::optional<TimeMs> due_before;
};

/// What may be claimed.
struct WatchClaim {
    std::int64_t row = 0;   ///< This one, due or not; 0: any that is due.
    TimeMs due_before = 0;  ///< Due at this time or earlier.
    TimeMs not_checked_since = std::numeric_limits<TimeMs>::max();  ///< Checked then or later: not again.
};

/// What a check brought; everything is written.
struct WatchResult {
    std::string state;
    std::string detail;
    bool read = false;  ///< The text was had; else `read_at`, `etag`, `last_modified` and `text` stay.
    std::uint32_t failures = 0;
    TimeMs due_at = 0;
    std::string etag;
    std::string last_modified;
    std::optional<Sha256Digest> text;
    std::int64_t document = 0;  ///< Row; 0: as it was.
    std::string moved_to;       ///< The new address and its host; empty: as it was.
    std::string moved_host;
    TimeMs host_free_at = 0;  ///< Until when the host is left alone.
};

struct WatchCounts {
    std::uint64_t total = 0;
    std::uint64_t due = 0;
    std::optional<TimeMs> next_due;  ///< When the next one is; nothing for an empty list.
};

class WatchList {
public:
    explicit WatchList(Store& store) : store_(&store) {}

    /// Adds an address, or finds it; the second is true if it was not there. `local` is taken over in both.
    std::pair<WatchEntry, bool> add(const NewWatch& watch);
    /// How many went.
    std::size_t remove(std::int64_t row);
    [[nodiscard]] std::optional<WatchEntry> find(std::int64_t row) const;
    /// By time of adding, latest first; `limit` 1–500.
    [[nodiscard]] std::vector<WatchEntry> list(const WatchFilter& filter, std::uint32_t limit,
                                               std::uint32_t offset) const;
    [[nodiscard]] WatchCounts counts() const;

    /// The longest due that may be fetched now, for the caller alone until `lease` milliseconds have passed.
    [[nodiscard]] std::optional<WatchEntry> claim(const WatchClaim& what, TimeMs lease);
    /// When something of what claim refused may be had, because its host is left alone till then; nothing if
    /// there is nothing more to claim.
    [[nodiscard]] std::optional<TimeMs> next_free(const WatchClaim& what) const;
    void finish(const WatchEntry& entry, const WatchResult& result);
    /// Marks the entry's document verified now: the server said that nothing changed.
    void verified(const StoredDocument& document);

    /// Entries that moved and that nobody was told of; each is given once.
    [[nodiscard]] std::vector<WatchEntry> claim_moved();

private:
    Store* store_;
};

}  // namespace smallprint
