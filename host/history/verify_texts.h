// The two halves of verifying texts: that each block is kept under the hash of its words, and that each
// version rebuilt from its blocks gives the hash that was recorded.
//
// Reads through the connection it is given and keeps texts of blocks only while a document is checked (at
// most 64 MiB). What does not hold goes into the report; nothing is thrown for it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "history/connection.h"
#include "history/store.h"

namespace smallprint::history {

/// Appends to `report`, which never has more than 100 problems.
void add_problem(VerifyReport& report, std::string document, std::uint32_t version, std::string what);

/// Every frame: it unpacks, has as many blocks as it says, and each block's words give its key.
void verify_frames(Connection& connection, VerifyReport& report);

/// Every version of a document. `done(n)` is told of n more versions; false stops.
void verify_document(Connection& connection, const StoredDocument& document, VerifyReport& report,
                     const std::function<bool(std::uint64_t)>& done);

}  // namespace smallprint::history
