#include "train/unfair_tos.h"

#include <algorithm>
#include <set>

#include "analysis/model/clause_model.h"
#include "train/write_model.h"

namespace smallprint::train {
namespace {

TrainingSet gather(const std::vector<Sample>& samples, const std::vector<std::size_t>& chosen,
                   const std::vector<std::vector<model::FeatureKey>>& features) {
    TrainingSet set;
    set.labels.resize(unfair_categories().size());
    for (const std::size_t i : chosen) {
        set.features.push_back(features[i]);
        for (std::size_t k = 0; k < set.labels.size(); ++k) {
            set.labels[k].push_back(has_label(samples[i], k) ? 1 : 0);
        }
    }
    return set;
}

/// Sentences of the first set that are judged in this fold: the second set has many of them word for word.
std::set<std::string> keys_of_fold(const std::vector<Sample>& samples, const std::vector<int>& fold,
                                   int part) {
    std::set<std::string> keys;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (fold[i] == part && samples[i].source == Source::unfair_tos && samples[i].key.size() > 30) {
            keys.insert(samples[i].key);
        }
    }
    return keys;
}

}  // namespace

std::vector<model::FeatureKey> features_of(const Vocabulary& vocabulary, std::string_view text) {
    std::string joined;
    Words words;
    model::split_sentence(text, joined, words);
    std::vector<model::WordEntry> entries;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = vocabulary.find(std::string(words.key(i)));
        entries.push_back(found != vocabulary.end() ? found->second
                                                    : model::WordEntry{model::number_class(words.key(i)),
                                                                       model::rare_word, model::rare_word});
    }
    std::vector<model::FeatureKey> features;
    model::list_features(entries, features);
    return features;
}

bool has_label(const Sample& sample, std::size_t category) {
    const auto& name = unfair_categories()[category];
    return std::find(sample.labels.begin(), sample.labels.end(), name) != sample.labels.end();
}

FoldScores score_by_folds(const std::vector<Sample>& samples, const Vocabulary& vocabulary,
                          const UnfairOptions& options) {
    std::vector<std::vector<model::FeatureKey>> features;
    for (const Sample& sample : samples) {
        features.push_back(features_of(vocabulary, sample.text));
    }
    FoldScores result;
    result.fold = deal_folds(samples, options.folds);
    result.scores.assign(unfair_categories().size(), std::vector<float>(samples.size(), 0.0F));
    for (int part = 0; part < options.folds; ++part) {
        const auto judged = keys_of_fold(samples, result.fold, part);
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const bool cased = samples[i].source == Source::unfair_tos_cased;
            if (result.fold[i] != part && (!cased || (options.cased && judged.count(samples[i].key) == 0))) {
                chosen.push_back(i);
            }
        }
        const TrainedHead head =
            train_head(gather(samples, chosen, features), unfair_categories(), options.train);
        // Judged by the very code that the host runs, on the very bytes it would map.
        const ModelBytes bytes(write_model(vocabulary, {&head, 1}));
        const model::ClauseModel trained(bytes.view());
        model::Scratch scratch;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (result.fold[i] == part) {
                trained.read(samples[i].text, scratch);
                const auto scores = trained.score(model::ClauseModel::Head::unfair_tos, scratch);
                for (std::size_t k = 0; k < scores.size(); ++k) {
                    result.scores[k][i] = scores[k];
                }
            }
        }
    }
    return result;
}

TrainedHead train_unfair(const std::vector<Sample>& samples, const Vocabulary& vocabulary,
                         const FoldScores& folds, const UnfairOptions& options) {
    std::vector<std::vector<model::FeatureKey>> features;
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        features.push_back(features_of(vocabulary, samples[i].text));
        if (options.cased || samples[i].source == Source::unfair_tos) {
            chosen.push_back(i);
        }
    }
    TrainedHead head = train_head(gather(samples, chosen, features), unfair_categories(), options.train);
    for (std::size_t k = 0; k < head.classes.size(); ++k) {
        std::vector<Judged> judged;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (samples[i].source == Source::unfair_tos) {
                judged.push_back({folds.scores[k][i], has_label(samples[i], k)});
            }
        }
        head.classes[k].threshold = steady_threshold(judged, options.caution);
        calibrate(judged, head.classes[k]);
    }
    return head;
}

}  // namespace smallprint::train
