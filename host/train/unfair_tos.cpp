#include "train/unfair_tos.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/model/clause_model.h"
#include "analysis/model/sense_features.h"
#include "train/document_sentences.h"
#include "train/judged_sentences.h"
#include "train/write_model.h"

namespace smallprint::train {
namespace {

using Features = std::vector<std::vector<model::FeatureKey>>;

Features features_of_all(const Vocabulary& vocabulary, const std::vector<Sample>& samples, bool senses) {
    Features features;
    for (const Sample& sample : samples) {
        features.push_back(features_of(vocabulary, sample.text, senses));
    }
    return features;
}

/// Leaves, evenly spread, so many of a class's negatives that they do not drown its positives.
void thin_negatives(std::vector<std::int8_t>& labels) {
    const auto count = [&labels](int label) {
        return static_cast<std::size_t>(std::count(labels.begin(), labels.end(), label));
    };
    const std::size_t all = count(0);
    const std::size_t wanted = std::min(all, 6 * count(1) + 500);
    std::size_t seen = 0;
    for (std::int8_t& label : labels) {
        if (label == 0) {
            ++seen;
            label = seen * wanted / all == (seen - 1) * wanted / all ? std::int8_t{-1} : std::int8_t{0};
        }
    }
}

class Learner {
public:
    Learner(const UnfairSamples& samples, const Vocabulary& vocabulary, const UnfairOptions& options)
        : samples_(samples),
          vocabulary_(vocabulary),
          options_(options),
          labelled_(features_of_all(vocabulary, samples.labelled, senses())),
          judged_(features_of_all(vocabulary, samples.judged, senses())),
          unlabelled_(features_of_all(vocabulary, samples.unlabelled, senses())) {}

    /// Learns from the labelled samples `chosen` and from the others of companies that are not `hidden`.
    [[nodiscard]] TrainedHead learn(const std::vector<std::size_t>& chosen,
                                    const std::set<std::string>& hidden) const {
        TrainingSet set;
        set.labels.resize(unfair_categories().size());
        for (const std::size_t i : chosen) {
            set.features.push_back(labelled_[i]);
            set.times.push_back(options_.labelled_times);
            for (std::size_t k = 0; k < set.labels.size(); ++k) {
                set.labels[k].push_back(has_label(samples_.labelled[i], k) ? 1 : 0);
            }
        }
        for (std::size_t i = 0; options_.judged && i < judged_.size(); ++i) {
            if (hidden.count(samples_.judged[i].company) == 0) {
                add(set, judged_[i], [&](std::size_t k) {
                    return is_judged(k) ? static_cast<int>(has_label(samples_.judged[i], k)) : -1;
                });
            }
        }
        TrainedHead first = train_head(set, unfair_categories(), options_.train);
        if (!options_.unlabelled) {
            return first;
        }
        set.known = set.features.size();
        believe(first, hidden, set);
        return train_head(set, unfair_categories(), options_.train);
    }

private:
    [[nodiscard]] bool senses() const { return options_.train.sense_share > 0.0F; }

    template <typename LabelOf>
    static void add(TrainingSet& set, const std::vector<model::FeatureKey>& features,
                    const LabelOf& label_of) {
        set.features.push_back(features);
        set.times.push_back(1);
        for (std::size_t k = 0; k < set.labels.size(); ++k) {
            set.labels[k].push_back(static_cast<std::int8_t>(label_of(k)));
        }
    }

    /// Adds the unlabelled sentences with what a first model is sure of (self-training).
    void believe(const TrainedHead& first, const std::set<std::string>& hidden, TrainingSet& set) const {
        const ModelBytes bytes(write_model(vocabulary_, {&first, 1}));
        const model::ClauseModel trained(bytes.view());
        model::Scratch scratch;
        std::vector<std::size_t> read;
        std::vector<std::vector<std::int8_t>> said(set.labels.size());
        for (std::size_t i = 0; i < unlabelled_.size(); ++i) {
            if (hidden.count(samples_.unlabelled[i].company) != 0) {
                continue;
            }
            read.push_back(i);
            trained.read(samples_.unlabelled[i].text, scratch);
            const auto scores = trained.score(model::ClauseModel::Head::unfair_tos, scratch);
            for (std::size_t k = 0; k < said.size(); ++k) {
                const int label = scores[k] > options_.sure ? 1 : scores[k] < options_.sure_not ? 0 : -1;
                said[k].push_back(static_cast<std::int8_t>(label));
            }
        }
        for (auto& labels : said) {
            thin_negatives(labels);
        }
        for (std::size_t j = 0; j < read.size(); ++j) {
            if (std::any_of(said.begin(), said.end(), [j](const auto& labels) { return labels[j] >= 0; })) {
                add(set, unlabelled_[read[j]], [&](std::size_t k) { return said[k][j]; });
            }
        }
    }

    const UnfairSamples& samples_;
    const Vocabulary& vocabulary_;
    const UnfairOptions& options_;
    Features labelled_;
    Features judged_;
    Features unlabelled_;
};

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

std::vector<model::FeatureKey> features_of(const Vocabulary& vocabulary, std::string_view text, bool senses) {
    std::string joined;
    Words words;
    model::split_sentence(text, joined, words);
    std::vector<model::WordEntry> entries;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = vocabulary.find(std::string(words.key(i)));
        entries.push_back(
            found != vocabulary.end()
                ? found->second
                : model::WordEntry{model::number_class(words.key(i)), model::rare_word, model::rare_word, 0});
    }
    std::vector<model::FeatureKey> features;
    model::visit_features(
        entries, [&](std::size_t, model::WordPart, model::FeatureKey key) { features.push_back(key); },
        [&](model::FeatureKey key) { features.push_back(key); });
    if (senses) {
        model::list_sense_features(entries, features);
    }
    return features;
}

bool has_label(const Sample& sample, std::size_t category) {
    const auto& name = unfair_categories()[category];
    return std::find(sample.labels.begin(), sample.labels.end(), name) != sample.labels.end();
}

UnfairSamples read_unfair_samples(const std::filesystem::path& corpus,
                                  const std::filesystem::path& judgements,
                                  std::initializer_list<const char*> parts) {
    UnfairSamples samples;
    std::set<std::string> known;
    for (const Source source : {Source::unfair_tos, Source::unfair_tos_cased}) {
        for (const char* part : parts) {
            for (Sample& sample : read_unfair(corpus, source, part)) {
                known.insert(sample.key);
                samples.labelled.push_back(std::move(sample));
            }
        }
    }
    auto sentences = read_document_sentences(corpus);
    std::erase_if(sentences, [&known](const Sample& sentence) { return known.count(sentence.key) != 0; });
    samples.judged = take_judged(judgements, sentences);
    for (Sample& sentence : sentences) {
        if (model::hash_word(sentence.key) % 4 == 0) {
            samples.unlabelled.push_back(std::move(sentence));
        }
    }
    return samples;
}

FoldScores score_by_folds(const UnfairSamples& samples, const Vocabulary& vocabulary,
                          const UnfairOptions& options) {
    const Learner learner(samples, vocabulary, options);
    const auto& labelled = samples.labelled;
    FoldScores result;
    result.fold = deal_folds(labelled, options.folds);
    result.scores.assign(unfair_categories().size(), std::vector<float>(labelled.size(), 0.0F));
    for (int part = 0; part < options.folds; ++part) {
        const auto judged = keys_of_fold(labelled, result.fold, part);
        std::vector<std::size_t> chosen;
        std::set<std::string> hidden;
        for (std::size_t i = 0; i < labelled.size(); ++i) {
            const bool cased = labelled[i].source == Source::unfair_tos_cased;
            if (result.fold[i] == part) {
                hidden.insert(labelled[i].company);
            } else if (!cased || (options.cased && judged.count(labelled[i].key) == 0)) {
                chosen.push_back(i);
            }
        }
        const TrainedHead head = learner.learn(chosen, hidden);
        // Judged by the very code that the host runs, on the very bytes it would map.
        const ModelBytes bytes(write_model(vocabulary, {&head, 1}));
        const model::ClauseModel trained(bytes.view());
        model::Scratch scratch;
        for (std::size_t i = 0; i < labelled.size(); ++i) {
            if (result.fold[i] == part) {
                trained.read(labelled[i].text, scratch);
                const auto scores = trained.score(model::ClauseModel::Head::unfair_tos, scratch);
                for (std::size_t k = 0; k < scores.size(); ++k) {
                    result.scores[k][i] = scores[k];
                }
            }
        }
    }
    return result;
}

TrainedHead train_unfair(const UnfairSamples& samples, const Vocabulary& vocabulary, const FoldScores& folds,
                         const UnfairOptions& options) {
    const auto& labelled = samples.labelled;
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < labelled.size(); ++i) {
        if (options.cased || labelled[i].source == Source::unfair_tos) {
            chosen.push_back(i);
        }
    }
    TrainedHead head = Learner(samples, vocabulary, options).learn(chosen, {});
    for (std::size_t k = 0; k < head.classes.size(); ++k) {
        std::vector<Judged> judged;
        for (std::size_t i = 0; i < labelled.size(); ++i) {
            if (labelled[i].source == Source::unfair_tos) {
                judged.push_back({folds.scores[k][i], has_label(labelled[i], k)});
            }
        }
        head.classes[k].threshold = steady_threshold(judged, options.caution);
        calibrate(judged, head.classes[k]);
    }
    return head;
}

}  // namespace smallprint::train
