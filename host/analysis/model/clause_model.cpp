#include "analysis/model/clause_model.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "analysis/model/embedded_model.h"
#include "analysis/model/sense_features.h"

namespace smallprint::model {
namespace {

/// The known rows of some features, each once, with how often it is there. Returns the squared importance of
/// what is not known.
float list_rows(const HeadView& head, const std::vector<FeatureKey>& features, Scratch& scratch) {
    for (const FeatureKey key : features) {
        head.expect(key);
    }
    // At most half full, so that a row is found within a step or two.
    const std::size_t places = std::bit_ceil(2 * features.size() + 1);
    scratch.places.assign(places, no_row);
    scratch.rows.clear();
    scratch.counts.clear();
    float unknown = 0.0F;
    for (const FeatureKey key : features) {
        const std::uint32_t row = head.find(key);
        if (row == no_row) {
            unknown += head.unknown * head.unknown;
            continue;
        }
        std::size_t place = (row * 0x9E3779B1U >> 7U) & (places - 1);
        while (scratch.places[place] != no_row && scratch.rows[scratch.places[place]] != row) {
            place = (place + 1) & (places - 1);
        }
        if (scratch.places[place] == no_row) {
            scratch.places[place] = static_cast<std::uint32_t>(scratch.rows.size());
            scratch.rows.push_back(row);
            scratch.counts.push_back(0);
            fetch(&head.importance[row]);
            fetch(head.weights.data() + std::size_t{row} * head.classes.size());
        }
        ++scratch.counts[scratch.places[place]];
    }
    return unknown;
}

/// Adds a vector of features, made `length` long, to the classes' sums.
void add_vector(const HeadView& head, const std::vector<FeatureKey>& features, float length,
                Scratch& scratch) {
    float squares = list_rows(head, features, scratch);
    scratch.values.clear();
    for (std::size_t i = 0; i < scratch.rows.size(); ++i) {
        const std::uint32_t count = scratch.counts[i];
        const float frequency = count == 1 ? 1.0F : 1.0F + std::log(static_cast<float>(count));
        scratch.values.push_back(frequency * static_cast<float>(head.importance[scratch.rows[i]]) *
                                 importance_unit);
        squares += scratch.values.back() * scratch.values.back();
    }
    const float scale = squares > 0.0F ? length / std::sqrt(squares) : 0.0F;
    const std::size_t classes = head.classes.size();
    for (std::size_t i = 0; i < scratch.rows.size(); ++i) {
        const float value = scratch.values[i] * scale;
        const std::int8_t* weight = head.weights.data() + std::size_t{scratch.rows[i]} * classes;
        for (std::size_t k = 0; k < classes; ++k) {
            scratch.sums[k] += value * static_cast<float>(weight[k]);
        }
    }
}

}  // namespace

ClauseModel ClauseModel::embedded() {
    return ClauseModel(embedded_model());
}

void ClauseModel::read(std::string_view text, Scratch& scratch) const {
    split_sentence(text, scratch.joined, scratch.words);
    scratch.hashes.clear();
    for (std::size_t i = 0; i < scratch.words.size(); ++i) {
        scratch.hashes.push_back(hash_word(scratch.words.key(i)));
        file_.expect(scratch.hashes.back());
    }
    scratch.entries.clear();
    for (std::size_t i = 0; i < scratch.words.size(); ++i) {
        scratch.entries.push_back(file_.find(scratch.words.key(i), scratch.hashes[i]));
    }
    scratch.features.clear();
    list_features(scratch.entries, scratch.features);
}

std::span<const float> ClauseModel::score(Head head, Scratch& scratch) const {
    const HeadView& held = view(head);
    const std::size_t classes = held.classes.size();
    scratch.sums.assign(classes, 0.0F);
    add_vector(held, scratch.features, 1.0F, scratch);
    if (held.sense_share > 0.0F) {
        scratch.sense_features.clear();
        list_sense_features(scratch.entries, scratch.sense_features);
        add_vector(held, scratch.sense_features, held.sense_share, scratch);
    }
    for (std::size_t k = 0; k < classes; ++k) {
        scratch.sums[k] = scratch.sums[k] * held.classes[k].scale + held.classes[k].bias;
    }
    return scratch.sums;
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
