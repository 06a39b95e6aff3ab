// Where sentences begin and end, and what a list item inherits from its lead-in. Pure; linear.
#pragma once

#include <cstdint>
#include <vector>

#include "catalogue/words.h"

namespace smallprint {

/// A sentence as written: words [first, last) of a clause, all in one block.
struct Sentence {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t block = 0;  ///< Lines of the clause's text are its blocks.
};

/// A sentence as meant: the words it is read with. A list item is read behind its lead-in ("We do not: – sell
/// it").
struct Reading {
    std::vector<std::uint32_t> words;  ///< Indexes into Words::list, in order.
    std::uint32_t inherited = 0;       ///< How many of them are the lead-in's.
    std::uint32_t sentence = 0;        ///< Index of the sentence itself.
};

inline constexpr std::uint32_t longest_sentence =
    400;  ///< Words; a longer one is cut, so that time stays linear.
inline constexpr std::uint32_t longest_lead_in = 120;  ///< Words; of a longer one the last.

/// Splits at full stops, question marks and line ends, not after abbreviations, initials or enumerators; a
/// semicolon does not end a sentence.
[[nodiscard]] std::vector<Sentence> split_sentences(const Words& words);

/// A reading for each sentence; those of blocks under a lead-in (one that ends with a colon, or a first block
/// that runs on without a stop) begin with it. `levels` is the nesting of each block: 0 for a paragraph, list
/// items from 1.
/// `outer` are the words of a lead-in that stands outside the clause; its first block is read behind them.
[[nodiscard]] std::vector<Reading> make_readings(const Words& words, const std::vector<Sentence>& sentences,
                                                 const std::vector<std::uint8_t>& levels,
                                                 const std::vector<std::uint32_t>& outer = {});

}  // namespace smallprint
