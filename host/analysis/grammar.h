// What negation, exception and condition do to the words of a sentence, without parsing it: negating words
// have a scope that ends where their own grammatical clause ends. Only looked at where a rule's words are all
// there.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/sentences.h"
#include "catalogue/words.h"

namespace smallprint {

struct Grammar {
    /// By position in the reading: 1 + the position of the word that negates it first, 0 for none.
    std::vector<std::uint32_t> negated_by;
    /// By position: plainly done by the user or others (doers.h); empty where no rule asks.
    std::vector<bool> by_others;
    std::optional<std::uint32_t>
        exception;  ///< Where an exception to a negation begins ("except", "unless", …).
    std::optional<std::uint32_t> condition;  ///< Where a condition begins ("if you", "with your consent", …).

    /// Whether any word of [begin, end) is negated from outside: what a phrase itself denies ("no judge or
    /// jury") is what it says, not what is said of it.
    [[nodiscard]] bool negates(std::uint32_t begin, std::uint32_t end) const;
};

/// Reads the grammar of one reading. Linear.
[[nodiscard]] Grammar read_grammar(const Words& words, const Reading& reading);

}  // namespace smallprint
