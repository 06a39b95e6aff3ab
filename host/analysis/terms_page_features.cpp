#include "analysis/terms_page_features.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace smallprint {
namespace {

using S = TermsSign;
constexpr std::size_t most_words = 30'000;

struct Phrase {
    TermsSign sign;
    std::string_view words;
};

constexpr Phrase phrases[] = {
#include "analysis/terms_page_phrases.inc"
};

using Words = std::vector<std::string>;

// Words of letters, digits, inner hyphens and apostrophes in lower case, curly apostrophes made straight.
void split_words(std::string_view text, Words& words) {
    std::string word;
    for (std::size_t i = 0; i <= text.size() && words.size() < most_words; ++i) {
        const char c = i < text.size() ? text[i] : ' ';
        if (text.substr(i, 3) == "\u2019") {
            word.push_back('\'');
            i += 2;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        const bool punctuation = byte == 0xE2 || byte == 0xC2;  // Quotes, dashes, bullets; « and ».
        const bool letter =
            (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
        if (punctuation) {
            i += byte == 0xE2 ? 2 : 1;
        }
        if (letter && !punctuation) {
            word.push_back(ascii_lower(c));
        } else if ((c == '-' || c == '\'') && !word.empty() && i + 1 < text.size() &&
                   ascii_lower(text[i + 1]) >= 'a' && ascii_lower(text[i + 1]) <= 'z') {
            word.push_back(c);
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
}

struct PhraseWords {
    TermsSign sign;
    Words rest;  ///< The words after the first.
};

using PhraseTable = std::unordered_map<std::string, std::vector<PhraseWords>>;

const PhraseTable& phrase_table() {
    static const PhraseTable table = [] {
        PhraseTable made;
        for (const Phrase& phrase : phrases) {
            Words words;
            split_words(phrase.words, words);
            std::string first = words.front();
            words.erase(words.begin());
            made[std::move(first)].push_back({phrase.sign, std::move(words)});
        }
        return made;
    }();
    return table;
}

bool has_words(std::string_view text, std::string_view wanted) {
    std::size_t at = text.find(wanted);
    while (at != std::string_view::npos) {
        const bool begins = at == 0 || text[at - 1] == ' ';
        const std::size_t end = at + wanted.size();
        if (begins && (end == text.size() || text[end] == ' ')) {
            return true;
        }
        at = text.find(wanted, at + 1);
    }
    return false;
}

std::string joined(std::string_view text) {
    Words words;
    split_words(text, words);
    std::string result;
    for (const std::string& word : words) {
        if (!result.empty()) {
            result.push_back(' ');
        }
        result += word;
    }
    return result;
}

// Titles of things that are not the terms themselves.
bool names_something_else(std::string_view title) {
    const std::string text = joined(title);
    constexpr std::array<std::string_view, 31> others{
        "how to",   "guide",    "why",       "review",        "what is",
        "faq",      "blog",     "readme",    "about",         "license",
        "licence",  "gnu",      "apache",    "choosing",      "overview",
        "manage",   "managing", "tutorial",  "introduction",  "code of conduct",
        "what are", "rating",   "news",      "subprocessors", "slavery",
        "buy",      "help",     "generator", "generators",    "template",
        "templates"};
    return std::any_of(others.begin(), others.end(),
                       [&](std::string_view other) { return has_words(text, other); });
}

constexpr std::size_t at(TermsSign sign) noexcept {
    return static_cast<std::size_t>(sign);
}

}  // namespace

std::string_view named_terms_type(std::string_view title) {
    struct Name {
        std::string_view words;
        std::string_view type;
    };
    // More particular names first.
    constexpr std::array<Name, 61> names{
        Name{"cookie policy", "Cookie Policy"},
        Name{"cookies policy", "Cookie Policy"},
        Name{"cookie notice", "Cookie Policy"},
        Name{"cookie statement", "Cookie Policy"},
        Name{"cookies", "Cookie Policy"},
        Name{"use of cookies", "Cookie Policy"},
        Name{"data processing", "Data Processing Agreement"},
        Name{"data protection addendum", "Data Processing Agreement"},
        Name{"data processor", "Data Processing Agreement"},
        Name{"dpa", "Data Processing Agreement"},
        Name{"acceptable use", "Acceptable Use Policy"},
        Name{"usage policy", "Acceptable Use Policy"},
        Name{"usage policies", "Acceptable Use Policy"},
        Name{"prohibited use", "Acceptable Use Policy"},
        Name{"fair use policy", "Acceptable Use Policy"},
        Name{"use restrictions", "Acceptable Use Policy"},
        Name{"community guidelines", "Community Guidelines"},
        Name{"community standards", "Community Guidelines"},
        Name{"community rules", "Community Guidelines"},
        Name{"content policy", "Community Guidelines"},
        Name{"content guidelines", "Community Guidelines"},
        Name{"commercial terms", "Commercial Terms"},
        Name{"business terms", "Commercial Terms"},
        Name{"enterprise terms", "Commercial Terms"},
        Name{"terms of sale", "Commercial Terms"},
        Name{"conditions of sale", "Commercial Terms"},
        Name{"developer terms", "Developer Terms"},
        Name{"api terms", "Developer Terms"},
        Name{"developer agreement", "Developer Terms"},
        Name{"developer policy", "Developer Terms"},
        Name{"copyright policy", "Copyright Policy"},
        Name{"dmca policy", "Copyright Policy"},
        Name{"privacy policy", "Privacy Policy"},
        Name{"privacy notice", "Privacy Policy"},
        Name{"privacy statement", "Privacy Policy"},
        Name{"privacy and cookies", "Privacy Policy"},
        Name{"data policy", "Privacy Policy"},
        Name{"data protection", "Privacy Policy"},
        Name{"privacy centre", "Privacy Policy"},
        Name{"privacy center", "Privacy Policy"},
        Name{"privacy", "Privacy Policy"},
        Name{"politique de confidentialit\u00e9", "Privacy Policy"},
        Name{"donn\u00e9es personnelles", "Privacy Policy"},
        Name{"donn\u00e9es \u00e0 caract\u00e8re personnel", "Privacy Policy"},
        Name{"terms of service", "Terms of Service"},
        Name{"terms of use", "Terms of Service"},
        Name{"terms conditions", "Terms of Service"},
        Name{"terms and conditions", "Terms of Service"},
        Name{"conditions of use", "Terms of Service"},
        Name{"conditions of carriage", "Terms of Service"},
        Name{"general conditions", "Terms of Service"},
        Name{"terms of business", "Terms of Service"},
        Name{"user agreement", "Terms of Service"},
        Name{"service agreement", "Terms of Service"},
        Name{"services agreement", "Terms of Service"},
        Name{"customer agreement", "Terms of Service"},
        Name{"license agreement", "Terms of Service"},
        Name{"conditions g\u00e9n\u00e9rales", "Terms of Service"},
        Name{"terms", "Terms of Service"},
        Name{"tos", "Terms of Service"},
        Name{"legal notice", "Terms of Service"},
    };
    constexpr std::size_t longest_title = 150;
    const std::string text = joined(title.substr(0, longest_title));
    for (const Name& name : names) {
        if (has_words(text, name.words)) {
            return name.type;
        }
    }
    return {};
}

// "/blog/why-privacy-matters" is about terms; its address speaks for nothing. `path` has spaces for
// separators.
bool names_an_article(std::string_view path) {
    constexpr std::array<std::string_view, 12> words{"article", "articles", "blog", "forum",
                                                     "guide",   "guides",   "how",  "news",
                                                     "posts",   "story",    "why",  "wiki"};
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return has_words(path, word); });
}

TermsFeatures terms_features(const Document& document, std::string_view url) {
    TermsFeatures features;
    Words words;
    std::size_t headings_seen = 0;
    for (const Block& block : document.blocks) {
        if (block.kind == BlockKind::heading) {
            ++headings_seen;
        } else {
            ++features.blocks;
        }
        const std::size_t before = words.size();
        split_words(block.text, words);
        if (block.kind != BlockKind::heading) {
            features.words += words.size() - before;
        }
    }
    std::array<std::size_t, terms_sign_count> counts{};
    const PhraseTable& table = phrase_table();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = table.find(words[i]);
        if (found == table.end()) {
            continue;
        }
        for (const PhraseWords& phrase : found->second) {
            const bool fits = i + phrase.rest.size() < words.size() &&
                              std::equal(phrase.rest.begin(), phrase.rest.end(),
                                         words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            counts[at(phrase.sign)] += fits ? 1U : 0U;
        }
    }
    constexpr double per = 1000.0;
    const double total = std::max(static_cast<double>(words.size()), 100.0);
    for (std::size_t i = 0; i < terms_sign_count; ++i) {
        features.signs[i] = std::log1p(per * static_cast<double>(counts[i]) / total);
    }
    std::string first_heading;
    for (std::size_t i = 0; i < document.blocks.size() && i < 6 && first_heading.empty(); ++i) {
        const Block& block = document.blocks[i];
        constexpr std::size_t longest = 100;
        if (block.kind == BlockKind::heading ||
            (block.text.size() < longest && !named_terms_type(block.text).empty())) {
            first_heading = block.text;
        }
    }
    const bool named = !named_terms_type(document.title).empty() || !named_terms_type(first_heading).empty();
    features.signs[at(S::title_terms)] = named ? 1.0 : 0.0;
    features.signs[at(S::title_other)] =
        names_something_else(document.title) || names_something_else(first_heading) ? 1.0 : 0.0;
    std::string path{url.substr(0, 2048)};
    path = path.substr(0, path.find_first_of("?#"));
    const std::size_t scheme = path.find("://");
    const std::size_t slash = path.find('/', scheme == std::string::npos ? 0 : scheme + 3);
    path = slash == std::string::npos ? std::string{} : path.substr(slash);
    std::replace_if(
        path.begin(), path.end(),
        [](char c) { return c == '/' || c == '-' || c == '_' || c == '.' || c == '+'; }, ' ');
    path = fold_case(path);
    features.signs[at(S::address_terms)] =
        named_terms_type(path).empty() || names_an_article(path) ? 0.0 : 1.0;
    return features;
}

}  // namespace smallprint
