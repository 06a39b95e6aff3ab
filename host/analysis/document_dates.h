// When a document says that it was last changed and since when it holds: "Last updated: 3 May 2026". Pure;
// looks at the first and last blocks only.
#pragma once

#include <string>

#include "document/document.h"

namespace smallprint {

struct DocumentDates {
    std::string updated;    ///< YYYY-MM-DD, or YYYY-MM where no day is said; empty if it is not said.
    std::string effective;  ///< Likewise.
};

[[nodiscard]] DocumentDates document_dates(const Document& document);

}  // namespace smallprint
