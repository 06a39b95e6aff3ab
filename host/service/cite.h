// Citing a record: what is needed to say, and to check, that these words stood there then.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "history/text_series.h"
#include "service/services.h"

namespace smallprint {

/// What a record id stands for.
struct Citation {
    std::string record_id;
    StoredDocument document;
    StoredVersion version;  ///< For a document the one in force; for a finding the last that has its words.
    TimeMs first_tracked = 0;          ///< When the document, or the finding's words, were first captured.
    bool in_force = true;              ///< The version in force still says so.
    std::optional<TimeMs> gone_since;  ///< When the first version without the words was captured.
    std::string type;                  ///< Clause type of a finding; empty for a document.
    std::string quote;                 ///< The finding's clause; empty for a document.
    Sha256Digest clause_sha256{};
};

/// Throws Error(not_found) for an unknown id.
[[nodiscard]] Citation find_citation(const Store& store, std::string_view record_id);
/// The same of a finding, along the texts of its document that somebody has in hand.
[[nodiscard]] Citation cite_provision(TextSeries& texts, const StoredProvision& provision,
                                      std::string_view record_id);

enum class CitationFormat : std::uint8_t { text, markdown, json, html, bibtex };

[[nodiscard]] std::string write_citation(const Citation& citation, CitationFormat format);

}  // namespace smallprint
