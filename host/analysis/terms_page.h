// Is this a page of terms, and can it be read? (DESIGN 3.6 `detect`)
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace smallprint {

struct Detection {
    bool is_terms = false;
    double score = 0.0;  ///< 0–1.
    std::string
        terms_type;  ///< "Terms of Service", "Privacy Policy", "Cookie Policy", "Acceptable Use Policy",
                     ///< "Data Processing Agreement", "Community Guidelines", "Commercial Terms", …
    bool readable = true;  ///< False for empty shells, login walls, captchas and error pages.
    std::string reason;    ///< When not terms or not readable: one word for the wire (`empty`, `login`,
                           ///< `not_terms`, …).
};

/// Pure; milliseconds. `url` may be empty. Text alone decides where there is neither URL nor title.
[[nodiscard]] Detection detect_terms(const Document& document, std::string_view url);

}  // namespace smallprint
