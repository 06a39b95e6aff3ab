#include "service/snippet.h"

#include <algorithm>

namespace smallprint {
namespace {

bool begins_character(const std::string& text, std::size_t at) noexcept {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// To a place between two words, or at least between two characters.
std::size_t next_break(const std::string& text, std::size_t at) noexcept {
    constexpr std::size_t longest_word = 40;
    const std::size_t space = text.find(' ', at);
    if (space != std::string::npos && space - at <= longest_word) {
        return space + 1;
    }
    while (!begins_character(text, at)) {
        ++at;
    }
    return std::min(at, text.size());
}

}  // namespace

std::vector<SnippetPart> snippet(const std::string& text,
                                 const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                                 std::size_t length) {
    std::size_t begin = 0;
    std::size_t end = text.size();
    if (text.size() > length) {
        const std::size_t first = marks.empty() ? 0 : marks.front().first;
        begin = first <= length / 3 ? 0 : next_break(text, first - length / 3);
        end = begin + length >= text.size() ? text.size() : next_break(text, begin + length);
    }
    std::vector<SnippetPart> parts;
    const auto add = [&](std::string piece, bool hit) {
        if (!piece.empty()) {
            parts.push_back({std::move(piece), hit});
        }
    };
    add(begin > 0 ? "…" : "", false);
    std::size_t at = begin;
    for (const auto& [mark_begin, mark_end] : marks) {
        if (mark_begin < at || mark_end > end || mark_end <= mark_begin) {
            continue;
        }
        add(text.substr(at, mark_begin - at), false);
        add(text.substr(mark_begin, mark_end - mark_begin), true);
        at = mark_end;
    }
    add(text.substr(at, end - at), false);
    add(end < text.size() ? "…" : "", false);
    return parts;
}

}  // namespace smallprint
