// Lists of words that are known when the program is built.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace smallprint {

/// Whether a list has a word; linear in the list.
[[nodiscard]] inline bool is_one_of(std::span<const std::string_view> list, std::string_view word) noexcept {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Whether a text has any of some words anywhere in it, within longer words too.
[[nodiscard]] inline bool has_any(std::string_view text, std::span<const std::string_view> words) noexcept {
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace smallprint
