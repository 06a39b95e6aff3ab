#include "analysis/model/clause_model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "analysis/model/embedded_model.h"
#include "analysis/model/sense_features.h"

namespace smallprint::model {
namespace {

/// Puts a feature among `counted`, or counts it once more. `places` finds it again.
class Counter {
public:
    /// At most `most` features come: the table is at most half full then, so that one is found within a step
    /// or two.
    Counter(std::size_t most, std::vector<std::uint32_t>& places, std::vector<CountedFeature>& counted)
        : places_(places),
          counted_(counted),
          shift_(32U - static_cast<unsigned>(std::bit_width(2 * most + 2))) {
        places_.assign(std::size_t{1} << (32U - shift_), nowhere);
        counted_.clear();
    }

    /// Returns whether it is new; it is the last of `counted` then, with `rows`.
    bool add(FeatureKey key, const HeadRows& rows) {
        std::size_t place = static_cast<std::size_t>((key * 0x9E3779B1U) >> shift_);
        while (places_[place] != nowhere && counted_[places_[place]].key != key) {
            place = (place + 1) & (places_.size() - 1);
        }
        if (places_[place] != nowhere) {
            ++counted_[places_[place]].count;
            return false;
        }
        places_[place] = static_cast<std::uint32_t>(counted_.size());
        counted_.push_back({key, rows, 1});
        return true;
    }

private:
    static constexpr std::uint32_t nowhere = 0xFFFFFFFFU;
    std::vector<std::uint32_t>& places_;
    std::vector<CountedFeature>& counted_;
    unsigned shift_;
};

/// Asks for the rows that will be summed.
void expect_rows(const FileView& file, const HeadRows& rows) noexcept {
    for (std::size_t head = 0; head < file.heads.size(); ++head) {
        if (const HeadView& held = file.heads[head]; held.has(rows[head])) {
            const std::int8_t* row = held.row(rows[head]);
            fetch(row);
            fetch(row + held.row_size - 1);  // Most lie across two lines of a cache.
        }
    }
}

/// Looks up what was counted without its rows.
void find_rows(const FileView& file, std::span<CountedFeature> counted) noexcept {
    for (CountedFeature& feature : counted) {
        if (is_none(feature.rows)) {
            feature.rows = file.find_feature(feature.key);
            expect_rows(file, feature.rows);
        }
    }
}

/// How much a feature counts for that is there `count` times.
float frequency_of(std::uint32_t count) noexcept {
    // Nearly all counts are one to four: 1 + ln.
    constexpr std::array<float, 5> common{0.0F, 1.0F, 1.6931472F, 2.0986123F, 2.3862944F};
    return count < common.size() ? common[count] : 1.0F + std::log(static_cast<float>(count));
}

/// Appends the rows of a vector of features, made `length` long.
void add_vector(const HeadView& head, std::size_t number, std::span<const CountedFeature> features,
                float length, Scratch& scratch) {
    const std::size_t first = scratch.rows.size();
    float squares = 0.0F;
    for (const CountedFeature& feature : features) {
        if (head.has(feature.rows[number])) {
            const std::int8_t* row = head.row(feature.rows[number]);
            const float value = frequency_of(feature.count) * static_cast<float>(head.importance(row));
            squares += value * value;
            scratch.rows.push_back({row, value});
        } else {
            const float value = head.unknown / importance_unit;
            squares += value * value * static_cast<float>(feature.count);
        }
    }
    const float scale = squares > 0.0F ? length / std::sqrt(squares) : 0.0F;
    for (std::size_t i = first; i < scratch.rows.size(); ++i) {
        scratch.rows[i].value *= scale;
    }
}

}  // namespace

ClauseModel ClauseModel::embedded() {
    return ClauseModel(embedded_model());
}

void ClauseModel::read(std::string_view text, Scratch& scratch) const {
    split_sentence(text, scratch.joined, scratch.words);
    const std::size_t words = scratch.words.size();
    scratch.hashes.clear();
    for (std::size_t i = 0; i < words; ++i) {
        scratch.hashes.push_back(hash_word(scratch.words.key(i)));
        file_.expect_word(scratch.hashes.back());
    }
    scratch.entries.clear();
    scratch.slots.clear();
    for (std::size_t i = 0; i < words; ++i) {
        const VocabularySlot* slot = file_.find_word(scratch.hashes[i]);
        scratch.slots.push_back(slot);
        scratch.entries.push_back(
            slot != nullptr ? WordEntry{slot->word, slot->stem, slot->cluster, slot->sense}
                            : WordEntry{number_class(scratch.words.key(i)), rare_word, rare_word, 0});
    }
    Counter counter(4 * words + 1, scratch.places, scratch.counted);
    const auto of_word = [&](std::size_t i, WordPart part, FeatureKey key) {
        const VocabularySlot* slot = scratch.slots[i];
        const HeadRows& rows = slot == nullptr          ? file_.common_rows[scratch.entries[i].word]
                               : part == WordPart::word ? slot->word_rows
                               : part == WordPart::stem ? slot->stem_rows
                                                        : slot->cluster_rows;
        if (counter.add(key, rows)) {
            expect_rows(file_, rows);
        }
    };
    const auto of_pair = [&](FeatureKey key) {
        file_.expect_feature(key);
        counter.add(key, no_rows);
    };
    visit_features(scratch.entries, of_word, of_pair);
    find_rows(file_, scratch.counted);
}

std::span<const float> ClauseModel::score(Head head, Scratch& scratch) const {
    const HeadView& held = view(head);
    const auto number = static_cast<std::size_t>(head);
    scratch.rows.clear();
    add_vector(held, number, scratch.counted, 1.0F, scratch);
    if (held.sense_share > 0.0F) {
        scratch.sense_features.clear();
        list_sense_features(scratch.entries, scratch.sense_features);
        Counter counter(scratch.sense_features.size(), scratch.places, scratch.counted_senses);
        for (const FeatureKey key : scratch.sense_features) {
            file_.expect_feature(key);
            counter.add(key, no_rows);
        }
        find_rows(file_, scratch.counted_senses);
        add_vector(held, number, scratch.counted_senses, held.sense_share, scratch);
    }
    scratch.sums.resize(columns_of(held.classes.size()));
    sum_rows(scratch.rows, scratch.sums);
    for (std::size_t k = 0; k < held.classes.size(); ++k) {
        scratch.sums[k] = scratch.sums[k] * held.classes[k].scale + held.classes[k].bias;
    }
    return std::span(scratch.sums).first(held.classes.size());
}

std::vector<Score> ClauseModel::asserted(Head head, Scratch& scratch) const {
    const HeadView& held = view(head);
    const auto scores = score(head, scratch);
    const auto likelihood = [&](std::size_t k) {  // Rises with the probability, and costs less.
        return held.classes[k].slope * scores[k] + held.classes[k].offset;
    };
    std::vector<Score> found;
    std::size_t best = 0;
    const auto add = [&](std::size_t k) {
        found.push_back(
            {held.name(k), scores[k] - held.classes[k].threshold, probability(held.classes[k], scores[k])});
    };
    for (std::size_t k = 0; k < scores.size(); ++k) {
        if (scores[k] >= held.classes[k].threshold) {
            add(k);
        }
        best = likelihood(k) > likelihood(best) ? k : best;
    }
    if (head == Head::clause_types && found.empty() &&
        probability(held.classes[best], scores[best]) >= least_probability) {
        add(best);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Score& a, const Score& b) { return a.probability > b.probability; });
    if (head == Head::clause_types && found.size() > most_types) {
        found.resize(most_types);
    }
    return found;
}

float probability(const ClassRow& row, float score) noexcept {
    return 1.0F / (1.0F + std::exp(-(row.slope * score + row.offset)));
}

}  // namespace smallprint::model
