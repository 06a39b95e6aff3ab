// Changed sentences gathered into the things a person would call one change: an edited paragraph, a new
// section.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/changes_align.h"

namespace smallprint {

struct ChangeGroup {
    std::vector<std::uint32_t> removed;       ///< Sentences of the old version, ascending.
    std::vector<std::uint32_t> added;         ///< Sentences of the new version, ascending.
    std::uint32_t before_block = no_partner;  ///< Where it is; none for an addition.
    std::uint32_t after_block = no_partner;   ///< None for a removal.
    std::uint32_t blocks = 1;                 ///< How many blocks the addition or removal has.
    std::uint32_t words = 0;                  ///< How many words are not the same on both sides.
    bool substantive = false;
};

/// In the order of the new version, removals at the end.
[[nodiscard]] std::vector<ChangeGroup> group_changes(const Document& before, const Document& after,
                                                     const Alignment& alignment);

/// The sentences as they stand, whole, " … " where something unchanged lies between; at most about 4,000
/// bytes.
[[nodiscard]] std::string quote_sentences(const Document& document, const AlignedSide& side,
                                          const std::vector<std::uint32_t>& sentences);

/// The text of the nearest heading above (or at) a block, cut to 80 bytes; empty if there is none.
[[nodiscard]] std::string heading_above(const Document& document, std::uint32_t block);

}  // namespace smallprint
