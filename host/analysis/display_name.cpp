#include "analysis/display_name.h"

#include <cstddef>
#include <map>

#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr std::size_t shortest_label = 3;
constexpr std::size_t most_words = 3;

bool is_name_character(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

bool has_capital(std::string_view text) noexcept {
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z') {
            return true;
        }
    }
    return false;
}

// The label's letters and digits in lower case: "my-shop.com" is spelled "My Shop".
std::string label_key(std::string_view domain) {
    std::string key;
    for (const char c : domain.substr(0, domain.find('.'))) {
        if (is_name_character(c)) {
            key.push_back(ascii_lower(c));
        }
    }
    return key;
}

// Counts every run of up to three words in `text` that spells `key`. Words are parted by single spaces,
// hyphens or dots.
void count_spellings(std::string_view text, std::string_view key,
                     std::map<std::string, std::size_t>& counts) {
    std::size_t position = 0;
    while (position < text.size()) {
        const bool starts_word =
            is_name_character(text[position]) && (position == 0 || !is_name_character(text[position - 1]));
        if (!starts_word || ascii_lower(text[position]) != key.front()) {
            ++position;
            continue;
        }
        std::size_t matched = 0;
        std::size_t words = 1;
        std::size_t end = position;
        while (end < text.size() && matched < key.size()) {
            if (is_name_character(text[end])) {
                if (ascii_lower(text[end]) != key[matched]) {
                    break;
                }
                ++matched;
            } else if ((text[end] != ' ' && text[end] != '-') || ++words > most_words) {
                break;
            }
            ++end;
        }
        const bool whole = matched == key.size() && (end == text.size() || !is_name_character(text[end]));
        // "parley.example" in running text is the address, not the name.
        const bool address =
            whole && end + 1 < text.size() && text[end] == '.' && is_name_character(text[end + 1]);
        if (whole && !address) {
            ++counts[std::string{text.substr(position, end - position)}];
            position = end;
        } else {
            ++position;
        }
    }
}

}  // namespace

std::string display_name(const Document& document, std::string_view registrable_domain) {
    const std::string key = label_key(registrable_domain);
    std::string best{registrable_domain};
    if (key.size() < shortest_label) {
        return best;
    }
    std::map<std::string, std::size_t> counts;
    count_spellings(document.title, key, counts);
    for (const Block& block : document.blocks) {
        count_spellings(block.text, key, counts);
    }
    std::size_t most = 0;
    for (const auto& [spelling, count] : counts) {
        if (has_capital(spelling) && count > most) {
            best = spelling;
            most = count;
        }
    }
    return best;
}

}  // namespace smallprint
