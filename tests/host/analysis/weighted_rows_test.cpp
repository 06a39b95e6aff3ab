// The clause model's sums: what the fast loops give is what the definition gives.
#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <random>
#include <vector>

#include "analysis/model/clause_model.h"
#include "analysis/model/embedded_model.h"
#include "analysis/model/sense_features.h"
#include "analysis/model/weighted_rows.h"

using namespace smallprint;  // NOLINT(google-build-using-namespace): a test of it.
using model::WeightedRow;

namespace {

std::vector<float> sums_of(const std::vector<WeightedRow>& rows, std::size_t columns) {
    std::vector<float> sums(columns, -1.0F);
    model::sum_rows(rows, sums);
    return sums;
}

/// Length of a vector and its product with the weights of one class, feature by feature.
class PlainVector {
public:
    PlainVector(const model::FileView& file, std::size_t head, const std::vector<model::FeatureKey>& keys)
        : file_(file), head_(head) {
        std::map<model::FeatureKey, int> counts;
        for (const model::FeatureKey key : keys) {
            ++counts[key];
        }
        counts_ = {counts.begin(), counts.end()};
    }

    /// `rows` says where features of words lie; the table has all others.
    [[nodiscard]] double score(std::size_t class_number,
                               const std::map<model::FeatureKey, model::HeadRows>& rows,
                               double length) const {
        const model::HeadView& head = file_.heads[head_];
        double squares = 0.0;
        double sum = 0.0;
        for (const auto& [key, count] : counts_) {
            const auto known = rows.find(key);
            const model::RowNumber row =
                (known != rows.end() ? known->second : file_.find_feature(key))[head_];
            if (row == model::no_row) {
                squares += count * std::pow(head.unknown, 2);
                continue;
            }
            const double value = (1.0 + std::log(count)) * head.importance(head.row(row)) / 4096.0;
            squares += value * value;
            sum += value * head.row(row)[class_number];
        }
        return squares > 0 ? sum * length / std::sqrt(squares) : 0.0;
    }

private:
    const model::FileView& file_;
    std::size_t head_;
    std::vector<std::pair<model::FeatureKey, int>> counts_;
};

}  // namespace

TEST_CASE("sums of rows are those of their values times their weights") {
    std::mt19937 random(11);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same numbers every time.
    for (const std::size_t columns : {std::size_t{16}, std::size_t{64}}) {
        for (const std::size_t count : {0U, 1U, 2U, 7U, 60U}) {
            std::vector<std::vector<std::int8_t>> bytes(count, std::vector<std::int8_t>(columns));
            std::vector<WeightedRow> rows;
            std::vector<double> wanted(columns, 0.0);
            for (auto& row : bytes) {
                const float value = static_cast<float>(random() % 10000) / 10000.0F;
                for (std::size_t k = 0; k < columns; ++k) {
                    row[k] = static_cast<std::int8_t>(static_cast<int>(random() % 256) - 128);
                    wanted[k] += static_cast<double>(value) * row[k];
                }
                rows.push_back({row.data(), value});
            }
            const auto sums = sums_of(rows, columns);
            for (std::size_t k = 0; k < columns; ++k) {
                CAPTURE(columns);
                CAPTURE(count);
                CAPTURE(k);
                CHECK(std::abs(static_cast<double>(sums[k]) - wanted[k]) <
                      0.005 * static_cast<double>(count) + 1e-6);
            }
        }
    }
}

TEST_CASE("a value beyond what a sentence can have is cut off") {
    const std::vector<std::int8_t> row(16, 100);
    CHECK(sums_of({{row.data(), 1e30F}}, 16).at(5) == doctest::Approx(200.0).epsilon(0.001));
    CHECK(sums_of({{row.data(), -1e30F}}, 16).at(5) == doctest::Approx(-200.0).epsilon(0.001));
}

TEST_CASE("scores are the products of the sentence's vectors with the classes' weights") {
    const auto file = model::open_file(model::embedded_model());
    const model::ClauseModel clauses = model::ClauseModel::embedded();
    model::Scratch scratch;
    for (const char* text : {"We may terminate or suspend your account and terminate the service at any "
                             "time, for any reason or no "
                             "reason, without notice and without liability to you.",
                             "In 2024 Acme changed 30 of its terms and its terms changed it.", "qqqq", ""}) {
        CAPTURE(text);
        clauses.read(text, scratch);
        std::vector<model::FeatureKey> words;
        std::vector<model::FeatureKey> senses;
        std::map<model::FeatureKey, model::HeadRows> rows;
        model::visit_features(
            scratch.entries,
            [&](std::size_t i, model::WordPart part, model::FeatureKey key) {
                words.push_back(key);
                if (const auto* slot = file.find_word(model::hash_word(scratch.words.key(i)));
                    slot != nullptr) {
                    rows[key] = part == model::WordPart::word   ? slot->word_rows
                                : part == model::WordPart::stem ? slot->stem_rows
                                                                : slot->cluster_rows;
                }
            },
            [&](model::FeatureKey key) { words.push_back(key); });
        model::list_sense_features(scratch.entries, senses);
        for (const auto head :
             {model::ClauseModel::Head::unfair_tos, model::ClauseModel::Head::clause_types}) {
            const auto number = static_cast<std::size_t>(head);
            const model::HeadView& held = file.heads.at(number);
            const PlainVector of_words(file, number, words);
            const PlainVector of_senses(file, number, senses);
            const auto scores = clauses.score(head, scratch);
            REQUIRE(scores.size() == held.classes.size());
            for (std::size_t k = 0; k < scores.size(); ++k) {
                const double share = static_cast<double>(held.sense_share);
                const double sum = of_words.score(k, rows, 1.0) + of_senses.score(k, rows, share);
                CHECK(static_cast<double>(scores[k]) ==
                      doctest::Approx(sum * static_cast<double>(held.classes[k].scale) +
                                      static_cast<double>(held.classes[k].bias))
                          .epsilon(0.002));
            }
        }
    }
}
