// Finds the lexicon's terms in a row of words, all at once: every word looks up the phrases that hang on it,
// and those are verified around it, level by level. Time per row is linear in its words for a given lexicon.
//
// Pure; a LexiconHits is the scratch of one reading and belongs to one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/lexicon.h"

namespace smallprint {

/// Words [begin, end) of the row that was searched.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

class LexiconHits {
public:
    /// Terms found in the last row, each once.
    [[nodiscard]] std::span<const TermId> terms() const noexcept { return touched_; }
    [[nodiscard]] bool has(TermId term) const { return is_there_[term] != 0; }
    [[nodiscard]] std::span<const Span> of(TermId term) const { return spans_[term]; }

private:
    friend class RowSearch;
    struct Pending {
        std::uint32_t phrase = 0;
        std::uint32_t start = 0;  ///< Word it must begin at; none if it begins with a term.
    };
    void reset(const Lexicon& lexicon);
    void add(TermId term, Span span);

    std::vector<std::vector<Span>> spans_;
    std::vector<std::uint8_t> is_there_;  ///< By term: whether it has spans.
    std::vector<TermId> touched_;
    std::vector<std::vector<Pending>> pending_;
    std::vector<std::uint32_t> woken_;  ///< By phrase: the row in which it was last put among the pending.
    std::uint32_t row_ = 0;
    std::vector<std::uint32_t> ends_;
    std::vector<std::uint32_t> next_ends_;
};

/// Finds all terms in the row of words, given as their symbols in the prepared lexicon.
void find_terms(const Lexicon& lexicon, std::span<const WordSymbols> row, LexiconHits& hits);

}  // namespace smallprint
