// How the head for our own clause types is made: from quotes that ToS;DR's volunteers filed under cases
// (mapped to types by the catalogue), CLAUDETTE's sentences, the hand-made feedback labels, and sentences of
// documents that our rules are sure of.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/model/clause_model.h"
#include "train/linear.h"
#include "train/samples.h"
#include "train/vocabulary.h"

namespace smallprint::train {

struct TypeOptions {
    TrainOptions train{
        .cost = 0.5, .positive_weight = 2.0, .least_count = 2, .unknown = 0.0F, .least_weight = 8};
    int folds = 3;
    bool silver = true;          ///< Sentences our rules are sure of.
    bool unfair = true;          ///< CLAUDETTE's sentences.
    std::size_t per_type = 150;  ///< Silver sentences of a type at most, one a service.
    std::size_t background = 6;  ///< Every so many of CLAUDETTE's unlabelled sentences says nothing.
    std::size_t least = 25;      ///< A type with fewer examples is not learnt.
    double share_of_two = 0.14;  ///< A second type is said from this probability on.
};

struct TypeSamples {
    std::vector<std::string> types;  ///< Those that are learnt.
    std::vector<Sample> samples;     ///< `labels` are types.
};

[[nodiscard]] TypeSamples read_type_samples(const std::filesystem::path& corpus, const TypeOptions& options);

/// Scores of every sample by a model that did not see its company: by type, then sample.
[[nodiscard]] std::vector<std::vector<float>> score_types(const TypeSamples& samples,
                                                          const Vocabulary& vocabulary,
                                                          const std::vector<int>& fold,
                                                          const TypeOptions& options);

/// Calibration and thresholds of each type from scores of samples for which `use` holds.
[[nodiscard]] std::vector<model::ClassRow> tune_types(const TypeSamples& samples,
                                                      const std::vector<std::vector<float>>& scores,
                                                      const std::vector<char>& use,
                                                      const TypeOptions& options);

/// The types said of a sample, best first, as ClauseModel::asserted says them with model::least_probability.
[[nodiscard]] std::vector<std::size_t> types_said(const std::vector<std::vector<float>>& scores,
                                                  std::size_t sample,
                                                  const std::vector<model::ClassRow>& rows,
                                                  float least = model::least_probability);

[[nodiscard]] TrainedHead train_types(const TypeSamples& samples, const Vocabulary& vocabulary,
                                      const std::vector<model::ClassRow>& tuned, const TypeOptions& options);

}  // namespace smallprint::train
