#include "analysis/model/sentence_words.h"

#include <algorithm>
#include <array>

namespace smallprint::model {
namespace {

bool is_space(char byte) noexcept {
    return byte == ' ';
}

/// How many bytes of white space to drop so that a contraction that was taken apart is whole again; 0 for
/// none.
bool splits_contraction(std::string_view rest) noexcept {
    static constexpr std::array<std::string_view, 8> endings{" n't", " 've", " 'll", " 're",
                                                             " 'm",  " 'd",  " 's",  " '"};
    return std::any_of(endings.begin(), endings.end() - 1, [rest](std::string_view ending) {
        return rest.starts_with(ending) && (rest.size() == ending.size() || is_space(rest[ending.size()]));
    });
}

}  // namespace

std::uint64_t hash_word(std::string_view key) noexcept {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char byte : key) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
    }
    hash ^= hash >> 29U;
    hash *= 0xbf58476d1ce4e5b9ULL;
    return hash ^ (hash >> 32U);
}

void split_sentence(std::string_view text, std::string& joined, Words& words) {
    text = text.substr(0, longest_text);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
        text.remove_suffix(1);  // Not within a character.
    }
    if (text.size() == longest_text) {
        text.remove_suffix(1);
    }
    if (text.find('\'') == std::string_view::npos) {  // Most sentences: one quick look.
        split_words(text, words);
        return;
    }
    joined.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_space(text[i]) || !splits_contraction(text.substr(i))) {
            joined.push_back(text[i]);
        }
    }
    split_words(joined, words);
}

WordId number_class(std::string_view key) noexcept {
    const bool digits = !key.empty() && std::all_of(key.begin(), key.end(),
                                                    [](char byte) { return byte >= '0' && byte <= '9'; });
    if (!digits) {
        return rare_word;
    }
    return key.size() == 4 ? year_word : number_word;
}

}  // namespace smallprint::model
