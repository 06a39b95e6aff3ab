#include "analysis/quotes.h"

#include <algorithm>

namespace smallprint {
namespace {

constexpr std::size_t context_size = 32;  // Bytes before and behind, cut at a character.

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Behind the word: its full stop, closing quotes and brackets, up to the next white space.
std::uint32_t with_closing(std::string_view clause, std::uint32_t end) {
    while (end < clause.size() && clause[end] != ' ' && clause[end] != '\n') {
        ++end;
    }
    return end;
}

/// Before the word: opening quotes and brackets, up to the white space before.
std::uint32_t with_opening(std::string_view clause, std::uint32_t begin) {
    while (begin > 0 && clause[begin - 1] != ' ' && clause[begin - 1] != '\n') {
        --begin;
    }
    return begin;
}

}  // namespace

QuoteRange choose_quote(std::string_view clause, const Words& words, const std::vector<Sentence>& sentences,
                        std::uint32_t sentence, std::pair<std::uint32_t, std::uint32_t> found) {
    const Sentence& whole = sentences[sentence];
    std::uint32_t first = whole.first;
    std::uint32_t last = whole.last - 1;
    found.first = std::clamp(found.first, first, last);
    found.second = std::clamp(found.second, found.first, last);
    const auto size = [&words](std::uint32_t a, std::uint32_t b) {
        return words.list[b].end - words.list[a].begin;
    };
    if (size(first, last) > longest_quote) {
        // From a mark before what was found to a mark behind it: items of lists and halves of sentences stay
        // whole.
        constexpr std::uint16_t parting = mark_semicolon | mark_colon | mark_dash;
        const std::uint32_t sentence_first = first;
        const std::uint32_t sentence_last = last;
        first = found.first;
        while (first > sentence_first && (words.list[first - 1].marks & parting) == 0 &&
               size(first - 1, found.second) <= longest_quote) {
            --first;
        }
        last = found.second;
        while (last < sentence_last && (words.list[last].marks & parting) == 0 &&
               size(first, last + 1) <= longest_quote) {
            ++last;
        }
        // What was found may itself be spread over more than a quote; its beginning says most.
        while (last > first && size(first, last) > 2 * longest_quote) {
            --last;
        }
    }
    return {with_opening(clause, words.list[first].begin), with_closing(clause, words.list[last].end)};
}

TextQuote text_quote(const Document& document, const Clause& clause, std::uint32_t begin, std::uint32_t end) {
    TextQuote quote;
    end = std::min<std::uint32_t>(end, static_cast<std::uint32_t>(clause.text.size()));
    begin = std::min(begin, end);
    quote.exact = clause.text.substr(begin, end - begin);
    // The clause's blocks follow each other in the canonical text, each with its newline.
    std::size_t offset = 0;
    for (std::uint32_t i = 0; i < clause.first_block && i < document.blocks.size(); ++i) {
        offset += document.blocks[i].text.size() + 1;
    }
    const std::string& text = document.canonical_text;
    const std::size_t at = offset + begin;
    if (at + quote.exact.size() > text.size() || text.compare(at, quote.exact.size(), quote.exact) != 0) {
        return quote;  // A document that was not made by document_from_blocks: the words alone must do.
    }
    std::size_t before = at > context_size ? at - context_size : 0;
    while (before < at && is_continuation(text[before])) {
        ++before;
    }
    std::size_t behind = std::min(at + quote.exact.size() + context_size, text.size());
    while (behind < text.size() && is_continuation(text[behind])) {
        ++behind;
    }
    quote.prefix = text.substr(before, at - before);
    quote.suffix = text.substr(at + quote.exact.size(), behind - at - quote.exact.size());
    return quote;
}

}  // namespace smallprint
