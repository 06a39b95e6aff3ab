// Which clause types are said of a single sentence (`smallprint classify`): those the model asserts, but for
// what its words rule out, and those that a rule finds. The model sees words, not who does what: without a
// word of law nothing is about law enforcement, and what the user may end is not the firm's right.
// Only read once made; may be used by several threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyse.h"

namespace smallprint {

struct SaidType {
    std::string type;
    float score = 0.0F;  ///< The model's probability; for what only a rule finds, the rule's confidence.
};

inline constexpr std::size_t most_said_types = 4;  ///< Of one sentence.

class TypeTeller {
public:
    explicit TypeTeller(const Catalogue& catalogue) : reader_(catalogue) {}

    /// `by_model` is what the model asserts of `text`, best first; it stays first. Of a text that is
    /// plainly not English only what the model is sure of. Linear in the text.
    [[nodiscard]] std::vector<SaidType> tell(std::vector<SaidType> by_model, std::string_view text) const;

private:
    Reader reader_;
};

/// Whether the words rule out what the model says: a word that such a sentence needs is missing, or words
/// turn it into something else.
[[nodiscard]] bool words_rule_out(std::string_view type, std::string_view text);

/// Whether more of the small words of a text are of another language than of English.
[[nodiscard]] bool is_foreign(std::string_view text);

}  // namespace smallprint
