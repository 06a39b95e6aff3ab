// A block's text as a comparison sees it: sentences, each with the words that count.
//
// What does not count is left out here, in one place: enumerators, dates, section numbers, telephone numbers,
// web and mail addresses, punctuation, case, quotation marks and dashes of any shape. Two sentences whose
// words are equal say the same. Pure; linear in the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace smallprint {

/// A word that counts, as the hash of its folded spelling.
using WordHash = std::uint64_t;

struct ComparedSentence {
    std::uint32_t begin = 0;  ///< Bytes in the block's text.
    std::uint32_t end = 0;
    std::uint32_t first_word = 0;  ///< In ComparedText::words.
    std::uint32_t word_count = 0;
    WordHash hash = 0;   ///< Of its words in order; 0 if none counts.
    bool scrap = false;  ///< A label of navigation or a date line: words that say nothing about the terms.
};

struct ComparedText {
    std::vector<ComparedSentence> sentences;
    std::vector<WordHash> words;
};

/// Appends the sentences of one block; enumerators at its start are passed over. `text` is well-formed UTF-8;
/// other bytes count as letters.
void compare_text(std::string_view text, ComparedText& out);

}  // namespace smallprint
