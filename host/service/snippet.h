// The part of a text around the words that were found. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace smallprint {

struct SnippetPart {
    std::string text;
    bool hit = false;
};

/// About `length` bytes around the first of `marks` (bytes [begin, end) of the text, in order), cut between
/// words, with "…" where something is left out, in parts that are hits or not.
[[nodiscard]] std::vector<SnippetPart> snippet(const std::string& text,
                                               const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                                               std::size_t length);

}  // namespace smallprint
