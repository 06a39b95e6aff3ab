// site.summary: what the history knows of the service at an address. Reads only, never waits for a writer.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/store.h"
#include "service/label.h"
#include "service/services.h"

namespace smallprint {

struct TopFinding {
    std::string type;
    Severity severity = Severity::info;
    std::string headline;
};

struct SiteDocument {
    StoredDocument stored;
    /// By Severity; nothing where the evidence is not at hand without reading the document again.
    std::optional<std::array<std::uint32_t, 4>> findings_by_severity;
    std::vector<TopFinding> top;  ///< At most three, most serious first.
};

struct SiteSummary {
    std::optional<std::string> service;  ///< None for an address that is of no site.
    bool known = false;                  ///< Whether the catalogue knows the service.
    std::vector<SiteDocument> documents;
    Label label;  ///< Of all documents that could be judged; empty where none could.
    std::vector<StoredChange> changes_recent;  ///< Newest first, at most five.
    FeedbackTally given;                       ///< Feedback acts.
    std::string given_line;                    ///< About them, for people; empty where nothing was given.
    std::uint32_t unseen = 0;
};

/// Throws Error(store_unavailable | store_too_new | catalogue_invalid).
[[nodiscard]] SiteSummary site_summary(Session& session, std::string_view url);

}  // namespace smallprint
