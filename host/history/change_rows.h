// Rows of changes, as the parts that list them share them.
#pragma once

#include <vector>

#include "history/connection.h"
#include "history/store.h"

/// What read_changes reads, from `change c JOIN document d ON d.id = c.document`.
#define SMALLPRINT_CHANGE_COLUMNS                                                                          \
    "c.id, d.record_id, d.service, d.terms_type, d.url, c.at, c.from_number, c.to_number, c.substantive, " \
    "c.seen, c.data, c.brief FROM change c JOIN document d ON d.id = c.document "

namespace smallprint::history {

[[nodiscard]] std::vector<StoredChange> read_changes(Query& query);

}  // namespace smallprint::history
