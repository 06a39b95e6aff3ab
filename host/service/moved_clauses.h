// Which clauses of a new version stand elsewhere than before. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/changes.h"

namespace smallprint {

struct MovedClause {
    std::uint32_t before = 0;    ///< Index of the clause in the old version …
    std::uint32_t after = 0;     ///< … and in the new one.
    std::string before_heading;  ///< The innermost heading above it; empty if there is none.
    std::string after_heading;
};

inline constexpr std::size_t most_moved_shown = 100;

/// Of the clauses that live on (`kept`, as compare gives it) the fewest that have to be moved to bring the
/// old order into the new one: all but a longest increasing run (Fredman 1975). By their place in the new
/// version.
[[nodiscard]] std::vector<MovedClause> moved_clauses(const Document& before, const Document& after,
                                                     std::span<const ClausePair> kept);

}  // namespace smallprint
