// A document whose address moved: a text at a new path that is nearly the one at an old path of the same
// service is the same document (DESIGN 3.3). Its key and record id stay what they were; the new path becomes
// a second name of it. Used inside the transaction that records a version.
#pragma once

#include <optional>

#include "history/connection.h"
#include "history/store.h"

namespace smallprint::history {

/// The document that the text of `version` continues, noted under its new variant. Nothing unless the variant
/// differs by more than a language or region, and at least four fifths of the words of either text stand in
/// the other, and no other document is as near. Two addresses that are both watched and both answer are two
/// documents, however alike.
[[nodiscard]] std::optional<StoredDocument> join_moved(Connection& connection, const NewVersion& version);

}  // namespace smallprint::history
