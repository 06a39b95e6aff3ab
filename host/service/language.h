// Language tags, and a light guess at the language of a text. Pure.
#pragma once

#include <string>
#include <string_view>

namespace smallprint {

/// "en" of "en-GB" or "EN_us"; empty for what is no BCP 47 tag, and for "und", "mul" and "x-…".
[[nodiscard]] std::string primary_language_tag(std::string_view tag);

/// The language whose commonest little words stand out among the text's first 4,000 words; empty when none
/// does. Knows the languages most terms are written in with Latin letters; it only names documents that do
/// not say.
[[nodiscard]] std::string guess_language(std::string_view text);

}  // namespace smallprint
