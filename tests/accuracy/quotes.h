// Finding a labelled quote in what the host made of a document: markup may stand between its words.
#pragma once

#include <cstddef>
#include <string>

#include "catalogue/words.h"

namespace accuracy {

/// The folded words of a text, each between spaces.
[[nodiscard]] inline std::string folded(const std::string& text) {
    smallprint::Words words;
    smallprint::split_words(text, words);
    std::string joined = " ";
    for (std::size_t i = 0; i < words.size(); ++i) {
        joined += std::string(words.key(i)) + " ";
    }
    return joined;
}

/// Share (0 to 1) of the quote's three-word runs that a folded clause has.
[[nodiscard]] inline double overlap(const std::string& quote, const std::string& clause) {
    smallprint::Words words;
    smallprint::split_words(quote, words);
    std::size_t all = 0;
    std::size_t there = 0;
    for (std::size_t i = 0; i + 3 <= words.size(); ++i) {
        const std::string run = " " + std::string(words.key(i)) + " " + std::string(words.key(i + 1)) + " " +
                                std::string(words.key(i + 2)) + " ";
        ++all;
        there += clause.find(run) != std::string::npos ? 1U : 0U;
    }
    return all == 0 ? 0.0 : static_cast<double>(there) / static_cast<double>(all);
}

}  // namespace accuracy
