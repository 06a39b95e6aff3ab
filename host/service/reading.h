// Evidence for a document's clauses: from the history's cache where the clause is known, from the reader
// where it is new (DESIGN 4, step 2). Knows nothing of findings.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "document/document.h"
#include "service/evidence_memory.h"
#include "service/services.h"

namespace smallprint {

/// What a clause is cached under: everything that reading it sees, which is its text with enumerators (quotes
/// are offsets into it), the kinds of its blocks and its headings. The clause's own hash would mix up "4.1"
/// and "10.1".
[[nodiscard]] Sha256Digest clause_cache_key(const Document& document, const Clause& clause);

/// What a document's clauses say, and what of it was read just now and is to be remembered.
struct ClauseReading {
    std::vector<Sha256Digest> keys;                    ///< By clause, where it was read.
    std::shared_ptr<const DocumentEvidence> evidence;  ///< By clause; never null after read_document.
    std::vector<std::size_t> fresh;                    ///< Clauses to remember each by itself.
    std::optional<Sha256Digest> fresh_whole;           ///< The key to remember all of it under, in one.
};

/// Reads a document, asking `cache` (may be nullptr) first. Failures of the cache are a cache that knows
/// nothing.
[[nodiscard]] ClauseReading read_document(const Services& services, const Document& document,
                                          const Store* cache);

/// Puts what was fresh into the cache. Throws as Store::cache_evidence.
void remember_reading(Store& store, const ClauseReading& reading, const std::string& reader_version);

/// Evidence of a stored document's version in force, without reading anything: nothing if a clause is not
/// cached.
[[nodiscard]] std::shared_ptr<const DocumentEvidence> cached_document_evidence(const Services& services,
                                                                               const Store& store,
                                                                               const Document& document);

/// The same, reading what is not cached until `deadline`: nothing if that was not enough. Writes nothing.
[[nodiscard]] std::shared_ptr<const DocumentEvidence> document_evidence_by(
    const Services& services, const Store& store, const Document& document,
    std::chrono::steady_clock::time_point deadline);

/// Evidence of the other documents of the same service and language, in no particular order, for assess.
[[nodiscard]] std::vector<Evidence> sibling_evidence(const Services& services, const Store& store,
                                                     const DocumentKey& key);

}  // namespace smallprint
