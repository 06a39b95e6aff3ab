// What "it" and "them" stand for: "We collect your messages. We may use them to train our models." The data
// that the sentence before named takes the place of the pronoun, where it can mean nothing else. Pure;
// linear.
#pragma once

#include <optional>
#include <vector>

#include "analysis/sentences.h"
#include "catalogue/words.h"

namespace smallprint {

/// For each sentence the words that a pronoun in it would stand for: of the last of the three sentences
/// before that names somebody's data, in the same block. Nothing where two kinds are named.
class Antecedents {
public:
    Antecedents(const Words& words, const std::vector<Sentence>& sentences)
        : words_(words), sentences_(sentences) {}

    /// The reading with what its pronouns stand for in their place; nothing where it has none that could be
    /// told. Only what something is done to is looked at ("share it", not "it is shared"). Readings must be
    /// asked for in the order of their sentences.
    [[nodiscard]] std::optional<Reading> resolved(const Reading& reading);

private:
    struct Named {
        std::uint32_t first = 0;
        std::uint32_t last = 0;  // Behind the noun.
        bool clear = false;      // One kind of data only.
    };
    void read_up_to(std::uint32_t sentence);
    [[nodiscard]] std::optional<Named> named_in(const Sentence& sentence) const;

    const Words& words_;
    const std::vector<Sentence>& sentences_;
    std::uint32_t next_ = 0;           // The first sentence that was not looked at.
    std::optional<Named> last_;        // What was named last,
    std::uint32_t last_sentence_ = 0;  // and where.
};

}  // namespace smallprint
