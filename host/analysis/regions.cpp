#include "analysis/regions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/place_list.h"
#include "analysis/region_names.h"
#include "base/ascii.h"
#include "base/word_lists.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_heading = 120;  // Bytes; a longer one is a sentence.

/// Of a condition about where somebody lives: where it begins, where its places end.
struct Residence {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string places;
};

struct Written {
    std::string word;  // Lower case.
    std::size_t begin = 0;
    std::size_t end = 0;
};

constexpr std::size_t most_words = 200;

/// Words by letters and digits alone; an apostrophe parts ("you're" is "you", "re").
std::vector<Written> words_of(std::string_view text) {
    std::vector<Written> words;
    bool open = false;
    for (std::size_t i = 0; i < text.size() && words.size() < most_words; ++i) {
        const char letter = ascii_lower(text[i]);
        const bool inside = (letter >= 'a' && letter <= 'z') || is_ascii_digit(letter);
        if (inside && !open) {
            words.push_back({{}, i, i});
        }
        if (inside) {
            words.back().word.push_back(letter);
            words.back().end = i + 1;
        }
        open = inside;
    }
    return words;
}

constexpr std::array<std::string_view, 17> dwelling{
    "live",     "lives",     "living",      "reside",       "resides", "residing",
    "resident", "residents", "located",     "based",        "citizen", "domiciled",
    "citizens", "resided",   "established", "incorporated", "situated"};
constexpr std::array<std::string_view, 10> people{"users",       "consumers", "customers", "people",
                                                  "individuals", "residents", "members",   "persons",
                                                  "those",       "visitors"};
constexpr std::array<std::string_view, 8> used_things{"service", "services", "site",    "website",
                                                      "app",     "platform", "product", "products"};
constexpr std::array<std::string_view, 6> openers{"if", "unless", "where", "when", "for", "as"};
constexpr std::array<std::string_view, 50> between{
    "you",        "re",         "are",         "is",        "a",         "an",       "user",
    "users",      "customer",   "customers",   "consumer",  "consumers", "people",   "person",
    "persons",    "individual", "individuals", "all",       "any",       "who",      "that",
    "your",       "country",    "place",       "of",        "residence", "habitual", "habitually",
    "ordinarily", "normally",   "currently",   "principal", "main",      "business", "legal",
    "permanent",  "also",       "acting",      "and",       "or",        "the",      "our",
    "use",        "using",      "access",      "accessing", "those",     "billing",  "address",
    "members"};

bool dwells(const std::vector<Written>& words, std::size_t i) {
    const std::string& word = words[i].word;
    if (is_one_of(dwelling, word) || is_one_of(people, word)) {
        return true;
    }
    const std::string_view before = i > 0 ? std::string_view(words[i - 1].word) : std::string_view();
    if (word == "are" || word == "re") {
        return before == "you";
    }
    if (word == "is") {
        return before == "residence" || before == "business" || before == "address" || before == "home";
    }
    return is_one_of(used_things, word);
}

/// The word that leads to the places behind a dwelling one ("in", "outside"), brackets between them passed
/// over; nothing if none does.
std::optional<std::size_t> leading_word(std::string_view text, const std::vector<Written>& words,
                                        std::size_t i) {
    constexpr std::array<std::string_view, 6> leads{"in", "within", "outside", "of", "from", "anywhere"};
    std::size_t next = i + 1;
    if (next < words.size() && words[next].begin > 0 && text[words[next].begin - 1] == '(') {
        const std::size_t close = text.find(')', words[next].begin);
        // "live in (or your business is in) the US": what is in the bracket leads as well.
        while (next < words.size() && words[next].begin < close) {
            ++next;
        }
    }
    return next < words.size() && is_one_of(leads, words[next].word) ? std::optional(next) : std::nullopt;
}

/// The word that makes a condition of it ("if you are a resident"); nothing where it is said of somebody
/// else.
std::optional<std::size_t> opening_word(const std::vector<Written>& words, std::size_t i) {
    constexpr std::size_t furthest = 16;
    for (std::size_t back = 0; back <= std::min(i, furthest); ++back) {
        const std::size_t at = i - back;
        const std::string& word = words[at].word;
        if (word == "to" && at > 0) {
            constexpr std::array<std::string_view, 5> applying{"apply", "applies", "only", "applicable",
                                                               "available"};
            return is_one_of(applying, words[at - 1].word) ? std::optional(at - 1) : std::nullopt;
        }
        if (is_one_of(openers, word)) {
            constexpr std::array<std::string_view, 8> undone{"even", "such",  "well",       "including",
                                                             "and",  "apply", "regardless", "whether"};
            const bool wide = at > 0 && is_one_of(undone, words[at - 1].word) && words[at - 1].word != "and";
            return wide ? std::nullopt : std::optional(at);
        }
        if (back > 0 && !is_one_of(between, word) && !is_one_of(dwelling, word) &&
            !is_one_of(used_things, word)) {
            return std::nullopt;
        }
        if (at == 0 && is_one_of(people, words[i].word)) {
            return 0;  // "Users in the EEA may …".
        }
    }
    return std::nullopt;
}

void turn_outside(std::string& places, bool outside) {
    if (outside && places.starts_with("outside ")) {
        places.erase(0, 8);
    } else if (outside) {
        places.insert(0, "outside ");
    }
}

/// The one condition of a text; nothing if there are two, since it goes on about others then.
Residence find_residence(std::string_view text, bool as_heading) {
    const std::vector<Written> words = words_of(text);
    Residence found;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!dwells(words, i)) {
            continue;
        }
        const auto lead = leading_word(text, words, i);
        if (!lead || (is_one_of(used_things, words[i].word) && words[*lead].word != "from" &&
                      words[*lead].word != "outside")) {
            continue;
        }
        const auto opener = opening_word(words, i);
        if (!opener && !as_heading) {
            continue;
        }
        const bool outside = words[*lead].word == "outside";
        std::size_t used = 0;
        std::string places = places_at(text.substr(words[*lead].end), &used);
        if (places.empty()) {
            continue;
        }
        if (!found.places.empty()) {
            return {};
        }
        const bool unless = opener && words[*opener].word == "unless";
        turn_outside(places, outside != unless);
        found = {opener ? words[*opener].begin : words[i].begin, words[*lead].end + used, std::move(places)};
    }
    return found;
}

/// "If you are a California resident, …", "California residents may …".
Residence find_named_people(std::string_view text) {
    const std::vector<Written> words = words_of(text.substr(0, 160));
    constexpr std::array<std::string_view, 10> before{"if", "you", "are", "re",    "a",
                                                      "an", "for", "as",  "where", "all"};
    constexpr std::array<std::string_view, 6> named{"resident",  "residents", "consumer",
                                                    "consumers", "users",     "customers"};
    std::size_t first = 0;
    while (first < words.size() &&
           (is_one_of(before, words[first].word) || is_ascii_digit(words[first].word[0]))) {
        ++first;
    }
    if (first == words.size()) {
        return {};
    }
    std::size_t used = 0;
    std::string places = places_at(text.substr(words[first].begin), &used);
    if (places.empty()) {
        return {};
    }
    const std::size_t end = words[first].begin + used;
    const auto next =
        std::find_if(words.begin(), words.end(), [end](const Written& w) { return w.begin >= end; });
    if (next == words.end() || !is_one_of(named, next->word)) {
        return {};
    }
    return {words.front().begin, next->end, std::move(places)};
}

/// Most sentences are told by bytes alone to have no condition about where somebody lives.
bool may_name_residence(std::string_view sentence) {
    constexpr std::array<std::string_view, 14> signs{"live",   "living",     "esid",   "ocated", "based",
                                                     "omicil", "itizen",     "are in", "'re in", "’re in",
                                                     "is in",  "stablished", "sers ",  "sumers "};
    constexpr std::array<std::string_view, 4> others{" from ", "ustomers ", "eople ", "ividuals "};
    constexpr std::array<std::string_view, 4> shouted{"LIVE", "RESID", "LOCATED", "USERS"};
    return has_any(sentence, signs) || has_any(sentence, others) || has_any(sentence, shouted);
}

bool may_name_people(std::string_view sentence) {
    constexpr std::array<std::string_view, 5> signs{"esident", "onsumer", "sers", "ustomers", "RESIDENT"};
    return has_any(sentence.substr(0, 160), signs);
}

constexpr std::array<std::string_view, 74> heading_words{
    "additional",  "supplemental", "supplementary", "specific",   "special", "important",  "further",
    "information", "terms",        "notice",        "notices",    "rights",  "privacy",    "provisions",
    "disclosures", "disclosure",   "for",           "to",         "of",      "if",         "you",
    "are",         "live",         "reside",        "located",    "based",   "a",          "an",
    "the",         "resident",     "residents",     "users",      "user",    "consumers",  "consumer",
    "customers",   "people",       "individuals",   "in",         "within",  "from",       "your",
    "who",         "only",         "and",           "applicable", "members", "conditions", "country",
    "state",       "states",       "jurisdiction",  "regional",   "region",  "addendum",   "supplement",
    "statement",   "policy",       "dispute",       "resolution", "part",    "section",    "choices",
    "act",         "law",          "ccpa",          "cpra",       "s",       "re",         "that",
    "apply",       "person",       "with",          "citizens"};

bool all_heading_words(std::string_view text) {
    const std::vector<Written> words = words_of(text);
    return std::all_of(words.begin(), words.end(), [](const Written& written) {
        return is_one_of(heading_words, written.word) || is_ascii_digit(written.word[0]) ||
               written.word.size() == 1;
    });
}

}  // namespace

std::string region_of_sentence(std::string_view sentence, std::size_t said) {
    constexpr std::size_t furthest_opening = 60;  // Bytes: an enumerator, a word in front ("However, if …").
    constexpr std::size_t longest_read = 1200;
    sentence = sentence.substr(0, longest_read);
    if (!may_name_region(sentence)) {
        return {};
    }
    Residence residence;
    if (may_name_residence(sentence)) {
        residence = find_residence(sentence, false);
    }
    if (residence.places.empty() && may_name_people(sentence)) {
        residence = find_named_people(sentence);
    }
    if (residence.places.empty()) {
        return {};
    }
    const bool opens = residence.begin <= furthest_opening && residence.begin <= said;
    const std::string_view behind = sentence.substr(std::min(residence.end, sentence.size()));
    const bool closes = behind.size() <= 3 && sentence.find(';') == std::string_view::npos;
    return opens || closes ? std::move(residence.places) : std::string();
}

std::string region_of_heading(std::string_view heading) {
    if (heading.size() > longest_heading || !may_name_region(heading)) {
        return {};
    }
    if (Residence residence = find_residence(heading, true); !residence.places.empty()) {
        return std::move(residence.places);
    }
    for (const Written& word : words_of(heading)) {
        if (heading[word.begin] < 'A' || heading[word.begin] > 'Z') {
            continue;
        }
        std::size_t used = 0;
        std::string places = places_at(heading.substr(word.begin), &used);
        if (!places.empty()) {
            const std::string_view before = heading.substr(0, word.begin);
            const std::string_view behind = heading.substr(word.begin + used);
            return all_heading_words(before) && all_heading_words(behind) ? places : std::string();
        }
    }
    return {};
}

}  // namespace smallprint
