// What a clause is read behind though it stands outside of it: the lead-in of a list too long to be one
// clause ("We do not: …"), or what the head of a table asks and the row answers ("Do we share?" – "No") or
// says of its rows ("Retention period"). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace smallprint {

struct OuterWords {
    /// A line for each thing the clause is to be read behind, without newlines, each ending in a colon;
    /// mostly none.
    std::vector<std::string> lines;
    bool answers =
        false;  ///< The clause is a row that answers what its head asks, so that the lines are said.
};

[[nodiscard]] OuterWords outer_words(const Document& document, const Clause& clause);

/// What the questions of a table's head say of a row that ends in an answer to each: "We do not share:" for
/// "Does Acme share?" and "No". Empty where the row does not answer every question, or they ask for something
/// else.
[[nodiscard]] std::vector<std::string> answered_questions(std::string_view head, std::string_view row);

}  // namespace smallprint
