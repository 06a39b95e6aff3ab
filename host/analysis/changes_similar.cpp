#include "analysis/changes_similar.h"

#include <algorithm>
#include <tuple>

namespace smallprint {

namespace {

// A feature that more sentences have than this tells little, and would make the work quadratic.
constexpr std::size_t most_owners = 8;
// Sentences this short also share single words.
constexpr std::uint32_t short_sentence = 8;
// The least share of common features (Dice) for two sentences to be one reworded.
constexpr double least_alike = 0.2;

struct Feature {
    std::uint64_t hash = 0;
    std::uint32_t sentence = 0;
    friend bool operator<(const Feature& left, const Feature& right) {
        return std::tie(left.hash, left.sentence) < std::tie(right.hash, right.sentence);
    }
    friend bool operator==(const Feature& left, const Feature& right) = default;
};

constexpr std::uint64_t mix(std::uint64_t left, std::uint64_t right) {
    std::uint64_t value = (left * 0x9E3779B97F4A7C15U) ^ (right + 0x632BE59BD9B4E019U);
    value ^= value >> 29U;
    return value * 0xBF58476D1CE4E5B9U;
}

// Sorted, each once a sentence; `counts` gets how many each sentence has.
std::vector<Feature> features_of(const AlignedSide& side, std::vector<std::uint32_t>& counts) {
    std::vector<Feature> features;
    for (std::uint32_t i = 0; i < side.fate.size(); ++i) {
        if (side.fate[i] != SentenceFate::alone) {
            continue;
        }
        const ComparedSentence& sentence = side.text.sentences[i];
        const WordHash* words = side.text.words.data() + sentence.first_word;
        for (std::uint32_t w = 0; w < sentence.word_count; ++w) {
            if (w + 1 < sentence.word_count) {
                features.push_back({mix(words[w], words[w + 1]), i});
            }
            if (sentence.word_count <= short_sentence) {
                features.push_back({mix(words[w], 0), i});
            }
        }
    }
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    counts.assign(side.fate.size(), 0);
    for (const Feature& feature : features) {
        ++counts[feature.sentence];
    }
    return features;
}

struct Candidate {
    double alike = 0.0;
    std::uint32_t before = 0;
    std::uint32_t after = 0;
};

// One entry for each feature that two sentences share.
std::vector<std::uint64_t> shared_features(const std::vector<Feature>& before,
                                           const std::vector<Feature>& after) {
    std::vector<std::uint64_t> shared;
    std::size_t b = 0;
    std::size_t a = 0;
    while (b < before.size() && a < after.size()) {
        if (before[b].hash != after[a].hash) {
            before[b].hash < after[a].hash ? ++b : ++a;
            continue;
        }
        const std::uint64_t hash = before[b].hash;
        const std::size_t first_b = b;
        const std::size_t first_a = a;
        while (b < before.size() && before[b].hash == hash) {
            ++b;
        }
        while (a < after.size() && after[a].hash == hash) {
            ++a;
        }
        if (b - first_b > most_owners || a - first_a > most_owners) {
            continue;
        }
        for (std::size_t i = first_b; i < b; ++i) {
            for (std::size_t k = first_a; k < a; ++k) {
                shared.push_back((std::uint64_t{before[i].sentence} << 32U) | after[k].sentence);
            }
        }
    }
    std::sort(shared.begin(), shared.end());
    return shared;
}

}  // namespace

void pair_similar_sentences(AlignedSide& before, AlignedSide& after) {
    std::vector<std::uint32_t> before_counts;
    std::vector<std::uint32_t> after_counts;
    const std::vector<Feature> before_features = features_of(before, before_counts);
    const std::vector<Feature> after_features = features_of(after, after_counts);
    const std::vector<std::uint64_t> shared = shared_features(before_features, after_features);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < shared.size();) {
        std::size_t end = i;
        while (end < shared.size() && shared[end] == shared[i]) {
            ++end;
        }
        Candidate candidate;
        candidate.before = static_cast<std::uint32_t>(shared[i] >> 32U);
        candidate.after = static_cast<std::uint32_t>(shared[i]);
        candidate.alike =
            2.0 * static_cast<double>(end - i) /
            static_cast<double>(before_counts[candidate.before] + after_counts[candidate.after]);
        if (candidate.alike >= least_alike) {
            candidates.push_back(candidate);
        }
        i = end;
    }
    // Of equally alike ones the nearest in order, so that a repeated line keeps its place.
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& left, const Candidate& right) {
        return std::tuple(-left.alike, left.before, left.after) <
               std::tuple(-right.alike, right.before, right.after);
    });
    for (const Candidate& candidate : candidates) {
        if (before.fate[candidate.before] == SentenceFate::alone &&
            after.fate[candidate.after] == SentenceFate::alone) {
            before.fate[candidate.before] = SentenceFate::altered;
            after.fate[candidate.after] = SentenceFate::altered;
            before.partner[candidate.before] = candidate.after;
            after.partner[candidate.after] = candidate.before;
        }
    }
}

}  // namespace smallprint
