// Whether a text has what is looked for, and where: the same words, folded in the same way, as the index of
// the history has them (search_index.h), for texts that are at hand.
//
// Owns a tokenizer of SQLite's; the database must outlive it. One thread at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "history/connection.h"
#include "history/search_query.h"

namespace smallprint::history {

/// A word of a text as the index has it, and the bytes [begin, end) it was made from.
struct IndexedWord {
    std::string word;
    std::size_t begin = 0;
    std::size_t end = 0;
};

class WordMatcher {
public:
    /// Throws Error(store_unavailable) if this SQLite has no full-text search.
    WordMatcher(Connection& connection, std::span<const SearchTerm> terms);
    ~WordMatcher();
    WordMatcher(const WordMatcher&) = delete;
    WordMatcher& operator=(const WordMatcher&) = delete;

    /// What MATCH with `match_expression(terms)` would say of this text.
    [[nodiscard]] bool matches(std::string_view text);

    /// Where the wanted terms stand: bytes [begin, end) of the text, in order; those that overlap as one.
    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> marks(std::string_view text);

private:
    struct Tokenizer;
    struct Phrase {
        std::vector<std::string> words;
        bool without = false;
        bool prefix = false;
    };

    [[nodiscard]] bool stands_at(const Phrase& phrase, std::size_t at) const;
    [[nodiscard]] bool stands_in_text(const Phrase& phrase) const;
    void split(std::string_view text);

    std::unique_ptr<Tokenizer> tokenizer_;
    std::vector<Phrase> phrases_;
    std::vector<IndexedWord> words_;  // of the text at hand; the strings are used again
    std::size_t count_ = 0;           // of them
};

}  // namespace smallprint::history
