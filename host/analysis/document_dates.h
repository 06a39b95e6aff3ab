// When a document says that it was last changed and since when it holds: "Last updated: 3 May 2026". Pure;
// looks at the first and last blocks only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "document/document.h"

namespace smallprint {

struct DocumentDates {
    std::string updated;    ///< YYYY-MM-DD, or YYYY-MM where no day is said; empty if it is not said.
    std::string effective;  ///< Likewise.
};

[[nodiscard]] DocumentDates document_dates(const Document& document);

/// Whether a block stands where a document says when it was changed: near its beginning or its end.
[[nodiscard]] bool may_date(const Document& document, std::size_t block);

/// YYYY-MM-DD or YYYY-MM of a date in words ("3 May 2026"); empty where it is none, or could be two.
[[nodiscard]] std::string date_in(std::string_view words);

}  // namespace smallprint
