// How right the clause model is about CLAUDETTE's eight categories, on companies it was not trained on.
//   unfair_tos_accuracy [--validation]
// Five folds by company over the training parts of UNFAIR-ToS and its cased successor: a company is never on
// both sides, nor (in the second set) a sentence. Thresholds of a fold come from the other folds. Beside it,
// on the same folds, a plain linear SVM over words and pairs of words. --validation trains on the training
// parts only and judges the official validation parts: a check, not for tuning.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <map>
#include <random>

#include "analysis/model/clause_model.h"
#include "corpus.h"
#include "train/unfair_tos.h"
#include "train/write_model.h"

namespace {

using namespace smallprint::train;  // NOLINT(google-build-using-namespace): a program about it.
namespace model = smallprint::model;

struct Counts {
    double right = 0;
    double wrong = 0;
    double missed = 0;
    [[nodiscard]] double precision() const { return right + wrong > 0 ? right / (right + wrong) : 0.0; }
    [[nodiscard]] double recall() const { return right + missed > 0 ? right / (right + missed) : 0.0; }
    [[nodiscard]] double f1() const { return right > 0 ? 2 * right / (2 * right + wrong + missed) : 0.0; }
    void operator+=(const Counts& other) {
        right += other.right;
        wrong += other.wrong;
        missed += other.missed;
    }
};

using ByCategory = std::vector<Counts>;
using ByCompany = std::map<std::string, ByCategory>;

double macro(const ByCategory& counts) {
    double sum = 0;
    for (const Counts& one : counts) {
        sum += one.f1();
    }
    return sum / static_cast<double>(counts.size());
}

ByCategory add_up(const ByCompany& companies) {
    ByCategory sum(unfair_categories().size());
    for (const auto& [name, counts] : companies) {
        for (std::size_t k = 0; k < sum.size(); ++k) {
            sum[k] += counts[k];
        }
    }
    return sum;
}

/// 95 % bootstrap interval over companies, of one category or (-1) of the macro mean.
std::pair<double, double> interval(const ByCompany& companies, int category) {
    std::mt19937 random(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same figures every time.
    std::vector<const ByCategory*> all;
    for (const auto& [name, counts] : companies) {
        all.push_back(&counts);
    }
    std::vector<double> values;
    for (int round = 0; round < 1000; ++round) {
        ByCategory sum(unfair_categories().size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const ByCategory& drawn = *all[random() % all.size()];
            for (std::size_t k = 0; k < sum.size(); ++k) {
                sum[k] += drawn[k];
            }
        }
        values.push_back(category < 0 ? macro(sum) : sum[static_cast<std::size_t>(category)].f1());
    }
    std::sort(values.begin(), values.end());
    return {values[25], values[974]};
}

void print(const char* title, const ByCompany& companies, bool each) {
    const ByCategory sum = add_up(companies);
    const auto [low, high] = interval(companies, -1);
    std::printf("%-62s macro-F1 %.3f [%.3f, %.3f]\n", title, macro(sum), low, high);
    for (std::size_t k = 0; each && k < sum.size(); ++k) {
        const auto [from, to] = interval(companies, static_cast<int>(k));
        std::printf("    %-24s precision %.2f  recall %.2f  F1 %.2f [%.2f, %.2f]  (%.0f sentences)\n",
                    unfair_categories()[k].c_str(), sum[k].precision(), sum[k].recall(), sum[k].f1(), from,
                    to, sum[k].right + sum[k].missed);
    }
}

void count(Counts& counts, bool said, bool holds) {
    counts.right += said && holds ? 1 : 0;
    counts.wrong += said && !holds ? 1 : 0;
    counts.missed += !said && holds ? 1 : 0;
}

enum class Thresholds : std::uint8_t { none, best, steady };

/// Judges one set by fold scores; a fold's thresholds come from the others (or are 0).
ByCompany judge(const std::vector<Sample>& samples, const FoldScores& folds, Source source, Thresholds how,
                double caution) {
    ByCompany companies;
    for (std::size_t k = 0; k < unfair_categories().size(); ++k) {
        std::map<int, float> thresholds;
        for (const int part : folds.fold) {
            if (thresholds.count(part) != 0) {
                continue;
            }
            std::vector<Judged> judged;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                if (folds.fold[i] != part && samples[i].source == Source::unfair_tos) {
                    judged.push_back({folds.scores[k][i], has_label(samples[i], k)});
                }
            }
            thresholds[part] = how == Thresholds::none   ? 0.0F
                               : how == Thresholds::best ? best_threshold(judged, caution)
                                                         : steady_threshold(judged, caution);
        }
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (samples[i].source == source) {
                auto& counts = companies[samples[i].company];
                counts.resize(unfair_categories().size());
                count(counts[k], folds.scores[k][i] >= thresholds[folds.fold[i]], has_label(samples[i], k));
            }
        }
    }
    return companies;
}

UnfairSamples read_part(const std::filesystem::path& corpus, const char* part) {
    return read_unfair_samples(
        corpus, std::filesystem::path(SMALLPRINT_SOURCE_DIR) / "shared/catalogue/model/judged.tsv", {part});
}

/// The words of the shipped model, without stems and clusters: what a plain SVM sees is every word as it is.
Vocabulary plain_vocabulary(const std::vector<Sample>& samples) {
    Vocabulary vocabulary;
    model::WordId next = model::first_word;
    std::string joined;
    smallprint::Words words;
    for (const Sample& sample : samples) {
        model::split_sentence(sample.text, joined, words);
        for (std::size_t i = 0; i < words.size() && next < model::last_word; ++i) {
            const model::WordEntry entry{next, model::rare_word, model::rare_word, 0};
            next = static_cast<model::WordId>(
                next + (vocabulary.emplace(std::string(words.key(i)), entry).second ? 1 : 0));
        }
    }
    return vocabulary;
}

UnfairOptions plain_options() {
    UnfairOptions plain;
    plain.cased = plain.judged = plain.unlabelled = false;
    plain.labelled_times = 1;
    plain.train = {.cost = 1.0,
                   .positive_weight = 10.0,
                   .least_count = 1,
                   .sense_share = 0.0F,
                   .unknown = 0.0F,
                   .least_weight = 0};
    return plain;
}

void cross_validate(const std::filesystem::path& corpus, const Vocabulary& vocabulary) {
    const UnfairSamples samples = read_part(corpus, "train");
    const UnfairOptions options;
    const auto said = [&](const char* title, const FoldScores& folds, Source source, Thresholds how,
                          bool each) {
        print(title, judge(samples.labelled, folds, source, how, options.caution), each);
    };
    std::printf("Company folds, UNFAIR-ToS (train):\n");
    const FoldScores baseline = score_by_folds(samples, plain_vocabulary(samples.labelled), plain_options());
    said("plain SVM, balanced, threshold 0", baseline, Source::unfair_tos, Thresholds::none, false);
    said("plain SVM, thresholds tuned", baseline, Source::unfair_tos, Thresholds::best, false);
    said("plain SVM, steady thresholds", baseline, Source::unfair_tos, Thresholds::steady, false);
    // One part after the other, so that each shows what it adds.
    UnfairOptions without = options;
    without.cased = without.judged = without.unlabelled = false;
    without.train.sense_share = 0.0F;
    const auto step = [&](const char* title) {
        const FoldScores folds = score_by_folds(samples, vocabulary, without);
        said(title, folds, Source::unfair_tos, Thresholds::steady, false);
        said("    cased set", folds, Source::unfair_tos_cased, Thresholds::steady, false);
    };
    step("ours: words, stems and clusters");
    without.cased = true;
    step("and the cased set");
    without.train.sense_share = options.train.sense_share;
    step("and who does what");
    without.judged = true;
    step("and sentences we judged");
    const FoldScores ours = score_by_folds(samples, vocabulary, options);
    said("ours, with thresholds that were best", ours, Source::unfair_tos, Thresholds::best, false);
    said("ours: and unlabelled sentences", ours, Source::unfair_tos, Thresholds::steady, true);
    std::printf("The same models and thresholds, cased set (train):\n");
    said("plain SVM, balanced, threshold 0", baseline, Source::unfair_tos_cased, Thresholds::none, false);
    said("ours, with thresholds that were best", ours, Source::unfair_tos_cased, Thresholds::best, false);
    said("ours", ours, Source::unfair_tos_cased, Thresholds::steady, true);
}

void validate(const std::filesystem::path& corpus, const Vocabulary& vocabulary) {
    UnfairSamples training = read_part(corpus, "train");
    const auto validation = read_part(corpus, "val").labelled;
    const auto is_judged_here = [&validation](const Sample& sample) {
        return std::any_of(validation.begin(), validation.end(),
                           [&sample](const Sample& other) { return other.company == sample.company; });
    };
    std::erase_if(training.labelled, is_judged_here);
    std::erase_if(training.judged, is_judged_here);
    std::erase_if(training.unlabelled, is_judged_here);
    const UnfairOptions options;
    const FoldScores folds = score_by_folds(training, vocabulary, options);
    const TrainedHead head = train_unfair(training, vocabulary, folds, options);
    const ModelBytes bytes(write_model(vocabulary, {&head, 1}));
    const model::ClauseModel trained(bytes.view());
    model::Scratch scratch;
    for (const Source source : {Source::unfair_tos, Source::unfair_tos_cased}) {
        ByCompany companies;
        for (const Sample& sample : validation) {
            if (sample.source != source) {
                continue;
            }
            auto& counts = companies[sample.company];
            counts.resize(unfair_categories().size());
            trained.read(sample.text, scratch);
            const auto scores = trained.score(model::ClauseModel::Head::unfair_tos, scratch);
            for (std::size_t k = 0; k < scores.size(); ++k) {
                count(counts[k], scores[k] >= head.classes[k].threshold, has_label(sample, k));
            }
        }
        print(source == Source::unfair_tos ? "validation, UNFAIR-ToS" : "validation, cased", companies, true);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const auto corpus = accuracy::corpus();
    const Vocabulary vocabulary = make_vocabulary(corpus, {});
    if (argc > 1 && std::strcmp(argv[1], "--validation") == 0) {
        validate(corpus, vocabulary);
    } else {
        cross_validate(corpus, vocabulary);
    }
    return 0;
}
