// What a change means: clause types gained, lost or altered, how serious that is, and one plain sentence for
// it.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/changes.h"
#include "analysis/changes_groups.h"
#include "analysis/compare_lazily.h"

namespace smallprint {

/// A change item with what it is ordered by.
struct RankedItem {
    ChangeItem item;
    double weight = 0.0;  ///< The larger first; severity is in it.
};

/// The items of all groups, substantive and not; a group that touches several clause types gives one for
/// each.
[[nodiscard]] std::vector<RankedItem> name_changes(const LazyVersion& before, const LazyVersion& after,
                                                   const Alignment& alignment,
                                                   const std::vector<ChangeGroup>& groups,
                                                   const Catalogue& catalogue);

}  // namespace smallprint
