// A sentence as the clause model sees it: words folded as everywhere else (catalogue/words.h), then what the
// model never saw at enough services, and names, put under one word each, so that "Acme may end your account"
// reads like any other firm's. Pure; linear in the text.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/words.h"

namespace smallprint::model {

/// Numbers of words in a model's vocabulary. The first few are not words of the language.
using WordId = std::uint16_t;
inline constexpr WordId rare_word = 0;  ///< Seen at too few services, or never.
inline constexpr WordId sentence_begin = 1;
inline constexpr WordId sentence_end = 2;
inline constexpr WordId name_word = 3;  ///< Nearly always written with a capital: a place, a month, a firm.
inline constexpr WordId number_word = 4;
inline constexpr WordId year_word = 5;  ///< Four digits.
inline constexpr WordId first_word = 6;
inline constexpr WordId last_word = 49999;  ///< Above it features that are no pairs of words.

/// Longest text that is looked at, in bytes; no honest sentence is so long.
inline constexpr std::size_t longest_text = 8000;

/// What a word means for who does what (sense_features.h), packed; 0 for nothing.
using SenseCode = std::uint32_t;

struct WordEntry {
    WordId word = rare_word;
    WordId stem = rare_word;     ///< Number of its first bytes, where it is longer; rare_word for none.
    WordId cluster = rare_word;  ///< Number of the words used like it; rare_word for none.
    SenseCode sense = 0;
};

/// Hash of a folded word, for vocabularies (FNV-1a, mixed).
[[nodiscard]] std::uint64_t hash_word(std::string_view key) noexcept;

/// Splits a text into folded words; text that was tokenised ("do n't", "we 've", "`` terms ''") gives the
/// same words as the text before. `joined` is scratch.
void split_sentence(std::string_view text, std::string& joined, Words& words);

/// number_word or year_word for digits alone, rare_word for everything else.
[[nodiscard]] WordId number_class(std::string_view key) noexcept;

/// A feature is a word, two neighbours, a stem, a cluster or a pairing of senses; its key says which. No two
/// features share one.
using FeatureKey = std::uint32_t;
[[nodiscard]] constexpr FeatureKey word_feature(WordId word) noexcept {
    return 0xFFFF0000U | word;
}
[[nodiscard]] constexpr FeatureKey stem_feature(WordId stem) noexcept {
    return 0xFFFE0000U | stem;
}
[[nodiscard]] constexpr FeatureKey cluster_feature(WordId cluster) noexcept {
    return 0xFFFD0000U | cluster;
}
/// Pairings of senses lie between the pairs of words (the first is at most `last_word`) and the single words.
inline constexpr FeatureKey first_sense_feature = 0xE0000000U;
[[nodiscard]] constexpr bool is_sense_feature(FeatureKey key) noexcept {
    return key >> 28U == first_sense_feature >> 28U;
}
[[nodiscard]] constexpr FeatureKey pair_feature(WordId first, WordId second) noexcept {
    return (static_cast<FeatureKey>(first) << 16U) | second;
}

/// Which part of a word a feature is of.
enum class WordPart : std::uint8_t { word, stem, cluster };

/// Calls `of_word(index, part, key)` and `of_pair(key)` for the features of a sentence of words in order, as
/// often as they are there.
template <typename OfWord, typename OfPair>
void visit_features(const std::vector<WordEntry>& words, const OfWord& of_word, const OfPair& of_pair) {
    WordId before = sentence_begin;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const WordEntry& entry = words[i];
        of_word(i, WordPart::word, word_feature(entry.word));
        of_pair(pair_feature(before, entry.word));
        if (entry.stem != rare_word) {
            of_word(i, WordPart::stem, stem_feature(entry.stem));
        }
        if (entry.cluster != rare_word) {
            of_word(i, WordPart::cluster, cluster_feature(entry.cluster));
        }
        before = entry.word;
    }
    of_pair(pair_feature(before, sentence_end));
}

}  // namespace smallprint::model
