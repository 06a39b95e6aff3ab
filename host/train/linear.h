// One linear classifier per class by liblinear, its weights cut to bytes, thresholds and calibration. What
// comes out is what the file holds: every figure is measured on it, after the cut.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/model/model_file.h"

namespace smallprint::train {

struct TrainOptions {
    double cost = 1.0;             ///< C of the L2-regularised L2-loss SVC.
    double positive_weight = 1.0;  ///< How much more a miss costs than a false alarm.
    unsigned least_count = 2;      ///< Features of fewer sentences are not known.
    float sense_share = 0.0F;      ///< Length of the senses' part beside that of the words; 0: words alone.
    float unknown = 0.0F;          ///< Importance of what is not known, in parts of the rarest feature's.
    int least_weight = 0;  ///< Features whose largest weight byte is below it are left out at the end.
};

/// What is learnt from: features of each sentence, and for each class 1, 0 or -1 ("not known, leave out").
struct TrainingSet {
    std::vector<std::vector<model::FeatureKey>> features;
    std::vector<std::vector<std::int8_t>> labels;  ///< By class, then sentence.
    std::size_t known = 0;            ///< Features are of the first so many sentences; 0: of all.
    std::vector<std::uint8_t> times;  ///< How often a sentence counts; empty: each once.
};

struct TrainedHead {
    std::vector<std::string> names;
    std::vector<model::ClassRow> classes;  ///< Names' places are set by the writer.
    std::vector<model::FeatureKey> features;
    std::vector<std::uint16_t> importance;
    std::vector<std::int8_t> weights;
    std::uint16_t unknown = 0;
    std::uint16_t sense_share = 0;  ///< In parts of model::importance_unit.
};

[[nodiscard]] TrainedHead train_head(const TrainingSet& set, std::vector<std::string> names,
                                     const TrainOptions& options);

/// A score and whether the class holds.
struct Judged {
    float score = 0.0F;
    bool holds = false;
};

/// The threshold with the best F1, with `caution` more misses reckoned (it steadies rare classes).
[[nodiscard]] float best_threshold(std::vector<Judged> judged, double caution);
/// A threshold for the best F1 that does not hang on a handful of rare sentences: half way between the one
/// that is best on these very sentences and the one that would be best if each held with its calibrated
/// probability. On company folds it loses less of what the best threshold after the fact would give.
[[nodiscard]] float steady_threshold(const std::vector<Judged>& judged, double caution);
/// Platt's calibration (2000), with his smoothed targets, by Newton's method: sets slope and offset.
void calibrate(const std::vector<Judged>& judged, model::ClassRow& row);

}  // namespace smallprint::train
