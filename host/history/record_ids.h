// Record ids of any length; the public ones have ten characters.
#pragma once

#include <cstddef>
#include <string>

#include "history/store.h"

namespace smallprint::history {

/// As document_record_id, with more characters: for the rare document whose short id another one has.
[[nodiscard]] std::string long_document_record_id(const DocumentKey& key, std::size_t characters);

}  // namespace smallprint::history
