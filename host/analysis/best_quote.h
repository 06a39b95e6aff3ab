// Which of the words that say a thing are best shown for it: a sentence before a title, one that does it
// before one that only says what a name means. Pure; looks at one quote at a time.
#pragma once

#include <string_view>

namespace smallprint {

/// Whether words only say what a name means ("\"Feedback\" means any …"): they do nothing by themselves.
[[nodiscard]] bool is_definition(std::string_view words);

/// Whether words are a title or a bare item ("Tracking technologies and cookies"), or several of a table's
/// cell run together: they name a thing and say nothing of it.
[[nodiscard]] bool is_title(std::string_view words);

/// 0–2: quotes of a sentence or two tell most; fragments and walls of text tell less.
[[nodiscard]] int legibility(std::string_view words);

}  // namespace smallprint
