// The main use case: from a page's bytes to the report (DESIGN 3.5, 4).
//
// The reply is made after the history has committed. What can go wrong with the page is a `reason` in the
// report, what can go wrong with the history a `stored_reason`; only a caller's mistake is an Error.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "document/extract.h"
#include "history/store.h"
#include "service/report.h"
#include "service/services.h"

namespace smallprint {

struct AnalyzeRequest {
    std::string_view bytes;
    /// Where the page came from: http, https or file. Empty: the text has no address and is never stored. Of
    /// its fragment only this is made: which of several documents on the page is told of first.
    std::string_view url;
    std::string_view title;     ///< What the caller knows; the document's own title if empty.
    std::string_view language;  ///< What the caller knows (BCP 47); the document's own word counts more.
    std::string_view charset;   ///< Of the HTTP header, if known.
    InputFormat format = InputFormat::html;
    VersionSource source = VersionSource::browser;
    bool record = true;       ///< False: nothing at all is written, the evidence cache included.
    bool translated = false;  ///< The browser shows a translation: analysed, not stored.
    bool assume_terms =
        false;  ///< A person says these are terms: read and stored even if they do not look like it.
    std::size_t max_bytes = 8'388'608;  ///< Above it, reason too_large.
    /// Asked of a readable text before anything is recorded, with whether it looks like terms; may mend the
    /// key. What it says, if it says anything, is the reason why there is no document. Empty: terms are
    /// taken.
    std::function<std::string(const Document& text, bool is_terms, DocumentKey& key)> admit = {};
};

/// Throws Error(usage) for an address that is not http, https or file, Error(catalogue_invalid),
/// Error(internal).
[[nodiscard]] Report analyze_page(Session& session, const AnalyzeRequest& request);

}  // namespace smallprint
