// Finds the lexicon's terms in a row of words, all at once.
//
// Every literal word of every phrase is in one trie over bytes; looking a word up there gives its symbol and
// the prefixes ("train*") it begins with. Phrases hang on their rarest word and are verified around it;
// phrases that name other terms come after those terms, level by level. Time per sentence is linear in its
// words for a given lexicon.
//
// Made once and then only read; a LexiconHits is the scratch of one reading and belongs to one thread.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/content.h"
#include "catalogue/phrase.h"
#include "catalogue/words.h"

namespace smallprint {

using TermId = std::uint32_t;

/// Words [begin, end) of the row that was searched.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

/// What the trie knows of a word: looked up once, used by every sentence the word is in.
struct WordSymbols {
    std::uint32_t exact = 0;     ///< Symbol of the very word, 0 for none.
    std::uint32_t prefixes = 0;  ///< Trie node whose prefix list applies.
};

class LexiconHits {
public:
    /// Terms found in the last row, each once.
    [[nodiscard]] std::span<const TermId> terms() const noexcept { return touched_; }
    [[nodiscard]] bool has(TermId term) const { return !spans_[term].empty(); }
    [[nodiscard]] std::span<const Span> of(TermId term) const { return spans_[term]; }

private:
    friend class LexiconMatcher;
    struct Pending {
        std::uint32_t phrase = 0;
        std::uint32_t start = 0;  ///< Word it must begin at; none if it begins with a term.
    };
    void reset(std::size_t terms, std::size_t levels, std::size_t phrases);
    void add(TermId term, Span span);

    std::vector<std::vector<Span>> spans_;
    std::vector<TermId> touched_;
    std::vector<std::vector<Pending>> pending_;
    std::vector<std::uint32_t> woken_;  ///< By phrase: the row in which it was last put among the pending.
    std::uint32_t row_ = 0;
    std::vector<std::uint32_t> ends_;
    std::vector<std::uint32_t> next_ends_;
};

class LexiconMatcher {
public:
    /// Throws Error(catalogue_invalid) for phrases that cannot be understood or terms inside themselves.
    explicit LexiconMatcher(const std::vector<Term>& terms);

    /// The id of "@term", or of a phrase, which becomes a term of its own. Only before prepare().
    [[nodiscard]] TermId add(const std::string& term_or_phrase);
    /// Makes it ready for matching; to be called once, after the last add().
    void prepare();

    [[nodiscard]] std::size_t term_count() const noexcept { return terms_.size(); }
    /// How common the term is likely to be: lower is rarer. For choosing what a rule hangs on.
    [[nodiscard]] std::uint32_t commonness(TermId term) const;

    [[nodiscard]] WordSymbols look_up(std::string_view key) const;
    /// Finds all terms in the row of words, given as their symbols.
    void match(std::span<const WordSymbols> row, LexiconHits& hits) const;

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    struct Part {
        PhrasePart::Kind kind = PhrasePart::Kind::word;
        std::uint32_t symbol = 0;  ///< Of a word or prefix; or a TermId.
        std::uint32_t least = 0;
        std::uint32_t most = 0;
    };
    struct Phrase {
        TermId term = 0;
        std::uint32_t level = 0;
        std::uint32_t anchor = none;     ///< Part that it hangs on; none if that has no fixed place.
        std::uint32_t words_before = 0;  ///< Words between its start and the anchor.
        bool literal = true;  ///< Only words and prefixes: its parts are the row's words one by one.
        std::vector<Part> parts;
    };
    struct TermState {
        std::string name;  ///< "@name" or the phrase itself.
        std::vector<std::uint32_t> phrases;
        std::uint32_t level = 0;
        std::uint32_t commonness = 0;
    };
    struct Node {
        std::uint32_t child = 0;    ///< First child, 0 for none.
        std::uint32_t sibling = 0;  ///< Next child of the same parent.
        std::uint32_t exact = 0;
        std::uint32_t prefix = 0;       ///< Symbol of the prefix that ends here, 0 for none.
        std::uint32_t prefix_list = 0;  ///< Into prefix_lists_: count, symbols….
        char byte = 0;
    };

    [[nodiscard]] TermId term_of(const std::string& name);
    void add_phrase(TermId term, const std::string& text);
    [[nodiscard]] std::uint32_t symbol_of(std::string_view word, bool prefix);
    void set_levels();
    /// Returns the symbol to hang on; 0 if the phrase has no word of its own.
    [[nodiscard]] std::uint32_t choose_anchor(Phrase& phrase) const;
    void make_prefix_lists();
    [[nodiscard]] std::uint32_t step(std::uint32_t node, char byte) const;

    void hang(std::span<const WordSymbols> row, std::uint32_t symbol, std::uint32_t position,
              LexiconHits& hits) const;
    void start_anywhere(std::span<const WordSymbols> row, const Phrase& phrase, LexiconHits& hits) const;
    void verify(std::span<const WordSymbols> row, const Phrase& phrase, std::uint32_t start,
                LexiconHits& hits) const;
    [[nodiscard]] bool literal_at(std::span<const WordSymbols> row, const Phrase& phrase,
                                  std::uint32_t start) const;
    [[nodiscard]] bool is_at(std::span<const WordSymbols> row, const Part& part,
                             std::uint32_t position) const;

    std::vector<TermState> terms_;
    std::map<std::string, TermId, std::less<>> term_by_name_;
    std::vector<Phrase> phrases_;
    std::vector<std::vector<std::uint32_t>> phrases_by_symbol_;
    std::vector<std::uint32_t> wordless_;  ///< Phrases made of terms and gaps alone: looked at in every row.
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> root_;  ///< Child of the root by byte.
    std::vector<std::uint32_t> prefix_lists_;
    std::vector<std::string> symbol_words_;  ///< While being built.
    std::uint32_t levels_ = 1;
};

}  // namespace smallprint
