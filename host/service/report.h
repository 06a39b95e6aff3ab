// The report: what a page of terms means for the person who reads it (DESIGN 3.5). A plain value, made by
// analyze_page, turned into JSON by report_json and into words by the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/changes.h"
#include "analysis/finding.h"
#include "base/clock.h"
#include "base/sha256.h"
#include "service/label.h"

namespace smallprint {

/// Stands in every report.
inline constexpr const char* report_notice = "This describes what the text says. It is not legal advice.";

enum class DocumentStatus : std::uint8_t { first, unchanged, changed };
[[nodiscard]] const char* to_string(DocumentStatus status) noexcept;  ///< "new", "unchanged", "changed"

/// One of the documents on a page that holds several.
struct ReportPart {
    std::string title;  ///< As it stands on the page.
    std::string terms_type;
    std::uint32_t first_clause = 0;  ///< Its clauses are [first_clause, end_clause).
    std::uint32_t end_clause = 0;
};

struct ReportDocument {
    std::string id;
    std::string url;  ///< Reduced (service/address.h).
    std::string service;
    std::string terms_type;
    std::string language;
    std::string updated;    ///< When the text says it was last changed: YYYY-MM-DD or YYYY-MM; may be empty.
    std::string effective;  ///< Since when it says that it holds; likewise.
    Sha256Digest sha256{};
    std::string extractor;
    TimeMs first_seen = 0;
    TimeMs last_verified = 0;
    std::uint32_t versions = 0;  ///< In the history; 0 if it holds none.
    DocumentStatus status = DocumentStatus::first;
    std::vector<ReportPart> parts;    ///< Empty for a page of one document.
    std::optional<std::size_t> part;  ///< Of these, the one that the address names.
};

struct ReportChanges {
    std::optional<TimeMs> since;    ///< When the version before was first seen; none for two files.
    std::optional<TimeMs> back_to;  ///< When this very text was first seen, if the document returned to it.
    ChangeSummary summary;
};

/// What was left out to keep a reply under the browser's limit; see fit_report.
struct ReportTruncation {
    std::uint32_t findings = 0;
    std::uint32_t changes = 0;
    bool details = false;
    [[nodiscard]] bool any() const noexcept { return findings != 0 || changes != 0 || details; }
};

struct ReportTiming {  ///< Milliseconds.
    double extract = 0.0;
    double match = 0.0;
    double store = 0.0;
    double total = 0.0;
};

struct Report {
    std::optional<ReportDocument> document;  ///< None when the page is not terms or cannot be read.
    std::string reason;                      ///< Why there is no document; empty when there is one.
    std::vector<Finding> findings;           ///< Most serious first; those of document->part before others.
    Label label;                             ///< Made from all findings; empty when there is no document.
    std::optional<ReportChanges> changes;
    bool stored = false;
    std::string stored_reason;  ///< Why it is not stored; empty when it is.
    std::uint32_t unseen = 0;
    ReportTruncation truncated;
    ReportTiming timing;
};

}  // namespace smallprint
