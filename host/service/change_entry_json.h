// A remembered change as JSON (common.json, change_entry), with its texts kept to what a list shows.
#pragma once

#include <cstddef>

#include "history/store.h"
#include "service/json.h"

namespace smallprint {

/// At most `most_items` items, each text at most `longest_text` bytes; `items_total` says how many there are.
[[nodiscard]] JsonOut change_entry_json(const StoredChange& change, std::size_t most_items,
                                        std::size_t longest_text);

}  // namespace smallprint
