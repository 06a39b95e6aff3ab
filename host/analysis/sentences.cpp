#include "analysis/sentences.h"

#include <algorithm>
#include <array>

namespace smallprint {
namespace {

// Words whose full stop does not end a sentence. Sorted.
constexpr std::array<std::string_view, 42> abbreviations{
    "al",   "apr",  "approx", "apt",  "art", "aug",  "ave",    "cf",   "co",  "corp", "dec",
    "dept", "dr",   "e",      "eg",   "est", "feb",  "fig",    "g",    "gov", "i",    "ie",
    "inc",  "incl", "jan",    "jr",   "llc", "ltd",  "messrs", "mr",   "mrs", "ms",   "no",
    "nos",  "nov",  "oct",    "para", "pp",  "prof", "sec",    "sept", "vs"};

bool is_abbreviation(std::string_view key) {
    const bool initial = key.size() == 1 && (key[0] < '0' || key[0] > '9');
    return initial || std::binary_search(abbreviations.begin(), abbreviations.end(), key);
}

bool is_number(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Inc. The …" ends a sentence after all when a word follows that begins one.
constexpr std::array<std::string_view, 14> openers{"any", "by",   "if", "in", "it",   "no",  "our",
                                                   "the", "this", "to", "we", "when", "you", "your"};

bool is_opener(std::string_view key) {
    return std::binary_search(openers.begin(), openers.end(), key);
}

class SentenceEnds {
public:
    explicit SentenceEnds(const Words& words) : words_(words) {}

    /// Whether a sentence that began at `first` ends after word `i`.
    [[nodiscard]] bool ends(std::uint32_t first, std::uint32_t i) const {
        const Word& word = words_.list[i];
        if (i + 1 >= words_.size() || (word.marks & mark_newline) != 0) {
            return true;
        }
        if ((word.marks & mark_stop) == 0) {
            return false;
        }
        if ((word.marks & (mark_comma | mark_semicolon)) != 0) {
            return false;  // "etc.," "e.g.;"
        }
        // Without a space it is "4.1", "U.S." or "example.com".
        if ((word.marks & (mark_space | mark_dash)) == 0) {
            return false;
        }
        const Word& next = words_.list[i + 1];
        const std::string_view key = words_.key(i);
        const bool begins = next.capital || is_number(words_.key(i + 1)) ||
                            (word.marks & (mark_quote | mark_open)) != 0 || is_small_name(i + 1);
        if (!begins) {
            return false;
        }
        if (is_number(key) && i - first <= 2) {
            return false;  // "4.1. Fees": an enumerator.
        }
        if (i == first && key.find_first_not_of("ivxlc") == std::string_view::npos) {
            return false;  // "IV. Fees"
        }
        return !is_abbreviation(key) || (is_opener(words_.key(i + 1)) && key.size() > 1 && key != "no");
    }

private:
    /// "npm may …": a name that is written small begins a sentence where what it may do follows.
    [[nodiscard]] bool is_small_name(std::uint32_t i) const {
        const std::string_view next = i + 1 < words_.size() ? words_.key(i + 1) : std::string_view();
        return !is_abbreviation(words_.key(i - 1)) && words_.key(i).size() > 1 &&
               (next == "may" || next == "will" || next == "shall" || next == "reserves" || next == "must");
    }

    const Words& words_;
};

bool ends_with_colon(const Words& words, const Sentence& sentence) {
    return sentence.last > sentence.first && (words.list[sentence.last - 1].marks & mark_colon) != 0;
}

bool has_stop(const Words& words, const Sentence& sentence) {
    return sentence.last > sentence.first && (words.list[sentence.last - 1].marks & mark_stop) != 0;
}

}  // namespace

std::vector<Sentence> split_sentences(const Words& words) {
    std::vector<Sentence> sentences;
    const SentenceEnds ends(words);
    const auto count = static_cast<std::uint32_t>(words.size());
    std::uint32_t first = 0;
    std::uint32_t block = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i + 1 - first >= longest_sentence || ends.ends(first, i)) {
            sentences.push_back({first, i + 1, block});
            first = i + 1;
        }
        if ((words.list[i].marks & mark_newline) != 0) {
            ++block;
        }
    }
    return sentences;
}

namespace {

/// The "(a)" of "We may: (a) sell it; (b) share it": it parts what belongs together. Not the first word,
/// which a quote may begin with, and not "(s)" behind a noun.
bool is_enumerator(const Words& words, std::uint32_t at, const Sentence& sentence) {
    if (at == sentence.first || (words.list[at].marks & mark_close) == 0) {
        return false;
    }
    const std::uint16_t before = words.list[at - 1].marks;
    const std::string_view key = words.key(at);
    if ((before & mark_open) == 0 || (before & mark_space) == 0 || key.size() > 4) {
        return false;
    }
    return key.size() == 1 ||
           std::all_of(key.begin(), key.end(), [](char c) { return c == 'i' || c == 'v' || c == 'x'; });
}

}  // namespace

std::vector<Reading> make_readings(const Words& words, const std::vector<Sentence>& sentences,
                                   const std::vector<std::uint8_t>& levels,
                                   const std::vector<std::uint32_t>& outer) {
    struct LeadIn {
        std::uint8_t level = 0;
        std::vector<std::uint32_t> words;  ///< With those of the lead-ins above it.
    };
    std::vector<LeadIn> open;  // Outermost first.
    std::vector<Reading> readings;
    readings.reserve(sentences.size());
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        const Sentence& sentence = sentences[i];
        const bool last_of_block = i + 1 == sentences.size() || sentences[i + 1].block != sentence.block;
        const bool first_of_block = i == 0 || sentences[i - 1].block != sentence.block;
        const std::uint8_t level = sentence.block < levels.size() ? levels[sentence.block] : std::uint8_t{0};
        if (first_of_block) {
            while (!open.empty() && open.back().level >= level) {
                open.pop_back();
            }
        }
        Reading reading;
        reading.sentence = i;
        if (first_of_block && !open.empty()) {
            reading.words = open.back().words;
        } else if (i == 0) {
            reading.words = outer;
        }
        reading.inherited = static_cast<std::uint32_t>(reading.words.size());
        for (std::uint32_t word = sentence.first; word < sentence.last; ++word) {
            if (!is_enumerator(words, word, sentence)) {
                reading.words.push_back(word);
            }
        }
        if (reading.words.size() == reading.inherited) {  // Nothing but an enumerator.
            reading.words.push_back(sentence.first);
        }
        const bool leads =
            ends_with_colon(words, sentence) || (sentence.block == 0 && !has_stop(words, sentence));
        if (last_of_block && leads) {
            LeadIn lead_in{level, {}};
            if (!first_of_block && !open.empty()) {
                lead_in.words = open.back().words;
            }
            lead_in.words.insert(lead_in.words.end(), reading.words.begin(), reading.words.end());
            if (lead_in.words.size() > longest_lead_in) {
                lead_in.words.erase(lead_in.words.begin(), lead_in.words.end() - longest_lead_in);
            }
            open.push_back(std::move(lead_in));
        }
        readings.push_back(std::move(reading));
    }
    return readings;
}

}  // namespace smallprint
