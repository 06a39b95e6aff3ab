// The lexicon's phrases made ready for finding: words as symbols, each phrase hung on its rarest word,
// phrases that name other terms ordered behind those terms, level by level.
//
// Made once (constructor, add(), prepare()) and then only read, by any number of threads; the finding itself
// is in lexicon_matcher.h.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/word_trie.h"
#include "catalogue/content.h"
#include "catalogue/phrase.h"

namespace smallprint {

using TermId = std::uint32_t;

class Lexicon {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    struct Part {
        PhrasePart::Kind kind = PhrasePart::Kind::word;
        std::uint32_t symbol = 0;  ///< Of a word or prefix; or a TermId.
        std::uint32_t least = 0;   ///< Of a gap, in words.
        std::uint32_t most = 0;
    };
    struct Phrase {
        TermId term = 0;
        std::uint32_t level = 0;  ///< 0, or above the levels of the terms that it names.
        std::uint32_t first_part = 0;
        std::uint32_t part_count = 0;
        bool literal = true;  ///< Only words and prefixes: its parts are the row's words one by one.
    };
    /// A phrase at the symbol it hangs on.
    struct Hook {
        std::uint32_t phrase = 0;
        std::uint32_t words_before = 0;  ///< Words from the phrase's start to the symbol; none if not fixed.
        std::uint32_t check = 0;         ///< Another symbol of it, 0 for none, …
        std::uint32_t check_at = 0;      ///< … so many words behind its start: cheap to look at first.
        bool check_prefix = false;
    };

    /// Throws Error(catalogue_invalid) for phrases that cannot be understood or terms inside themselves.
    explicit Lexicon(const std::vector<Term>& terms);

    /// The id of "@term", or of a phrase, which becomes a term of its own. Only before prepare().
    [[nodiscard]] TermId add(const std::string& term_or_phrase);
    /// Makes it ready for matching; to be called once, after the last add().
    void prepare();

    [[nodiscard]] std::uint32_t term_count() const noexcept {
        return static_cast<std::uint32_t>(terms_.size());
    }
    /// How common the term is likely to be: lower is rarer. For choosing what a rule hangs on.
    [[nodiscard]] std::uint32_t commonness(TermId term) const { return terms_[term].commonness; }
    /// Marks the symbols one of which is in every row that has the term, in `wakes` (by symbol).
    void mark_wakers(TermId term, std::vector<bool>& wakes) const;

    [[nodiscard]] const WordTrie& words() const noexcept { return words_; }
    [[nodiscard]] std::uint32_t levels() const noexcept { return levels_; }
    [[nodiscard]] const std::vector<Phrase>& phrases() const noexcept { return phrases_; }
    [[nodiscard]] std::span<const Part> parts(const Phrase& phrase) const {
        return std::span(parts_).subspan(phrase.first_part, phrase.part_count);
    }
    [[nodiscard]] std::span<const Hook> hooks(std::uint32_t symbol) const {
        return std::span(hooks_).subspan(hooks_begin_[symbol],
                                         hooks_begin_[symbol + 1] - hooks_begin_[symbol]);
    }
    /// Phrases made of terms and gaps alone: to be looked for in every row.
    [[nodiscard]] const std::vector<std::uint32_t>& wordless() const noexcept { return wordless_; }

private:
    struct TermState {
        std::string name;  ///< "@name" or the phrase itself.
        std::vector<std::uint32_t> phrases;
        std::uint32_t level = 0;
        std::uint32_t commonness = 0;
    };
    struct Anchor {
        std::uint32_t symbol = 0;  ///< 0 if the phrase has no word of its own.
        Hook hook;
    };

    [[nodiscard]] TermId term_of(const std::string& name);
    void add_phrase(TermId term, const std::string& text);
    void set_levels();
    [[nodiscard]] Anchor choose_anchor(Phrase& phrase) const;
    void choose_check(const Phrase& phrase, Anchor& anchor) const;

    WordTrie words_;
    std::vector<TermState> terms_;
    std::map<std::string, TermId, std::less<>> term_by_name_;
    std::vector<Phrase> phrases_;
    std::vector<Part> parts_;
    std::vector<std::uint32_t> anchor_symbols_;  ///< By phrase, 0 for none.
    std::vector<Hook> hooks_;                    ///< By symbol, then phrase.
    std::vector<std::uint32_t> hooks_begin_;
    std::vector<std::uint32_t> wordless_;
    std::uint32_t levels_ = 1;
};

}  // namespace smallprint
