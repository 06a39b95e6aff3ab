#include "document/enumerator.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "document/html_scan.h"

namespace smallprint {
namespace {

std::size_t bullet_length(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 14> bullets{"\u2022", "\u00B7", "\u25AA", "\u25E6", "\u2023",
                                                       "\u25CB", "\u25CF", "\u25A0", "\u2013", "\u2014",
                                                       "\u2043", "\u27A2", "*",      "-"};
    // Most lines begin with a letter, and lists ask this of every line above an item.
    constexpr std::string_view first_bytes = "\xE2\xC2*-";
    if (text.empty() || first_bytes.find(text.front()) == std::string_view::npos) {
        return 0;
    }
    for (const std::string_view bullet : bullets) {
        if (text.starts_with(bullet) && text.size() > bullet.size() && text[bullet.size()] == ' ') {
            return bullet.size();
        }
    }
    return 0;
}

bool is_roman(std::string_view text) noexcept {
    return text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char c) {
               return std::string_view{"ivxlc"}.find(ascii_lower(c)) != std::string_view::npos;
           });
}

// Digits, one letter or a roman number at `position`; how long it is.
std::size_t counter_length(std::string_view text, std::size_t position) noexcept {
    std::size_t end = position;
    while (end < text.size() && end - position < 4 && is_ascii_digit(text[end])) {
        ++end;
    }
    if (end > position) {
        return end < text.size() && is_ascii_digit(text[end]) ? 0 : end - position;
    }
    while (end < text.size() && end - position < 6 && is_ascii_letter(text[end])) {
        ++end;
    }
    const std::size_t length = end - position;
    return length == 1 || (length > 1 && is_roman(text.substr(position, length))) ? length : 0;
}

// "4.", "4)", "4.1", "4.1.2.", "a.", "a)", "(a)", "iv."; without what follows.
std::size_t counter_with_marks(std::string_view text) noexcept {
    const bool bracket = text.starts_with('(') || text.starts_with('[');
    std::size_t position = bracket ? 1 : 0;
    const std::size_t first = counter_length(text, position);
    if (first == 0) {
        return 0;
    }
    const bool numeric = is_ascii_digit(text[position]);
    position += first;
    std::size_t parts = 1;
    while (numeric && position + 1 < text.size() && text[position] == '.' &&
           is_ascii_digit(text[position + 1])) {
        const std::size_t more = counter_length(text, position + 1);
        if (more == 0) {
            return 0;
        }
        position += 1 + more;
        ++parts;
    }
    const char mark = position < text.size() ? text[position] : '\0';
    if (bracket) {
        return mark == ')' || mark == ']' ? position + 1 : 0;
    }
    if (mark == ')' || mark == '.') {
        return position + 1;
    }
    return parts > 1 ? position : 0;
}

// "Section 4.", "Article 12:"; only with a mark behind, for "Section 4 applies" is a sentence.
std::size_t section_length(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 8> words{"Section ", "SECTION ", "Article ", "ARTICLE ",
                                                    "Clause ",  "CLAUSE ",  "\u00A7 ",  "\u00A7"};
    for (const std::string_view word : words) {
        if (!text.starts_with(word)) {
            continue;
        }
        std::size_t end = word.size();
        while (end < text.size() &&
               (is_ascii_digit(text[end]) ||
                (text[end] == '.' && end + 1 < text.size() && is_ascii_digit(text[end + 1])))) {
            ++end;
        }
        if (end > word.size() && end < text.size() &&
            (text[end] == '.' || text[end] == ':' || text[end] == ')')) {
            return end + 1;
        }
    }
    return 0;
}

}  // namespace

std::size_t enumerator_length(std::string_view text) noexcept {
    constexpr int most = 3;  // "4.1 (a) (i) words".
    std::size_t length = 0;
    for (int i = 0; i < most; ++i) {
        const std::string_view rest = text.substr(length);
        std::size_t found = bullet_length(rest);
        found = found != 0 ? found : section_length(rest);
        found = found != 0 ? found : counter_with_marks(rest);
        if (found == 0 || found + 1 >= rest.size() || rest[found] != ' ') {
            break;
        }
        length += found + 1;
    }
    return length;
}

bool begins_like_item(std::string_view text) noexcept {
    if (bullet_length(text) != 0) {
        return true;
    }
    const std::size_t length = counter_with_marks(text);
    return length > 1 && length < text.size() && text[length] == ' ' &&
           (text[length - 1] == ')' || text[length - 1] == ']');
}

}  // namespace smallprint
