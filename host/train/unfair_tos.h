// How the head for CLAUDETTE's eight categories is made, and how right it is on companies it was not trained
// on.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "train/linear.h"
#include "train/samples.h"
#include "train/vocabulary.h"

namespace smallprint::train {

/// Features of a text by a vocabulary.
[[nodiscard]] std::vector<model::FeatureKey> features_of(const Vocabulary& vocabulary, std::string_view text);

struct UnfairOptions {
    bool cased = true;  ///< Learn from the cased successor set too.
    TrainOptions train{
        .cost = 0.5, .positive_weight = 3.0, .least_count = 2, .unknown = 0.0F, .least_weight = 0};
    double caution = 8.0;  ///< Of thresholds, see steady_threshold.
    int folds = 5;
};

/// Scores of each sample by a model that saw neither its company nor, in the second set, its sentence.
struct FoldScores {
    std::vector<int> fold;
    std::vector<std::vector<float>> scores;  ///< By category, then sample.
};
[[nodiscard]] FoldScores score_by_folds(const std::vector<Sample>& samples, const Vocabulary& vocabulary,
                                        const UnfairOptions& options);

/// Trains on all samples; thresholds and calibration come from `folds`, over samples of `Source::unfair_tos`.
[[nodiscard]] TrainedHead train_unfair(const std::vector<Sample>& samples, const Vocabulary& vocabulary,
                                       const FoldScores& folds, const UnfairOptions& options);

/// The label of a sample in a category.
[[nodiscard]] bool has_label(const Sample& sample, std::size_t category);

}  // namespace smallprint::train
