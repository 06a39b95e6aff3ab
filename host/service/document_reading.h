// Evidence of whole documents as an import keeps it (history/readings.h).
#pragma once

#include <optional>
#include <string>

#include "document/document.h"
#include "history/store.h"
#include "service/evidence_memory.h"

namespace smallprint {

/// What a whole document's evidence is cached under: its text and the kinds of its blocks.
[[nodiscard]] Sha256Digest document_cache_key(const Document& document);

/// Nothing where it is not cached, or does not fit the document. Failures of the cache are a cache that knows
/// nothing.
[[nodiscard]] std::optional<DocumentEvidence> cached_whole_document(const Store& store,
                                                                    const Document& document,
                                                                    const std::string& reader_version);

/// True if every quote lies within its clause: what was damaged must not lead outside.
[[nodiscard]] bool evidence_fits(const std::vector<Evidence>& evidence, const Clause& clause) noexcept;

}  // namespace smallprint
