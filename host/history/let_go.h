// Letting the texts of versions go, while time, hash and number of each stay as a link of the chain.
//
// The row of such a version stays, with the ledger's entry that says so; its list becomes that of the version
// before, so that lists go on being differences to the one before. Texts that no version needs any more are
// erased, the words of its changes too. What it said can then not be told any more, but whoever has the text
// can still prove by its hash that it was in force.
#pragma once

#include <cstdint>
#include <set>

#include "history/connection.h"
#include "history/store.h"

namespace smallprint::history {

/// Inside a write transaction. The first version and the newest must not be among the numbers, nor ones that
/// went before. Linear in the document's lists; one call is one ledger entry.
void let_go_versions(Connection& connection, const StoredDocument& document,
                     const std::set<std::uint32_t>& numbers);

}  // namespace smallprint::history
