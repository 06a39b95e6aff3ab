// How a finding compares with other services: how many say it, who handles it otherwise, whose words these
// are. Pure; looks only at the catalogue's platforms.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/finding.h"
#include "catalogue/content.h"
#include "catalogue/platforms.h"

namespace smallprint {

/// Made once a document, for all its findings.
class Elsewhere {
public:
    /// Keeps references to both, which must outlive it.
    Elsewhere(const Catalogue& catalogue, const AssessContext& context);

    /// Fills prevalence, others and same_as of a finding that is otherwise ready. A finding that a rule made
    /// becomes an exact or near match where its words are known.
    void compare(const ClauseType& type, Finding& finding) const;

    static constexpr std::size_t most_others = 4;

private:
    /// One clause of another service that may be shown beside a finding.
    struct Candidate {
        PlatformClause clause;
        Platform platform;
        int difference = 0;  ///< 3 the opposite, 2 far more or less serious, 1 a little, 0 as serious.
    };

    void count(Finding& finding) const;
    void show_others(const ClauseType& type, Finding& finding) const;
    void gather_candidates(const ClauseType& shown, bool opposite, const Finding& finding,
                           std::vector<Candidate>& candidates) const;
    void find_same(Finding& finding) const;
    [[nodiscard]] bool is_self(const Platform& platform) const;
    [[nodiscard]] bool self_counts(DocumentKind kind) const;
    [[nodiscard]] bool self_says(std::string_view type, DocumentKind kind) const;
    [[nodiscard]] bool says_otherwise(const Candidate& candidate, const ClauseType& shown) const;
    [[nodiscard]] std::string says(const ClauseType& type, const PlatformClause& clause,
                                   std::string_view name) const;

    const Catalogue::Content& content_;
    const Platforms& platforms_;
    const AssessContext& context_;
    std::optional<Platform> self_;
    std::string own_key_;
};

}  // namespace smallprint
