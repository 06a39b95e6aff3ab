// Comparing two versions of which most is the same: what a clause says is read only when it matters for
// naming a change, which for most clauses of most steps it does not.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/changes.h"

namespace smallprint {

/// What a clause of a document says; the result must stay where it is until the comparison is made.
using ReadEvidence = std::function<const std::vector<Evidence>&(std::uint32_t clause)>;

struct LazyVersion {
    const Document& document;
    ReadEvidence read;
};

/// compare() with evidence on demand: gives the same. Pure but for what `read` does.
[[nodiscard]] Comparison compare_lazily(const LazyVersion& before, const LazyVersion& after,
                                        const Catalogue& catalogue, const CompareOptions& options);

}  // namespace smallprint
