// Which words to quote: whole sentences where they are not too long, else the part around what was found.
// Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/finding.h"
#include "analysis/sentences.h"
#include "catalogue/words.h"
#include "document/document.h"

namespace smallprint {

/// Bytes of a clause's text, within one block.
struct QuoteRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

inline constexpr std::uint32_t longest_quote = 600;  ///< Bytes, roughly; words are never cut.

/// The words to quote for what was found at words `found` (first and last) of the sentence.
[[nodiscard]] QuoteRange choose_quote(std::string_view clause, const Words& words,
                                      const std::vector<Sentence>& sentences, std::uint32_t sentence,
                                      std::pair<std::uint32_t, std::uint32_t> found);

/// The W3C selector for bytes of a clause, over the document's canonical text.
[[nodiscard]] TextQuote text_quote(const Document& document, const Clause& clause, std::uint32_t begin,
                                   std::uint32_t end);

}  // namespace smallprint
