// The catalogue's rules made ready: terms as numbers, each rule hung on its rarest part. Made once, then only
// read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/grammar.h"
#include "analysis/lexicon.h"
#include "analysis/lexicon_matcher.h"
#include "catalogue/content.h"

namespace smallprint {

struct CompiledRule {
    const Rule* rule = nullptr;
    const ClauseType* type = nullptr;  ///< Null for a signal.
    std::vector<std::vector<TermId>> slots;
    std::vector<TermId> unless;
    std::vector<TermId> heading;
    std::vector<TermId> clause;
    /// The part that the firm must do (`needs: ["by_firm"]`): the first that `order` names, else the first.
    std::optional<std::uint32_t> firms_part;
};

/// What a rule may need besides facts: that its first part is not plainly done by the user or by others.
inline constexpr std::string_view need_by_firm = "by_firm";

/// Where a rule's parts were found in a reading.
struct RuleMatch {
    std::vector<Span> parts;  ///< By slot.
    bool exception = false;
    bool conditional = false;
    bool negated = false;  ///< Of the part that the rule's negation names.
};

class RuleSet {
public:
    /// Keeps references into `content`. Throws Error(catalogue_invalid) where the lexicon or a rule cannot be
    /// understood.
    explicit RuleSet(const Catalogue::Content& content);

    [[nodiscard]] const Lexicon& lexicon() const noexcept { return lexicon_; }
    [[nodiscard]] const std::vector<CompiledRule>& rules() const noexcept { return rules_; }
    /// The clause type of an id; null if there is none.
    [[nodiscard]] const ClauseType* type(std::string_view id) const { return content_.type(id); }
    /// Terms that rules ask for "anywhere in the document".
    [[nodiscard]] const std::vector<TermId>& document_terms() const noexcept { return document_terms_; }
    [[nodiscard]] const std::string& document_term_name(std::size_t index) const {
        return document_names_[index];
    }

    /// What a word may set going. A row none of whose words may wake anything of a scope has no candidates of
    /// that scope (and, for sentences, no document term), so that it need not be searched.
    enum Wake : std::uint8_t { wakes_sentence_rules = 1, wakes_clause_rules = 2 };
    [[nodiscard]] std::uint8_t wakes(WordSymbols word) const {
        std::uint8_t wakes = wakes_[word.exact];
        for (const std::uint32_t prefix : lexicon_.words().prefixes(word.prefixes)) {
            wakes = static_cast<std::uint8_t>(wakes | wakes_[prefix]);
        }
        return wakes;
    }

    /// Rules all of whose parts are among the hits (of sentence scope, or of clause scope). `unless` is not
    /// looked at.
    void candidates(const LexiconHits& hits, RuleScope scope, std::vector<std::uint32_t>& found) const;

private:
    void note_wakers(TermId term, Wake wake);

    const Catalogue::Content& content_;
    Lexicon lexicon_;
    std::vector<CompiledRule> rules_;
    std::vector<std::vector<std::uint32_t>> rules_by_term_;
    std::vector<std::uint8_t> wakes_;  ///< By symbol; 0 for symbol 0.
    std::vector<TermId> document_terms_;
    std::vector<std::string> document_names_;
};

/// Whether the rule's parts lie as it asks, with at least one of them at `from` or behind; the closest such
/// parts. Bounded in time whatever the hits.
[[nodiscard]] std::optional<RuleMatch> match_rule(const CompiledRule& rule, const LexiconHits& hits,
                                                  const Grammar& grammar, std::uint32_t from);

}  // namespace smallprint
