// How easily a text reads, for tests of words that people see. Plain functions.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smallprint {

inline std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

inline std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'' || c == '$') {
            word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

/// Groups of vowels, without a silent e.
inline std::size_t syllables(const std::string& word) {
    const auto vowel = [](char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; };
    std::size_t count = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        count += vowel(word[i]) && (i == 0 || !vowel(word[i - 1])) ? 1U : 0U;
    }
    const bool silent = word.ends_with("e") && !word.ends_with("le") && count > 1;
    return std::max<std::size_t>(1, count - (silent ? 1U : 0U));
}

/// Flesch reading ease (Flesch 1948): 206.835 − 1.015 words a sentence − 84.6 syllables a word.
inline double flesch(const std::string& text) {
    const auto words = words_of(text);
    std::size_t all = 0;
    for (const std::string& word : words) {
        all += syllables(word);
    }
    const auto sentences = static_cast<double>(1 + std::count(text.begin(), text.end() - 1, ':') +
                                               std::count(text.begin(), text.end() - 1, '.') +
                                               std::count(text.begin(), text.end() - 1, '?'));
    const auto count = static_cast<double>(words.size());
    return 206.835 - 1.015 * count / sentences - 84.6 * static_cast<double>(all) / count;
}

}  // namespace smallprint
