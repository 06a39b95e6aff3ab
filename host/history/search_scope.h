// Which blocks the documents have that a search is about: runs of block ids, so that a search in one document
// steps over what all others have instead of looking at it.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "history/connection.h"
#include "history/list_delta.h"
#include "history/store.h"

namespace smallprint::history {

class SearchScope {
public:
    /// Everything.
    SearchScope() = default;
    /// What the documents have that `filter` names, in any version.
    SearchScope(Connection& connection, const SearchFilter& filter);

    [[nodiscard]] bool has(BlockId id) const;
    /// The highest block that it has below `id`; nothing if there is none.
    [[nodiscard]] std::optional<BlockId> below(BlockId id) const;

private:
    bool all_ = true;
    std::vector<std::pair<BlockId, BlockId>> runs_;  // [begin, end), in order, none touches the next
};

[[nodiscard]] bool is_wanted(const StoredDocument& document, const SearchFilter& filter);

}  // namespace smallprint::history
