// A phrase of the lexicon taken apart: what shared/catalogue/README.md allows in one. Used by the build to
// check phrases and by the analysis to compile them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint {

struct PhrasePart {
    enum class Kind : std::uint8_t { word, prefix, gap, term };
    Kind kind = Kind::word;
    std::string text;         ///< The folded word, prefix or term's name (without '@').
    std::uint32_t least = 0;  ///< For gaps, in words.
    std::uint32_t most = 0;
};

inline constexpr std::uint32_t longest_gap = 16;  ///< Words.
inline constexpr std::size_t most_phrase_parts = 24;

/// Throws Error(catalogue_invalid) with a sentence that quotes the phrase when it cannot be understood.
[[nodiscard]] std::vector<PhrasePart> read_phrase(std::string_view phrase);

}  // namespace smallprint
