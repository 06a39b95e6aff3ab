// How much a change matters: what became of a clause type, how serious that is, and what a change is ordered
// by. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/finding.h"
#include "catalogue/catalogue.h"
#include "catalogue/content.h"

namespace smallprint {

// How a clause type is spoken of in changes. The only place here that asks the catalogue.
struct TypeWords {
    std::string name;
    Severity severity = Severity::medium;
    Stance stance = Stance::against_you;
    std::uint32_t importance = 50;
    const ClauseType* known = nullptr;

    /// As the catalogue's rules for severity have it, by what the clause itself says.
    [[nodiscard]] Severity severity_with(const Facts& facts) const;
};

[[nodiscard]] TypeWords words_for(std::string_view type, const Catalogue& catalogue);

/// What became of a clause type in a changed text.
enum class Turn : std::uint8_t {
    gained,
    lost,
    stricter,
    milder,
    altered,  ///< Its facts differ, neither way.
    touched,  ///< Only other words.
};

/// Which way a clause went that still handles the same thing: by the catalogue's rules, else by its days.
[[nodiscard]] Turn turn_between(const TypeWords& words, const Evidence& before, const Evidence& after);

[[nodiscard]] Severity severity_of(Turn turn, const TypeWords& words);

/// How much a change matters among others: what became of a clause type before how many words are new, so
/// that a new section of which no type is known still stands before a known clause with two words put
/// differently.
[[nodiscard]] double weight_of(Turn turn, Severity severity, std::uint32_t importance, std::uint32_t words);

/// What is added where a change says which terms apply or to whom (changes_scope.h): it stands behind what
/// was gained or lost of the most serious types, before what was only put differently.
inline constexpr double weight_of_scope = 250.0;

}  // namespace smallprint
