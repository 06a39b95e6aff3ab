// Leading enumerators: "4.1", "(a)", "iv.", "•". A clause's hash leaves them out, so that renumbering makes
// no new clauses; lists written as plain paragraphs are known by them.
#pragma once

#include <cstddef>
#include <string_view>

namespace smallprint {

/// Bytes of the enumerators at the start of a block's text, with the space behind them; 0 if there is none.
/// Never the whole text. A bare number ("30 days") and a word ("A person") are none.
[[nodiscard]] std::size_t enumerator_length(std::string_view text) noexcept;

/// True if the text begins as an item of a list does: a bullet, "(a)", "a)", "(iv)", "(1)".
[[nodiscard]] bool begins_like_item(std::string_view text) noexcept;

}  // namespace smallprint
