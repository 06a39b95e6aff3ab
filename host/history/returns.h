// Returns to an earlier text (DESIGN 3.3): when the document had it before.
#pragma once

#include <optional>

#include "history/store.h"

namespace smallprint {

/// When the text of `version` was first captured, before that version; nothing if it is the first with it.
/// Known by its hash, so of versions too whose text is kept no longer.
[[nodiscard]] std::optional<TimeMs> first_capture_of(const Store& store, const StoredDocument& document,
                                                     const StoredVersion& version);

}  // namespace smallprint
