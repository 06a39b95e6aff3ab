// What the history says of a page that was read, and what it learns from it: the version, the step since the
// version before, the lasting ids of the findings. Owns nothing; the session's store keeps the state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "document/document.h"
#include "history/store.h"
#include "service/reading.h"
#include "service/report.h"
#include "service/services.h"

namespace smallprint {

/// A page as it was read, before the history is asked.
struct ReadPage {
    const Document& document;
    const ClauseReading& reading;
    const std::vector<Finding>& findings;
    DocumentKey key;
    std::string url;  ///< Reduced.
    std::string title;
    VersionSource source = VersionSource::browser;
    Sha256Digest raw_sha256{};
};

struct PageHistory {
    ReportDocument document;
    std::optional<ReportChanges> changes;
    std::vector<std::string> record_ids;  ///< By finding.
    bool stored = false;
};

/// Records the page. What is stored is committed on return; a failure after that leaves `stored` true and is
/// mended at the next visit. Throws Error(store_unavailable | store_too_new) if nothing was stored.
[[nodiscard]] PageHistory record_page(Session& session, const ReadPage& page);

/// Marks a page whose bytes were seen before (`known`) verified: nothing else moves. Throws as record_page.
[[nodiscard]] PageHistory confirm_page(Session& session, const ReadPage& page, const KnownPage& known);

/// The same questions without writing anything. Never throws for the history: what it cannot say is left out.
[[nodiscard]] PageHistory look_up_page(Session& session, const ReadPage& page);

}  // namespace smallprint
