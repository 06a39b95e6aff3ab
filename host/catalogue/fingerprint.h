// Fingerprints of sentences: how a known provision is recognised without its words being kept.
//
// Words become hashes; names, numbers, dates and addresses become placeholders, so that renaming or
// renumbering changes nothing; every four in a row make a shingle; of every four shingles in a row the least
// is kept (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003). Texts under 24 words keep all shingles;
// under 8 words only equality counts. Hashes are XXH3-64, stable across versions and machines. Pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "catalogue/words.h"

namespace smallprint {

inline constexpr std::size_t shingle_words = 4;
inline constexpr std::size_t winnow_window = 4;
inline constexpr std::size_t words_for_winnowing = 24;
inline constexpr std::size_t words_for_near = 8;

struct Shingle {
    std::uint64_t hash = 0;
    std::uint32_t first_word =
        0;  ///< Indexes into Words::list; the shingle covers both and what lies between.
    std::uint32_t last_word = 0;
};

/// All shingles in order; none for fewer than four words (placeholders of a run count once).
[[nodiscard]] std::vector<Shingle> shingles_of(const Words& words);

/// What is kept of a provision: hashes, ascending, each once. Empty under `words_for_near` words.
[[nodiscard]] std::vector<std::uint64_t> fingerprint_of(const Words& words);

/// Hash of `count` folded words from `first`, placeholders not applied.
[[nodiscard]] std::uint64_t exact_hash(const Words& words, std::size_t first, std::size_t count);

/// Negating words (not, no, never, …) among [first, last].
[[nodiscard]] std::uint32_t count_negations(const Words& words, std::size_t first, std::size_t last);

}  // namespace smallprint
