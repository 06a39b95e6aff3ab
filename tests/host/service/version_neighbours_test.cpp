// Stepping from version to version where some were let go.
#include "service/version_neighbours.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <vector>

using smallprint::comparison_steps;
using smallprint::ComparisonSteps;
using smallprint::StoredVersion;
using smallprint::version_before;

namespace {

std::vector<StoredVersion> kept(std::initializer_list<std::uint32_t> numbers) {
    std::vector<StoredVersion> versions;
    for (const std::uint32_t number : numbers) {
        versions.emplace_back().number = number;
    }
    return versions;
}

using Pair = ComparisonSteps::Pair;

}  // namespace

TEST_CASE("version neighbours: the version before is one that was kept") {
    const auto versions = kept({1, 4, 5, 9});
    CHECK_FALSE(version_before(versions, 1));
    CHECK(version_before(versions, 4) == 1U);
    CHECK(version_before(versions, 5) == 4U);
    CHECK(version_before(versions, 9) == 5U);
    CHECK_FALSE(version_before({}, 1));
}

TEST_CASE("version neighbours: a comparison steps on to kept versions, as wide as it is") {
    const auto versions = kept({1, 4, 5, 9, 10});
    CHECK(comparison_steps(versions, 4, 5).older == Pair{1, 4});
    CHECK(comparison_steps(versions, 4, 5).newer == Pair{5, 9});
    CHECK(comparison_steps(versions, 5, 4).older == Pair{1, 4});   // in either order
    CHECK(comparison_steps(versions, 4, 9).newer == Pair{9, 10});  // cut short at the end
    CHECK(comparison_steps(versions, 5, 9).older == Pair{4, 5});   // four numbers, one version
    CHECK(comparison_steps(versions, 5, 10).older == Pair{1, 5});
    CHECK(comparison_steps(versions, 5, 5).newer == Pair{5, 9});
}

TEST_CASE("version neighbours: nothing lies beyond the first and the last version") {
    const auto versions = kept({1, 4});
    CHECK_FALSE(comparison_steps(versions, 1, 4).older);
    CHECK_FALSE(comparison_steps(versions, 1, 4).newer);
    CHECK_FALSE(comparison_steps(kept({3}), 3, 3).newer);
    CHECK_FALSE(comparison_steps({}, 1, 2).older);
}
