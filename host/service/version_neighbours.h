// The versions beside a version: numbers have gaps where texts were let go (history/retention.h), so one less
// or one more may be none that can be read. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "history/store.h"

namespace smallprint {

/// The kept version before `number`; `versions` as Store::versions gives them, by number.
[[nodiscard]] std::optional<std::uint32_t> version_before(std::span<const StoredVersion> versions,
                                                          std::uint32_t number);

struct ComparisonSteps {
    using Pair = std::pair<std::uint32_t, std::uint32_t>;  ///< From, to.
    std::optional<Pair> older;
    std::optional<Pair> newer;
};

/// The comparisons before and after that of `from` with `to`, in either order: over as many kept versions as
/// this one spans, at least one, and none beyond the ends.
[[nodiscard]] ComparisonSteps comparison_steps(std::span<const StoredVersion> versions, std::uint32_t from,
                                               std::uint32_t to);

}  // namespace smallprint
