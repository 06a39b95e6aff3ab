// Erasing texts so that no file has them any more: what forgetting and letting go share.
#pragma once

#include <set>

#include "history/connection.h"
#include "history/list_delta.h"

namespace smallprint::history {

/// Takes the texts out of their frames and out of the index; what stays in a frame keeps its ids. Inside a
/// write transaction. Throws Error(store_unavailable) if one is not there.
void erase_blocks(Connection& connection, const std::set<BlockId>& gone);

/// Deleted rows leave their bytes in free pages, in the index's segments and in the log: clears them. Outside
/// any transaction; takes the time of writing the database anew. False if another program that reads keeps
/// the log from being emptied; asking again then does it.
[[nodiscard]] bool clear_traces(Connection& connection);

}  // namespace smallprint::history
