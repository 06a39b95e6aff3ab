// How a finding compares with other services: how many say it, who handles it otherwise, whose words these
// are. Pure; looks only at the catalogue's platforms.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/finding.h"
#include "catalogue/content.h"
#include "catalogue/platforms.h"

namespace smallprint {

/// As the words of the catalogue may ask for it: `document_kind` is "terms", "privacy" or "rules".
[[nodiscard]] std::string kind_name(DocumentKind kind);

/// Made once a document, for all its findings.
class Elsewhere {
public:
    using TypeIds = std::set<std::string, std::less<>>;

    static constexpr std::size_t most_others = 4;

    /// Keeps references to both, which must outlive it.
    Elsewhere(const Catalogue& catalogue, const AssessContext& context);

    /// Fills prevalence, others and same_as of a finding that is otherwise ready. A finding that a rule made
    /// becomes an exact or near match where its words are known. `types` are those said in this document or
    /// beside it.
    void compare(const ClauseType& type, Finding& finding, const TypeIds& types) const;

private:
    /// One clause of another service that may be shown beside a finding.
    struct Candidate {
        PlatformClause clause;
        Platform platform;
        int difference = 0;  ///< 3 the opposite, 2 far more or less serious, 1 a little, 0 as serious.
    };

    void count(Finding& finding) const;
    void show_others(const ClauseType& type, Finding& finding, const TypeIds& types) const;
    void gather_candidates(const ClauseType& shown, bool opposite, const Finding& finding,
                           std::vector<Candidate>& candidates) const;
    void find_same(Finding& finding) const;
    [[nodiscard]] bool is_self(const Platform& platform) const;
    [[nodiscard]] bool self_counts(DocumentKind kind) const;
    [[nodiscard]] bool self_says(std::string_view type, DocumentKind kind) const;
    [[nodiscard]] bool says_otherwise(const Candidate& candidate, const ClauseType& shown) const;
    [[nodiscard]] bool for_firms_only(const PlatformClause& clause, const Finding& finding) const;
    /// Nothing where the facts do not say enough for it.
    [[nodiscard]] std::string says(const ClauseType& type, const PlatformClause& clause,
                                   std::string_view name) const;

    const Catalogue::Content& content_;
    const Platforms& platforms_;
    const AssessContext& context_;
    std::optional<Platform> self_;
    std::string own_key_;
};

}  // namespace smallprint
