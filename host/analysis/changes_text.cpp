#include "analysis/changes_text.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "analysis/changes_words.h"
#include "document/enumerator.h"

namespace smallprint {

namespace {

bool is_abbreviation(std::string_view word) {
    constexpr std::array<std::string_view, 18> known{"e",   "g",   "i",  "eg",  "ie",  "etc",
                                                     "inc", "ltd", "no", "nos", "art", "sec",
                                                     "mr",  "mrs", "dr", "st",  "vs",  "co"};
    const bool letter = word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
    return letter || std::find(known.begin(), known.end(), word) != known.end();
}

// A stop ends a sentence if what follows begins like one: after a space, with no lower-case letter.
bool starts_sentence(std::string_view text, const RawWord& before, const RawWord& after) {
    const std::string_view gap = text.substr(before.end, after.begin - before.end);
    const bool space = gap.find(' ') != std::string_view::npos || (before.end > 0 && !before.counts);
    const char first = text[after.begin];
    return space && !(first >= 'a' && first <= 'z');
}

// "Opens in a new window" is what a page's hidden labels say, not the terms.
void leave_out_labels(std::vector<RawWord>& words) {
    for (std::size_t i = 0; i + 4 < words.size(); ++i) {
        if (words[i].folded == "opens" && words[i + 1].folded == "in" && words[i + 3].folded == "new" &&
            (words[i + 4].folded == "window" || words[i + 4].folded == "tab")) {
            for (std::size_t k = i; k < i + 5; ++k) {
                words[k].counts = false;
            }
        }
    }
}

// Numbers that stand alone with stops in them ("7.2.") are enumerators that slipped into the text.
bool only_enumerators(std::string_view text, const std::vector<RawWord>& words, std::size_t first,
                      std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
        const bool letter =
            words[i].folded.size() == 1 && words[i].folded[0] >= 'a' && words[i].folded[0] <= 'z';
        const bool joined =
            i == first || (words[i].begin == words[i - 1].end + 1 && text[words[i - 1].end] == '.');
        if (!joined || !(words[i].number || letter)) {
            return false;
        }
    }
    return text.substr(words[last - 1].end, 1) == "." || last - first > 1;
}

}  // namespace

void compare_text(std::string_view text, ComparedText& out) {
    const std::size_t start = enumerator_length(text);
    RawWords raw;
    split_raw_words(text, start, raw);
    std::vector<RawWord>& words = raw.list;
    leave_out_numbers(text, words);
    leave_out_labels(words);
    std::size_t first = 0;
    std::size_t sentence_begin = start;
    while (first < words.size()) {
        std::size_t last = first + 1;
        while (last < words.size()) {
            const RawWord& before = words[last - 1];
            if (before.ends_sentence && !(is_abbreviation(before.folded) && before.counts) &&
                starts_sentence(text, before, words[last])) {
                break;
            }
            ++last;
        }
        ComparedSentence sentence;
        sentence.begin = static_cast<std::uint32_t>(sentence_begin);
        sentence_begin = last < words.size() ? words[last].begin : text.size();
        sentence.end = static_cast<std::uint32_t>(sentence_begin);
        while (sentence.end > sentence.begin && text[sentence.end - 1] == ' ') {
            --sentence.end;
        }
        sentence.first_word = static_cast<std::uint32_t>(out.words.size());
        if (!only_enumerators(text, words, first, last)) {
            for (std::size_t i = first; i < last; ++i) {
                if (words[i].counts) {
                    out.words.push_back(XXH3_64bits(words[i].folded.data(), words[i].folded.size()));
                }
            }
        }
        sentence.word_count = static_cast<std::uint32_t>(out.words.size()) - sentence.first_word;
        if (sentence.word_count > 0) {
            sentence.hash =
                XXH3_64bits(out.words.data() + sentence.first_word, sentence.word_count * sizeof(WordHash)) |
                1U;
            sentence.scrap = is_scrap(words, first, last);
        }
        out.sentences.push_back(sentence);
        first = last;
    }
}

}  // namespace smallprint
