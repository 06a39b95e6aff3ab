// Is what a server sent the text that is watched? Pure.
#pragma once

#include <string>

#include "document/document.h"
#include "history/store.h"

namespace smallprint {

struct Admission {
    std::string language;                      ///< Expected primary tag; empty: any.
    const StoredDocument* document = nullptr;  ///< What is watched, if it was read before …
    const Document* before = nullptr;          ///< … and its text in force.
    DocumentKey here;  ///< What that text would be called if it were first seen at the watched address: an
                       ///< archive has names of its own for services, types and variants.
    bool elsewhere = false;  ///< The answer came from another address.
    bool moved = false;      ///< … because the page moved there for good.
};

/// Empty if the text may become a version, with `key` mended where it is the watched document after all (a
/// moved page, a language that is not said); else the state that says why not.
[[nodiscard]] std::string admit(const Admission& expected, const Document& text, bool is_terms,
                                DocumentKey& key);

/// How much of the texts two documents share, by whole clauses: 0 to 1 of the longer one.
[[nodiscard]] double shared_text(const Document& a, const Document& b);

}  // namespace smallprint
