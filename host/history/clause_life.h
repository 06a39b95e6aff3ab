// When a clause stood in a document: what "no longer there since …" is said from (the stale quotes).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "history/store.h"
#include "history/text_series.h"

namespace smallprint {

struct ClauseLife {
    std::uint32_t first_version = 0;  ///< The first version of its last stretch that has it.
    TimeMs first_seen = 0;            ///< When that was captured.
    std::uint32_t last_version = 0;   ///< The last version that has it.
    TimeMs last_present = 0;          ///< When it was last known to stand there: captured, or verified.
    bool in_force = false;            ///< The last one is the version in force.
    std::optional<std::uint32_t> gone_in_version;  ///< The version after the last that has it.
    std::optional<TimeMs> gone_since;              ///< When that was captured.
};

/// By the 16 first bytes of the hashes the clause had (StoredProvision::clauses). Nothing if no version kept
/// has it. Throws as Store::load.
[[nodiscard]] std::optional<ClauseLife> clause_life(const Store& store, const StoredDocument& document,
                                                    std::span<const std::string> clauses);
/// The same, for those who have the texts in hand.
[[nodiscard]] std::optional<ClauseLife> clause_life(TextSeries& texts, std::span<const std::string> clauses);

}  // namespace smallprint
