// One candidate finding from all evidence of a type in a document: which words are shown for it, and which
// facts of the others it takes over. Pure; part of `gather`.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/document_dates.h"
#include "analysis/gather.h"

namespace smallprint {

/// Evidence of one type in one clause, with where it is.
struct Placed {
    std::uint32_t clause = 0;
    const Evidence* evidence = nullptr;
    Stance stance = Stance::neutral;
    Severity severity = Severity::info;
};

/// By the type's rules, the given facts, and what `gathered` knows of the whole document.
[[nodiscard]] Severity severity_of(const ClauseType& type, const Facts& facts, const Gathered& gathered);

/// Adds candidates to a Gathered whose `document` and `types` are complete. Keeps references to both, which
/// must outlive it.
class Merger {
public:
    Merger(const Document& document, Gathered& gathered) : document_(document), gathered_(gathered) {}

    /// One finding for all evidence of a type, but for facts that the type keeps apart.
    void merge(const ClauseType& type, std::vector<Placed>& list);

    /// Call it when all is merged: two findings should not show one sentence where one of them has another
    /// just as good.
    void part_quotes();

private:
    void keep_dated(const ClauseType& type, std::vector<Placed>& group);
    void show_otherwise(Candidate& candidate, const std::vector<Placed>& group) const;
    [[nodiscard]] std::string_view words_of(const Placed& placed) const;
    /// The better, the greater: known words, stance, no definition, no title, what the model is surer of,
    /// sureness, general, legible.
    [[nodiscard]] std::tuple<int, int, int, int, int, int, double, int, int> rank(const Placed& placed) const;
    [[nodiscard]] bool as_good(const Placed& other, const Placed& best, double less_sure) const;
    [[nodiscard]] Candidate merge_group(const ClauseType& type, const std::vector<Placed>& group) const;
    [[nodiscard]] Candidate candidate_of(const ClauseType& type, const Placed& chosen,
                                         const std::vector<Placed>& group) const;
    [[nodiscard]] std::string headline_of(const ClauseType& type, const Facts& facts) const;

    const Document& document_;
    Gathered& gathered_;
    std::vector<std::vector<Placed>> groups_;                  ///< What each candidate was chosen from.
    std::set<std::pair<std::uint32_t, std::uint32_t>> taken_;  ///< Clause and begin of the quotes shown.
    std::optional<DocumentDates> dates_;
};

}  // namespace smallprint
