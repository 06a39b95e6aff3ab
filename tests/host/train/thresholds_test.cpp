// Where a class is said from, and how likely it then is.
#include <doctest/doctest.h>

#include <cmath>

#include "analysis/model/clause_model.h"
#include "train/linear.h"

using namespace smallprint::train;  // NOLINT(google-build-using-namespace): a test of it.

namespace {

/// `count` sentences at scores from `low` to `high`, of which every `every`th holds; 0 for none.
void add(std::vector<Judged>& judged, float low, float high, int count, int every) {
    for (int i = 0; i < count; ++i) {
        const float part = static_cast<float>(i) / static_cast<float>(count);
        judged.push_back({low + (high - low) * part, every > 0 && i % every == 0});
    }
}

std::vector<Judged> apart() {
    std::vector<Judged> judged;
    add(judged, -2.0F, -0.5F, 500, 0);
    add(judged, 0.5F, 2.0F, 50, 1);
    return judged;
}

}  // namespace

TEST_CASE("what is apart is parted between") {
    const float best = best_threshold(apart(), 0.0);
    CHECK(best > -0.5F);
    CHECK(best <= 0.5F);
    const float steady = steady_threshold(apart(), 0.0);
    CHECK(steady > -0.6F);
    CHECK(steady <= 0.6F);
}

TEST_CASE("a single lucky sentence moves the steady threshold less than the best one") {
    std::vector<Judged> judged;
    add(judged, -2.0F, -0.3F, 1000, 0);
    add(judged, -0.3F, 0.5F, 15, 0);
    add(judged, 0.6F, 1.0F, 20, 1);
    const float best_before = best_threshold(judged, 0.0);
    const float steady_before = steady_threshold(judged, 0.0);
    // A handful far below, all of which hold.
    add(judged, -0.25F, -0.24F, 12, 1);
    const float best_moved = std::abs(best_threshold(judged, 0.0) - best_before);
    const float steady_moved = std::abs(steady_threshold(judged, 0.0) - steady_before);
    REQUIRE(best_moved > 0.0F);
    CHECK(steady_moved < best_moved);
}

TEST_CASE("calibrated probabilities are what happens") {
    std::vector<Judged> judged;
    add(judged, -2.0F, -1.0F, 1000, 50);
    add(judged, -0.1F, 0.1F, 1000, 2);
    add(judged, 1.0F, 2.0F, 1000, 1);
    smallprint::model::ClassRow row{};
    calibrate(judged, row);
    CHECK(row.slope > 0.0F);
    CHECK(smallprint::model::probability(row, 0.0F) == doctest::Approx(0.5).epsilon(0.1));
    CHECK(smallprint::model::probability(row, -1.5F) < 0.06F);
    CHECK(smallprint::model::probability(row, 1.5F) > 0.94F);
    // What can be parted without a mistake must not send the slope away.
    calibrate(apart(), row);
    CHECK(std::isfinite(row.slope));
    CHECK(smallprint::model::probability(row, 2.0F) < 1.0F);
}

TEST_CASE("a head learns from what it is told, as often as it is told, and not from what nobody knows") {
    const auto set_of = [](std::uint8_t times) {
        TrainingSet set;
        set.labels.resize(1);
        for (int i = 0; i < 40; ++i) {
            const bool holds = i % 2 == 0;
            set.features.push_back({smallprint::model::word_feature(holds ? 10 : 11)});
            set.labels[0].push_back(holds ? 1 : 0);
            set.times.push_back(1);
        }
        // The same word, told to be the contrary.
        for (int i = 0; i < 10; ++i) {
            set.features.push_back({smallprint::model::word_feature(10)});
            set.labels[0].push_back(times > 0 ? 0 : -1);
            set.times.push_back(std::max<std::uint8_t>(times, 1));
        }
        return set;
    };
    const auto score = [&](std::uint8_t times) {
        const TrainedHead head = train_head(set_of(times), {"one"}, {});
        REQUIRE(head.features.size() == 2);
        return static_cast<float>(head.weights[0]) * head.classes[0].scale + head.classes[0].bias;
    };
    CHECK(score(0) > 0.5F);      // "Not known" says nothing.
    CHECK(score(1) < score(0));  // Ten of thirty say no.
    CHECK(score(9) < 0.0F);      // Ninety of a hundred and ten do.
}

TEST_CASE("features come from the known sentences alone, how rare they are from all") {
    TrainingSet set;
    set.labels.resize(1);
    for (int i = 0; i < 20; ++i) {
        set.features.push_back({smallprint::model::word_feature(static_cast<std::uint16_t>(10 + i % 2))});
        set.labels[0].push_back(static_cast<std::int8_t>(i % 2));
    }
    const float before = static_cast<float>(train_head(set, {"one"}, {}).importance[0]);
    set.known = 20;
    for (int i = 0; i < 60; ++i) {
        set.features.push_back({smallprint::model::word_feature(12), smallprint::model::word_feature(10)});
        set.labels[0].push_back(0);
    }
    const TrainedHead head = train_head(set, {"one"}, {});
    CHECK(head.features.size() == 2);
    CHECK(static_cast<float>(head.importance[0]) < before);
}
