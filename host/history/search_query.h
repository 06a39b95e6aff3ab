// From what a person types to terms (words, "phrases", prefix*, -without) and to an FTS5 expression. Pure;
// nothing that is typed can be anything but words to FTS5.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint::history {

/// One thing to look for; what it is split into by the tokenizer stands in a row.
struct SearchTerm {
    std::string_view text;  ///< Within what was typed.
    bool without = false;   ///< What must not be there.
    bool prefix = false;    ///< The last word may go on.
};

/// At most 32 of them; empty if there is no word to look for (only -without, or nothing at all).
[[nodiscard]] std::vector<SearchTerm> search_terms(std::string_view words);

/// All that are wanted and none that is not. Empty if none is wanted.
[[nodiscard]] std::string match_expression(std::span<const SearchTerm> terms);

}  // namespace smallprint::history
