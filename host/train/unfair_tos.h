// How the head for CLAUDETTE's eight categories is made, and how right it is on companies it was not trained
// on.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

#include "train/linear.h"
#include "train/samples.h"
#include "train/vocabulary.h"

namespace smallprint::train {

/// Features of a text by a vocabulary: those of its words, and with `senses` those of who does what.
[[nodiscard]] std::vector<model::FeatureKey> features_of(const Vocabulary& vocabulary, std::string_view text,
                                                         bool senses = false);

struct UnfairOptions {
    bool cased = true;       ///< Learn from the cased successor set too,
    bool judged = true;      ///< from sentences that we judged by reading,
    bool unlabelled = true;  ///< and from unlabelled ones that a first model is sure of.
    TrainOptions train{.cost = 0.5 / 3,
                       .positive_weight = 3.0,
                       .least_count = 2,
                       .sense_share = 0.5F,
                       .unknown = 0.0F,
                       .least_weight = 4};
    std::uint8_t labelled_times = 3;  ///< A labelled sentence counts so often, one of the others once.
    float sure = 0.45F;               ///< Score from which on a first model's yes is believed,
    float sure_not = -0.75F;          ///< and up to which its no.
    double caution = 8.0;             ///< Of thresholds, see steady_threshold.
    int folds = 5;
};

/// What there is to learn from.
struct UnfairSamples {
    std::vector<Sample> labelled;    ///< The two sets of CLAUDETTE; they alone are scored.
    std::vector<Sample> judged;      ///< By us (judged_sentences.h).
    std::vector<Sample> unlabelled;  ///< A quarter of the documents' other sentences.
};
/// Reads all of them; `parts` of the labelled ones ("train", "val"), `judgements` as take_judged. About ten
/// seconds.
[[nodiscard]] UnfairSamples read_unfair_samples(const std::filesystem::path& corpus,
                                                const std::filesystem::path& judgements,
                                                std::initializer_list<const char*> parts);

/// Scores of each labelled sample by a model that saw neither its company nor, in the second set, its
/// sentence.
struct FoldScores {
    std::vector<int> fold;
    std::vector<std::vector<float>> scores;  ///< By category, then sample.
};
[[nodiscard]] FoldScores score_by_folds(const UnfairSamples& samples, const Vocabulary& vocabulary,
                                        const UnfairOptions& options);

/// Trains on all samples; thresholds and calibration come from `folds`, over samples of `Source::unfair_tos`.
[[nodiscard]] TrainedHead train_unfair(const UnfairSamples& samples, const Vocabulary& vocabulary,
                                       const FoldScores& folds, const UnfairOptions& options);

/// The label of a sample in a category.
[[nodiscard]] bool has_label(const Sample& sample, std::size_t category);

}  // namespace smallprint::train
