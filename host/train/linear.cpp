#include "train/linear.h"

#include <linear.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>
#include <unordered_map>

#include "analysis/model/clause_model.h"

namespace smallprint::train {
namespace {

struct Known {
    std::vector<model::FeatureKey> keys;
    std::vector<float> importance;
    std::unordered_map<model::FeatureKey, std::uint32_t> row_of;
    float unknown = 0.0F;
};

float to_unit(float importance) {
    return std::round(importance / model::importance_unit) * model::importance_unit;
}

Known know(const TrainingSet& set, const TrainOptions& options) {
    std::unordered_map<model::FeatureKey, std::uint32_t> sentences;
    Known known;
    const std::size_t last = set.known > 0 ? set.known : set.features.size();
    for (std::size_t i = 0; i < set.features.size(); ++i) {
        auto features = set.features[i];
        std::sort(features.begin(), features.end());
        features.erase(std::unique(features.begin(), features.end()), features.end());
        for (const model::FeatureKey key : features) {
            if (++sentences[key] == options.least_count && i < last) {
                known.keys.push_back(key);
            }
        }
    }
    std::sort(known.keys.begin(), known.keys.end());
    const auto all = static_cast<float>(1 + set.features.size());
    for (const model::FeatureKey key : known.keys) {
        known.row_of.emplace(key, static_cast<std::uint32_t>(known.importance.size()));
        known.importance.push_back(to_unit(std::log(all / static_cast<float>(1 + sentences[key])) + 1.0F));
    }
    known.unknown = to_unit(options.unknown * (std::log(all / 2.0F) + 1.0F));
    return known;
}

using Row = std::vector<feature_node>;

/// Appends one vector of features, made `length` long.
void add_vector(const std::vector<model::FeatureKey>& features, const Known& known, float length, Row& row) {
    std::vector<std::uint32_t> rows;
    float squares = 0.0F;
    for (const model::FeatureKey key : features) {
        if (const auto found = known.row_of.find(key); found != known.row_of.end()) {
            rows.push_back(found->second);
        } else {
            squares += known.unknown * known.unknown;
        }
    }
    std::sort(rows.begin(), rows.end());
    const std::size_t first = row.size();
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t next = i + 1;
        while (next < rows.size() && rows[next] == rows[i]) {
            ++next;
        }
        const float value = (1.0F + std::log(static_cast<float>(next - i))) * known.importance[rows[i]];
        squares += value * value;
        row.push_back({static_cast<int>(rows[i]) + 1, value});
        i = next;
    }
    for (std::size_t i = first; i < row.size(); ++i) {
        row[i].value *= static_cast<double>(length) / std::sqrt(static_cast<double>(squares));
    }
}

/// As ClauseModel::score weighs a sentence; the last node is the bias.
Row weigh(std::vector<model::FeatureKey> features, const Known& known, float sense_share) {
    const auto senses = std::stable_partition(features.begin(), features.end(), [](model::FeatureKey key) {
        return !model::is_sense_feature(key);
    });
    Row row;
    add_vector({features.begin(), senses}, known, 1.0F, row);
    add_vector({senses, features.end()}, known, sense_share, row);
    // liblinear wants the numbers in order; the two parts have theirs from one list.
    std::sort(row.begin(), row.end(),
              [](const feature_node& a, const feature_node& b) { return a.index < b.index; });
    row.push_back({static_cast<int>(known.keys.size()) + 1, 1.0});
    row.push_back({-1, 0.0});
    return row;
}

void silent(const char* /*text*/) {}

/// Weights of one class, the bias last.
std::vector<double> train_class(std::vector<Row>& rows, const std::vector<std::int8_t>& labels,
                                const std::vector<std::uint8_t>& times, std::size_t features,
                                const TrainOptions& options) {
    std::vector<feature_node*> nodes;
    std::vector<double> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (labels[i] >= 0) {
            const std::size_t count = times.empty() ? 1 : times[i];
            nodes.insert(nodes.end(), count, rows[i].data());
            wanted.insert(wanted.end(), count, labels[i] > 0 ? 1.0 : -1.0);
        }
    }
    std::vector<double> weights(features + 1, 0.0);
    if (std::count(wanted.begin(), wanted.end(), 1.0) == 0) {
        weights.back() = -1.0;
        return weights;
    }
    problem task{};
    task.l = static_cast<int>(nodes.size());
    task.n = static_cast<int>(features) + 1;
    task.x = nodes.data();
    task.y = wanted.data();
    task.bias = -1;
    parameter settings{};
    int label[] = {1, -1};                             // NOLINT(*-avoid-c-arrays): liblinear's interface.
    double weight[] = {options.positive_weight, 1.0};  // NOLINT(*-avoid-c-arrays)
    settings.solver_type = L2R_L2LOSS_SVC_DUAL;
    settings.C = options.cost;
    settings.eps = 0.1;
    settings.p = 0.1;
    settings.nr_weight = 2;
    settings.weight_label = label;
    settings.weight = weight;
    set_print_string_function(&silent);
    std::srand(1);  // liblinear shuffles with rand(): the same model from the same corpus.
    auto* trained = ::train(&task, &settings);
    const double sign = trained->label[0] == 1 ? 1.0 : -1.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weights[i] = sign * trained->w[i];
    }
    free_and_destroy_model(&trained);
    return weights;
}

/// Leaves out features that matter to no class; the order of the rest stays.
void prune(TrainedHead& head, int least_weight) {
    const std::size_t classes = head.classes.size();
    std::size_t kept = 0;
    for (std::size_t row = 0; row < head.features.size(); ++row) {
        const auto first = head.weights.begin() + static_cast<std::ptrdiff_t>(row * classes);
        if (std::any_of(first, first + static_cast<std::ptrdiff_t>(classes),
                        [least_weight](std::int8_t weight) { return std::abs(weight) >= least_weight; })) {
            head.features[kept] = head.features[row];
            head.importance[kept] = head.importance[row];
            std::copy_n(first, classes, head.weights.begin() + static_cast<std::ptrdiff_t>(kept * classes));
            ++kept;
        }
    }
    head.features.resize(kept);
    head.importance.resize(kept);
    head.weights.resize(kept * classes);
}

}  // namespace

TrainedHead train_head(const TrainingSet& set, std::vector<std::string> names, const TrainOptions& options) {
    const Known known = know(set, options);
    std::vector<Row> rows;
    rows.reserve(set.features.size());
    for (const auto& features : set.features) {
        rows.push_back(weigh(features, known, options.sense_share));
    }
    TrainedHead head;
    head.names = std::move(names);
    head.features = known.keys;
    for (const float importance : known.importance) {
        head.importance.push_back(
            static_cast<std::uint16_t>(std::lround(importance / model::importance_unit)));
    }
    head.sense_share = static_cast<std::uint16_t>(std::lround(options.sense_share / model::importance_unit));
    head.unknown = static_cast<std::uint16_t>(std::lround(known.unknown / model::importance_unit));
    head.classes.resize(head.names.size());
    head.weights.resize(known.keys.size() * head.names.size());
    for (std::size_t k = 0; k < head.names.size(); ++k) {
        const auto weights = train_class(rows, set.labels[k], set.times, known.keys.size(), options);
        double largest = 1e-9;
        for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
            largest = std::max(largest, std::abs(weights[i]));
        }
        model::ClassRow& row = head.classes[k];
        row.scale = static_cast<float>(largest / 127.0);
        row.bias = static_cast<float>(weights.back());
        row.slope = 1.0F;
        for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
            head.weights[i * head.names.size() + k] =
                static_cast<std::int8_t>(std::lround(weights[i] / largest * 127.0));
        }
    }
    prune(head, options.least_weight);
    return head;
}

float best_threshold(std::vector<Judged> judged, double caution) {
    std::sort(judged.begin(), judged.end(),
              [](const Judged& a, const Judged& b) { return a.score > b.score; });
    const auto all = static_cast<double>(
        std::count_if(judged.begin(), judged.end(), [](const Judged& one) { return one.holds; }));
    double best = 0.0;
    float threshold = std::numeric_limits<float>::max();
    double right = 0.0;
    for (std::size_t i = 0; i + 1 < judged.size(); ++i) {
        right += judged[i].holds ? 1.0 : 0.0;
        const double f1 = 2.0 * right / (static_cast<double>(i + 1) + all + caution);
        if (f1 > best && judged[i + 1].score < judged[i].score) {
            best = f1;
            threshold = (judged[i].score + judged[i + 1].score) / 2.0F;
        }
    }
    return threshold;
}

float steady_threshold(const std::vector<Judged>& judged, double caution) {
    const float counted = best_threshold(judged, caution);
    model::ClassRow row{};
    calibrate(judged, row);
    std::vector<float> scores;
    double all = 0.0;
    for (const Judged& one : judged) {
        scores.push_back(one.score);
        all += model::probability(row, one.score);
    }
    std::sort(scores.rbegin(), scores.rend());
    double best = 0.0;
    double right = 0.0;
    float expected = counted;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        right += model::probability(row, scores[i]);
        const double f1 = 2.0 * right / (static_cast<double>(i + 1) + all);
        if (f1 > best) {
            best = f1;
            expected = scores[i];
        }
    }
    // Where nothing is worth asserting there is nothing to be half way to.
    return counted == std::numeric_limits<float>::max() ? counted : (counted + expected) / 2.0F;
}

void calibrate(const std::vector<Judged>& judged, model::ClassRow& row) {
    double yes = 0.0;
    for (const Judged& one : judged) {
        yes += one.holds ? 1.0 : 0.0;
    }
    const double no = static_cast<double>(judged.size()) - yes;
    const double high = (yes + 1.0) / (yes + 2.0);
    const double low = 1.0 / (no + 2.0);
    // The negative log-likelihood, written so that nothing overflows (Lin, Lin and Weng 2007).
    const auto loss = [&](double slope, double offset) {
        double sum = 0.0;
        for (const Judged& one : judged) {
            const double x = slope * one.score + offset;
            const double target = one.holds ? high : low;
            sum += x >= 0 ? (1.0 - target) * x + std::log1p(std::exp(-x))
                          : -target * x + std::log1p(std::exp(x));
        }
        return sum;
    };
    double slope = 1.0;
    double offset = std::log((yes + 1.0) / (no + 1.0));
    double now = loss(slope, offset);
    for (int round = 0; round < 100; ++round) {
        double g_slope = 0.0;
        double g_offset = 0.0;
        double h_ss = 1e-6;
        double h_so = 0.0;
        double h_oo = 1e-6;
        for (const Judged& one : judged) {
            const double x = one.score;
            const double p = 1.0 / (1.0 + std::exp(-(slope * x + offset)));
            const double error = p - (one.holds ? high : low);
            const double weight = std::max(p * (1.0 - p), 1e-9);
            g_slope += error * x;
            g_offset += error;
            h_ss += weight * x * x;
            h_so += weight * x;
            h_oo += weight;
        }
        const double determinant = h_ss * h_oo - h_so * h_so;
        const double d_slope = (h_oo * g_slope - h_so * g_offset) / determinant;
        const double d_offset = (h_ss * g_offset - h_so * g_slope) / determinant;
        // The full step may overshoot where the classes are far apart: half of it, until it helps.
        double step = 1.0;
        double next = loss(slope - d_slope, offset - d_offset);
        while (!(next < now) && step > 1e-10) {
            step /= 2.0;
            next = loss(slope - step * d_slope, offset - step * d_offset);
        }
        if (!(next < now)) {
            break;
        }
        slope -= step * d_slope;
        offset -= step * d_offset;
        now = next;
    }
    row.slope = static_cast<float>(slope);
    row.offset = static_cast<float>(offset);
}

}  // namespace smallprint::train
