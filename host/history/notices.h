// Telling people of changes: each change once, whichever browser tells it, and what happened in a span of
// time.
#pragma once

#include <cstdint>
#include <vector>

#include "history/store.h"

namespace smallprint {

struct ClaimedNotices {
    std::vector<StoredChange> changes;  ///< Latest first.
    std::uint64_t more = 0;             ///< Claimed too, beyond the limit.
};

/// Substantive changes that nobody has seen or was told of; from now on they count as told. What is older
/// than `since` is claimed without a word: a notification about last year helps nobody. One transaction, so
/// that of several browsers one gets each. Costs only a look where there is nothing.
[[nodiscard]] ClaimedNotices claim_notices(Store& store, TimeMs since, std::uint32_t limit);

/// Substantive changes captured in [since, until), latest first; at most `limit`.
[[nodiscard]] std::vector<StoredChange> changes_within(const Store& store, TimeMs since, TimeMs until,
                                                       std::uint32_t limit);

/// How many substantive changes of a document were captured since then; returns do not count (DESIGN 3.3).
[[nodiscard]] std::uint32_t changes_since(const Store& store, const StoredDocument& document, TimeMs since);

/// The worst that the substantive changes say which nobody has seen, over all of them; nothing if there are
/// none. A change of which nothing is known any more counts as low.
[[nodiscard]] std::optional<Severity> worst_unseen(const Store& store);

}  // namespace smallprint
