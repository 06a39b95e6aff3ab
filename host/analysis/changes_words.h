// The spelling of a text as raw words, and which of them are dates, numbers of sections, addresses: the parts
// of changes_text that know what words look like.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

struct RawWord {
    std::uint32_t begin = 0;  ///< Bytes in the text.
    std::uint32_t end = 0;
    std::string_view
        folded;           ///< Lower case, apostrophes left out; points into RawWords::spelling or the text.
    bool number = false;  ///< Begins with a digit.
    bool capital = false;
    bool counts = true;
    bool ends_sentence = false;
};

struct RawWords {
    std::vector<RawWord> list;
    std::string spelling;
};

/// Splits `text` from byte `begin` on; addresses (mail, web) are taken whole and do not count.
/// `out` is emptied first and must stay where it is while its views are used.
void split_raw_words(std::string_view text, std::size_t begin, RawWords& out);

/// Marks words of dates, section numbers, telephone numbers and copyright years as not counting.
void leave_out_numbers(std::string_view text, std::vector<RawWord>& words);

/// True if every counting word of [first, last) is one that navigation, buttons and date lines are made of.
[[nodiscard]] bool is_scrap(const std::vector<RawWord>& words, std::size_t first, std::size_t last);

}  // namespace smallprint
