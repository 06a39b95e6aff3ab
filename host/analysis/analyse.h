// The two pure stages of reading (DESIGN 4). Neither keeps state, asks a store or does I/O; both may be
// called from several threads with one Reader.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/finding.h"
#include "catalogue/catalogue.h"
#include "document/document.h"

namespace smallprint {

/// Changes whenever the reader may give other evidence for the same clause; part of the evidence cache's key.
[[nodiscard]] std::string_view analysis_version() noexcept;

/// The catalogue's rules and fingerprints made ready for matching. Made once, on the first page
/// (milliseconds).
class Reader {
public:
    explicit Reader(const Catalogue& catalogue);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Stage one: what a clause says by itself. Sees its own words and heading path only.
    [[nodiscard]] std::vector<Evidence> read_clause(const Document& document, const Clause& clause) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

/// What is known around the document when it is judged.
struct AssessContext {
    std::string_view service;     ///< The name to be used in the words ("Le Chat").
    std::string_view terms_type;  ///< "Terms of Service", "Privacy Policy", …
    std::string_view url;         ///< Base for links in actions.
};

/// Stage two: cross-clause reasoning, severity, wording, order (most serious first). `evidence[i]` belongs to
/// `document.clauses[i]`. `siblings` is evidence from other documents of the same service (its privacy policy
/// beside its terms), without positions in this document.
[[nodiscard]] std::vector<Finding> assess(const Document& document,
                                          std::span<const std::vector<Evidence>> evidence,
                                          std::span<const Evidence> siblings, const Catalogue& catalogue,
                                          const AssessContext& context);

}  // namespace smallprint
