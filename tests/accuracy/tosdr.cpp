// How right the clause model is about the types of quotes that ToS;DR's volunteers filed under a case, for
// services it was not trained on: folds by service over all that is learnt from; calibration and thresholds
// of a fold come from the others. Types are said as `smallprint classify` says them: by the model, but for
// what the words rule out, and by rules (host/analysis/said_types.h).
//   tosdr_accuracy [--no-silver] [--no-unfair] [--read N]
// Only quotes whose case a clause type is mapped to are judged (how many is printed); a quote has one gold
// case. --no-silver and --no-unfair leave out a source, to show what it is worth. As a quote may say more
// than its case, --read prints the share of true ones among the types said that were judged by reading, and
// N of the others. Judgements lie in tests/accuracy/judged_types.tsv, with keys as in judgements.h.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>

#include "analysis/said_types.h"
#include "corpus.h"
#include "judgements.h"
#include "train/clause_types.h"

namespace {

using namespace smallprint::train;  // NOLINT(google-build-using-namespace): a program about it.
namespace model = smallprint::model;

void print_share(const char* what, std::size_t right, std::size_t all) {
    const auto [low, high] = accuracy::wilson(right, all);
    std::printf("%-34s %.3f [%.3f, %.3f]  (%zu of %zu)\n", what,
                all == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(all), low, high, right,
                all);
}

struct Tally {
    std::size_t right = 0;
    std::size_t wrong = 0;
    std::size_t missed = 0;
};

struct Result {
    std::size_t quotes = 0;
    std::size_t judged = 0;
    std::size_t first = 0;
    std::size_t any = 0;
    std::size_t said = 0;
    std::size_t said_right = 0;
    std::map<std::string, Tally> by_type;
    std::vector<std::pair<std::string, std::string>> pairs;  ///< Each type said, with the quote.
};

/// Counts what is said of one quote that has a gold case.
void judge_quote(const Sample& sample, const std::vector<smallprint::SaidType>& said, Result& result) {
    bool found = false;
    for (std::size_t n = 0; n < said.size(); ++n) {
        const std::string& type = said[n].type;
        const bool right = std::find(sample.labels.begin(), sample.labels.end(), type) != sample.labels.end();
        result.first += right && n == 0 ? 1 : 0;
        found = found || right;
        result.said_right += right ? 1 : 0;
        result.pairs.emplace_back(type, sample.text);
        (right ? result.by_type[type].right : result.by_type[type].wrong) += 1;
    }
    result.any += found ? 1 : 0;
    result.said += said.size();
    if (!found) {
        result.by_type[sample.labels.front()].missed += 1;
    }
}

Result judge(const TypeSamples& data, const std::vector<int>& fold,
             const std::vector<std::vector<float>>& scores, const TypeOptions& options, float least,
             const smallprint::TypeTeller& teller) {
    Result result;
    for (int part = 0; part < options.folds; ++part) {
        std::vector<char> use;
        for (const int other : fold) {
            use.push_back(other != part ? 1 : 0);
        }
        const auto rows = tune_types(data, scores, use, options);
        for (std::size_t i = 0; i < data.samples.size(); ++i) {
            const Sample& sample = data.samples[i];
            if (fold[i] == part && sample.source == Source::tosdr) {
                ++result.quotes;
                if (!sample.labels.empty()) {
                    ++result.judged;
                    std::vector<smallprint::SaidType> by_model;
                    for (const std::size_t k : types_said(scores, i, rows, least)) {
                        by_model.push_back({data.types[k], model::probability(rows[k], scores[k][i])});
                    }
                    judge_quote(sample, teller.tell(std::move(by_model), sample.text), result);
                }
            }
        }
    }
    return result;
}

void print_each_type(const Result& result) {
    std::printf("%zu quotes, %zu with a case that a clause type is mapped to (%.1f %%)\n", result.quotes,
                result.judged,
                100.0 * static_cast<double>(result.judged) / static_cast<double>(result.quotes));
    print_share("first answer right", result.first, result.judged);
    print_share("any answer right", result.any, result.judged);
    print_share("answers right", result.said_right, result.said);
    std::printf(
        "types said a quote: %.2f\n",
        static_cast<double>(result.said) / static_cast<double>(std::max<std::size_t>(result.judged, 1)));
    for (const auto& [type, tally] : result.by_type) {
        const auto [low, high] = accuracy::wilson(tally.right, tally.right + tally.wrong);
        std::printf(
            "    %-28s precision %.2f [%.2f, %.2f]  recall %.2f  (%zu right, %zu wrong, %zu missed)\n",
            type.c_str(),
            static_cast<double>(tally.right) /
                static_cast<double>(std::max<std::size_t>(1, tally.right + tally.wrong)),
            low, high,
            static_cast<double>(tally.right) /
                static_cast<double>(std::max<std::size_t>(1, tally.right + tally.missed)),
            tally.right, tally.wrong, tally.missed);
    }
}

/// What people say of the types said that were read, and as many of the others as are to be read, in the
/// order of their keys: a draw that stays the same when a few types more or less are said.
void print_read(const std::vector<std::pair<std::string, std::string>>& pairs, std::size_t count) {
    const auto judged = accuracy::read_judgements(SMALLPRINT_SOURCE_DIR "/tests/accuracy/judged_types.tsv");
    std::map<std::string, std::pair<std::string, std::string>> by_key;
    for (const auto& [type, text] : pairs) {
        by_key.try_emplace(accuracy::judgement_key(type, text), type, text);
    }
    std::map<std::string, std::pair<std::size_t, std::size_t>> by_type;  // True ones, all.
    std::size_t right = 0;
    std::size_t read = 0;
    std::size_t printed = 0;
    for (const auto& [key, said] : by_key) {
        const auto verdict = judged.find(key);
        if (verdict != judged.end()) {
            ++read;
            right += verdict->second ? 1 : 0;
            by_type[said.first].first += verdict->second ? 1 : 0;
            by_type[said.first].second += 1;
        } else if (printed < count) {
            ++printed;
            std::printf("%s\t?\t%s\t%s\n", key.c_str(), said.first.c_str(), said.second.c_str());
        }
    }
    std::printf("%zu of %zu types said were read\n", read, by_key.size());
    print_share("true when read", right, read);
    for (const auto& [type, share] : by_type) {
        std::printf("    %-28s %zu of %zu\n", type.c_str(), share.first, share.second);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const auto corpus = accuracy::corpus();
    TypeOptions options;
    std::size_t to_read = 0;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--read") == 0 && i + 1 < argc) {
            to_read = std::strtoul(argv[++i], nullptr, 10);
            continue;
        }
        options.silver = options.silver && std::strcmp(argv[i], "--no-silver") != 0;
        options.unfair = options.unfair && std::strcmp(argv[i], "--no-unfair") != 0;
    }
    const Vocabulary vocabulary = make_vocabulary(corpus, {});
    const TypeSamples data = read_type_samples(corpus, options);
    const auto fold = deal_folds(data.samples, options.folds);
    const auto scores = score_types(data, vocabulary, fold, options);
    const auto catalogue = smallprint::Catalogue::embedded();
    const smallprint::TypeTeller teller(catalogue);
    const Result judged = judge(data, fold, scores, options, model::least_probability, teller);
    print_each_type(judged);
    if (to_read > 0) {
        print_read(judged.pairs, to_read);
        return 0;
    }
    std::printf("at other settings (a type said from, the likeliest said from):\n");
    for (const double share : {0.45, 0.35, 0.25, 0.15}) {
        for (const float least : {0.10F, 0.05F, 0.025F}) {
            options.share_of_two = share;
            const Result result = judge(data, fold, scores, options, least, teller);
            const auto of = [](std::size_t part, std::size_t whole) {
                return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
            };
            std::printf("    %.2f %.2f: first %.3f  any %.3f  right %.3f  said %.2f\n", share,
                        static_cast<double>(least), of(result.first, result.judged),
                        of(result.any, result.judged), of(result.said_right, result.said),
                        of(result.said, result.judged));
        }
    }
    return 0;
}
