// A stored version as it is read today: its text, its findings and their lasting record ids. What the
// viewer's methods share; analyze_page does the same for a page that has just come in.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "document/document.h"
#include "history/store.h"
#include "service/evidence_memory.h"
#include "service/services.h"

namespace smallprint {

struct VersionReading {
    Document text;
    std::shared_ptr<const DocumentEvidence> evidence;  ///< By clause; never null.
    std::vector<Evidence> siblings;                    ///< Of the service's other documents.
    std::string service_name;                          ///< What the words call the service.
    std::vector<Finding> findings;                     ///< Most serious first, each with its record id.
};

/// Reads version `number` (1 is the first). Evidence that had to be read, and record ids given for the first
/// time, are remembered where the history can be written; else the ids are those that would be given. Throws
/// Error(not_found) for a version that is not there, Error(store_unavailable | store_too_new).
[[nodiscard]] VersionReading read_version(Session& session, const StoredDocument& document,
                                          std::uint32_t number);

/// The same of a text that is there already, with its hash.
[[nodiscard]] VersionReading read_version(Session& session, const StoredDocument& document, Document text);

/// What the words call a service that is kept under its domain: as its own text does (display_name).
[[nodiscard]] std::string name_in_words(const DocumentKey& key, const Document& text);

}  // namespace smallprint
