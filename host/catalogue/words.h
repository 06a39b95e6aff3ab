// Text as words: how the catalogue and the matcher both see it, so that a phrase written in the one is found
// in the other. Pure; linear in the text.
//
// A word is a run of letters and digits, folded to lower case (match keys only; the text stays as it is).
// Hyphens, dashes and slashes part words ("opt-out" is two), contractions are two words ("don't" is "do",
// "not"), a possessive 's is dropped. What stands between two words is kept as marks on the word before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

/// What stands between a word and the next one.
enum WordMark : std::uint16_t {
    mark_comma = 1,
    mark_semicolon = 2,
    mark_colon = 4,
    mark_stop = 8,    ///< Full stop, question or exclamation mark, ideographic stop.
    mark_open = 16,   ///< An opening parenthesis or bracket.
    mark_close = 32,  ///< A closing one.
    mark_quote = 64,  ///< A double quotation mark of any kind.
    mark_dash = 128,  ///< A dash between spaces, or an em dash.
    mark_newline = 256,
    mark_space = 512,    ///< Any white space.
    mark_hyphen = 1024,  ///< A hyphen or slash without spaces.
};

struct Word {
    std::uint32_t begin = 0;  ///< Bytes in the text; both halves of a contraction have the whole word's.
    std::uint32_t end = 0;
    std::uint32_t key_begin = 0;  ///< In Words::keys.
    std::uint16_t key_size = 0;   ///< At most `longest_key`.
    std::uint16_t marks = 0;      ///< WordMark bits after it.
    bool capital = false;         ///< Begins with an upper-case letter.
    bool all_capitals = false;    ///< Has two or more letters, all upper-case.
};

inline constexpr std::size_t longest_key = 48;  ///< Longer words are cut; no phrase has such.

struct Words {
    std::string keys;
    std::vector<Word> list;
    std::uint16_t marks_before = 0;  ///< Marks before the first word.

    [[nodiscard]] std::string_view key(std::size_t index) const {
        return std::string_view(keys).substr(list[index].key_begin, list[index].key_size);
    }
    [[nodiscard]] std::size_t size() const noexcept { return list.size(); }
};

/// Splits well-formed UTF-8. `words` is emptied first; its memory is reused.
void split_words(std::string_view text, Words& words);

}  // namespace smallprint
