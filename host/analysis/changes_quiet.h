// What differs between two texts that say the same: the dates, numbers, addresses and marks of single blocks.
// A comparison leaves them out (changes.h), because nothing follows from them; a person who holds two hashes
// against each other wants to see them all the same.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/changes.h"
#include "document/document.h"

namespace smallprint {

/// One item of kind `cosmetic` for each block whose counting words are those of a block before while its
/// spelling is not; in the order of the new version, at most `most`. Words cut to about 4,000 bytes a side.
/// Pure, linear in the texts.
[[nodiscard]] std::vector<ChangeItem> quiet_changes(const Document& before, const Document& after,
                                                    std::size_t most);

}  // namespace smallprint
