// What became of one clause along the versions of a document: since when it has its words, how they were
// before, when it went and when it came back. Reads only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/sha256.h"
#include "history/store.h"
#include "history/text_series.h"
#include "service/services.h"

namespace smallprint {

enum class ClauseStep : std::uint8_t {
    first,     ///< It stands there for the first time, or the history begins with it.
    edited,    ///< The same clause in other words.
    gone,      ///< The version does not have it.
    returned,  ///< It is back in words it had before.
};

[[nodiscard]] const char* to_string(ClauseStep step) noexcept;

/// Versions in a row that agree about the clause.
struct ClauseRun {
    ClauseStep step = ClauseStep::first;
    StoredVersion begin;
    StoredVersion end;             ///< The last of them.
    std::string text;              ///< Empty where it is gone.
    Sha256Digest clause_sha256{};  ///< All zeros where it is gone.
};

struct ClauseHistory {
    std::vector<ClauseRun> runs;  ///< Oldest first; at least one.
    std::size_t shown = 0;        ///< The last run that has the clause.
    StoredVersion version;        ///< The last version that has it.
    std::uint32_t clause = 0;     ///< Its place in that version's clauses.
    Document text;                ///< That version; its `sha256` is all zeros.

    [[nodiscard]] bool in_force() const noexcept { return shown + 1 == runs.size(); }
};

/// Follows the clause that a record id stands for, edits included (the alignment of compare()), along the
/// texts of the record's document. Costs one text for each step that touched the clause, not for each
/// version. Throws Error(not_found) if no version has its words any more, Error(store_unavailable).
[[nodiscard]] ClauseHistory clause_history(const Services& services, TextSeries& texts,
                                           const StoredProvision& provision);

}  // namespace smallprint
