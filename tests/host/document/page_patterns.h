// Small pages in the manner of today's sites, each with exactly the text that must be kept of it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "helpers.h"

namespace document_test {

struct PagePattern {
    std::string_view name;
    std::string page;
    std::string kept;  ///< As outline() writes it.
};

/// A site's usual surroundings: header with a menu, footer with links.
inline std::string in_site(const std::string& body) {
    return "<!doctype html><html lang=en><head><title>Legal | Example</title></head><body>"
           "<header class=site-header><a href=/>Example</a><nav><a href=/pricing>Pricing</a>"
           "<a href=/blog>Blog</a><a href=/login>Log in</a></nav></header>" +
           body +
           "<footer><div><h4>Company</h4><ul><li><a href=/about>About</a></li><li><a href=/jobs>Jobs</a></li>"
           "<li><a href=/terms>Terms</a></li></ul></div><p>\u00a9 2026 Example Ltd. All rights reserved.</p>"
           "</footer></body></html>";
}

inline void check_pattern(const PagePattern& pattern) {
    CAPTURE(pattern.name);
    CHECK(outline(html(pattern.page)) == pattern.kept);
}

// Sentences long enough to be prose, no two alike.
inline const std::string accept = "By opening an account you accept these terms and promise to follow them.";
inline const std::string collect =
    "We collect the name, the address and the telephone number that you give us.";
inline const std::string share =
    "We share your personal data with the carriers that bring your parcels to you.";
inline const std::string close = "We may close your account after a warning if you break these terms again.";
inline const std::string liable =
    "Our liability for any claim is limited to what you paid in the last twelve months.";
inline const std::string law =
    "These terms are governed by the law of Denmark, and its courts decide disputes.";

// As much as a short policy has, for pages whose furniture would be large beside a few sentences.
inline const std::string at_length = [] {
    std::string text;
    for (const char* thing : {"parcels", "letters", "pallets", "flowers", "glass", "batteries", "food",
                              "animals", "medicines", "documents", "coins", "paintings"}) {
        text += std::string(text.empty() ? "" : " ") + "You may not send " + thing +
                " with us unless you told us so beforehand and we agreed to it in writing.";
    }
    return text;
}();

inline std::string p(const std::string& words) {
    return "<p>" + words + "</p>";
}

}  // namespace document_test
