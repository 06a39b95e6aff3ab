#include "service/language.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr std::size_t most_words = 4'000;
constexpr std::size_t fewest_words = 20;

struct LittleWords {
    std::string_view language;
    std::array<std::string_view, 12> words;  // Sorted; words that the others of this table rarely use.
};

constexpr std::array<LittleWords, 8> languages{{
    {"de", {"auf", "das", "dem", "den", "der", "die", "ein", "eine", "für", "nicht", "und", "von"}},
    {"en", {"and", "any", "by", "for", "of", "or", "that", "the", "this", "to", "you", "your"}},
    {"es", {"con", "de", "del", "el", "en", "las", "los", "para", "por", "que", "una", "y"}},
    {"fr", {"au", "aux", "ces", "dans", "de", "des", "du", "et", "les", "nous", "pour", "vous"}},
    {"it", {"che", "con", "del", "della", "di", "dei", "gli", "il", "nel", "per", "sono", "una"}},
    {"nl", {"aan", "de", "een", "en", "het", "niet", "of", "op", "te", "van", "voor", "zijn"}},
    {"pl", {"do", "jest", "lub", "na", "nie", "o", "oraz", "przez", "się", "w", "z", "że"}},
    {"pt", {"ao", "com", "da", "de", "do", "dos", "em", "não", "os", "para", "por", "uma"}},
}};

bool is_letter(char c) noexcept {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80U;
}

}  // namespace

std::string primary_language_tag(std::string_view tag) {
    std::string primary;
    for (const char c : tag) {
        if (c == '-' || c == '_') {
            break;
        }
        if (primary.size() == 3 || std::isalpha(static_cast<unsigned char>(c)) == 0) {
            return {};
        }
        primary += ascii_lower(c);
    }
    const bool means_nothing = primary.size() < 2 || primary == "und" || primary == "mul" || primary == "mis";
    return means_nothing ? std::string() : primary;
}

std::string guess_language(std::string_view text) {
    std::array<std::size_t, languages.size()> counts{};
    std::size_t words = 0;
    std::size_t position = 0;
    while (position < text.size() && words < most_words) {
        std::size_t end = position;
        while (end < text.size() && is_letter(text[end])) {
            ++end;
        }
        if (end == position) {
            ++position;
            continue;
        }
        std::string word(text.substr(position, std::min<std::size_t>(end - position, 16)));
        std::transform(word.begin(), word.end(), word.begin(), ascii_lower);
        for (std::size_t i = 0; i < languages.size(); ++i) {
            const auto& known = languages[i].words;
            counts[i] += std::find(known.begin(), known.end(), word) != known.end() ? 1U : 0U;
        }
        ++words;
        position = end;
    }
    const auto best = std::max_element(counts.begin(), counts.end());
    // Little words make up a quarter of a running text; a tenth is enough to tell, and more than chance
    // gives.
    if (words < fewest_words || *best * 10 < words) {
        return {};
    }
    return std::string(languages[static_cast<std::size_t>(best - counts.begin())].language);
}

}  // namespace smallprint
