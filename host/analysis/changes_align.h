// Which blocks and sentences of two versions belong together.
//
// Blocks with equal text are paired first, then sentences whose words are equal, wherever they stand; what is
// left is paired by the word pairs that two sentences share. Everything is hashing and sorting: near-linear,
// whatever the input is.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "analysis/changes_text.h"
#include "document/document.h"

namespace smallprint {

inline constexpr std::uint32_t no_partner = UINT32_MAX;

enum class SentenceFate : std::uint8_t {
    same,     ///< Its words stand on the other side too.
    nothing,  ///< No word of it counts.
    altered,  ///< Has a partner with other words.
    alone,    ///< Has none.
};

/// One version's blocks that are not word for word in the other.
struct AlignedSide {
    std::vector<std::uint32_t> block;  ///< Of each sentence, ascending.
    ComparedText text;
    std::vector<SentenceFate> fate;      ///< Of each sentence.
    std::vector<std::uint32_t> partner;  ///< A sentence of the other side, for `same` and `altered`.
    std::vector<std::uint32_t>
        counterpart;  ///< Of each block of the document: the block most of it lives on in.
};

struct Alignment {
    AlignedSide before;
    AlignedSide after;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> equal_blocks;  ///< By position in `after`.
    std::vector<std::uint32_t> moved;  ///< Blocks of `after` that are equal and stand in another order.
    /// How many words of a block live on in a block: (before, after) → words; equal blocks left out.
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>> shared;
};

[[nodiscard]] Alignment align(std::span<const Block> before, std::span<const Block> after);

}  // namespace smallprint
