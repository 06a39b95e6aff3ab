#include "catalogue/fingerprint.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string>

namespace smallprint {
namespace {

constexpr std::uint64_t name_placeholder = 1;
constexpr std::uint64_t number_placeholder = 2;
constexpr std::uint64_t address_placeholder = 3;

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& sorted, std::string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

// Words that contracts write with a capital although they are no names. Anything else capitalised inside a
// sentence is taken as part of a name. Sorted.
constexpr std::array<std::string_view, 113> common_capitals{
    "a",
    "account",
    "accounts",
    "affiliate",
    "affiliates",
    "agreement",
    "ai",
    "all",
    "and",
    "any",
    "api",
    "app",
    "application",
    "applications",
    "apps",
    "arbitration",
    "article",
    "as",
    "assets",
    "authorized",
    "authorised",
    "business",
    "by",
    "client",
    "company",
    "confidential",
    "content",
    "cookie",
    "cookies",
    "court",
    "courts",
    "customer",
    "customers",
    "data",
    "device",
    "devices",
    "dispute",
    "disputes",
    "documentation",
    "effective",
    "end",
    "features",
    "fee",
    "fees",
    "feedback",
    "for",
    "forum",
    "guidelines",
    "i",
    "if",
    "in",
    "information",
    "input",
    "inputs",
    "intellectual",
    "law",
    "laws",
    "liability",
    "license",
    "licence",
    "material",
    "materials",
    "member",
    "membership",
    "model",
    "models",
    "not",
    "notice",
    "of",
    "offerings",
    "operator",
    "or",
    "order",
    "output",
    "outputs",
    "parties",
    "party",
    "paid",
    "period",
    "personal",
    "plan",
    "platform",
    "policies",
    "policy",
    "post",
    "posts",
    "privacy",
    "product",
    "products",
    "prompt",
    "prompts",
    "property",
    "rights",
    "section",
    "service",
    "services",
    "site",
    "sites",
    "software",
    "submission",
    "submissions",
    "subscription",
    "subscriptions",
    "term",
    "terms",
    "the",
    "third",
    "to",
    "trial",
    "use",
    "user",
    "users",
    "website",
};

constexpr std::array<std::string_view, 12> months{"april",   "august",   "december", "february",
                                                  "january", "july",     "june",     "march",
                                                  "may",     "november", "october",  "september"};

constexpr std::array<std::string_view, 9> negators{"neither", "never",   "no",      "none",   "nor",
                                                   "not",     "nothing", "nowhere", "without"};

bool is_common(std::string_view word) {
    // Found by looking, not by halving, so that the table need not be in perfect order to be right.
    return std::find(common_capitals.begin(), common_capitals.end(), word) != common_capitals.end();
}

struct Unit {
    std::uint64_t hash = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

bool joined(std::uint16_t marks) {
    return (marks & mark_space) == 0 && (marks == 0 || (marks & mark_stop) != 0) && (marks & mark_close) == 0;
}

bool is_number(std::string_view key) {
    return key[0] >= '0' && key[0] <= '9';
}

std::vector<Unit> units_of(const Words& words) {
    std::vector<Unit> units;
    units.reserve(words.size());
    const auto add = [&units](std::uint64_t hash, std::size_t first, std::size_t last) {
        // A name of several words, or several names in a row, are one placeholder.
        if (hash <= address_placeholder && !units.empty() && units.back().hash == hash) {
            units.back().last = static_cast<std::uint32_t>(last);
            return;
        }
        units.push_back({hash, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
    };
    bool sentence_start = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words.list[i];
        const std::string_view key = words.key(i);
        if (key.empty()) {
            continue;
        }
        std::size_t last = i;
        while (last + 1 < words.size() && joined(words.list[last].marks) &&
               words.list[last + 1].begin > words.list[last].begin) {
            ++last;
        }
        if (last > i) {
            add(is_number(key) ? number_placeholder : address_placeholder, i, last);
        } else if (is_number(key) || (word.capital && contains(months, key) && !sentence_start)) {
            add(number_placeholder, i, i);
        } else if (word.capital && !sentence_start && !word.all_capitals && !is_common(key)) {
            add(name_placeholder, i, i);
        } else {
            const std::uint64_t hash = XXH3_64bits(key.data(), key.size());
            add(hash <= address_placeholder ? hash + 8 : hash, i, i);
        }
        i = last;
        sentence_start = (words.list[last].marks & (mark_stop | mark_newline | mark_colon)) != 0;
    }
    return units;
}

}  // namespace

std::vector<Shingle> shingles_of(const Words& words) {
    const std::vector<Unit> units = units_of(words);
    std::vector<Shingle> shingles;
    if (units.size() < shingle_words) {
        return shingles;
    }
    shingles.reserve(units.size() - shingle_words + 1);
    for (std::size_t i = 0; i + shingle_words <= units.size(); ++i) {
        std::array<unsigned char, 8 * shingle_words> bytes{};
        for (std::size_t j = 0; j < shingle_words; ++j) {
            for (std::size_t b = 0; b < 8; ++b) {
                bytes[8 * j + b] = static_cast<unsigned char>(units[i + j].hash >> (8 * b));
            }
        }
        shingles.push_back(
            {XXH3_64bits(bytes.data(), bytes.size()), units[i].first, units[i + shingle_words - 1].last});
    }
    return shingles;
}

std::vector<std::uint64_t> fingerprint_of(const Words& words) {
    std::vector<std::uint64_t> kept;
    if (words.size() < words_for_near) {
        return kept;
    }
    const std::vector<Shingle> all = shingles_of(words);
    if (words.size() < words_for_winnowing || all.size() <= winnow_window) {
        for (const Shingle& shingle : all) {
            kept.push_back(shingle.hash);
        }
    } else {
        for (std::size_t i = 0; i + winnow_window <= all.size(); ++i) {
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(i);
            kept.push_back(
                std::min_element(begin, begin + winnow_window, [](const Shingle& a, const Shingle& b) {
                    return a.hash < b.hash;
                })->hash);
        }
    }
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    return kept;
}

std::uint64_t exact_hash(const Words& words, std::size_t first, std::size_t count) {
    std::string joined_words;
    for (std::size_t i = first; i < first + count; ++i) {
        joined_words.append(words.key(i));
        joined_words.push_back(' ');
    }
    return XXH3_64bits(joined_words.data(), joined_words.size());
}

std::uint32_t count_negations(const Words& words, std::size_t first, std::size_t last) {
    std::uint32_t count = 0;
    for (std::size_t i = first; i <= last && i < words.size(); ++i) {
        count += contains(negators, words.key(i)) ? 1U : 0U;
    }
    return count;
}

}  // namespace smallprint
