#include "service/version_neighbours.h"

#include <algorithm>
#include <cstddef>

namespace smallprint {
namespace {

// How many versions have a smaller number: the place of `number` where there is one.
std::size_t place_of(std::span<const StoredVersion> versions, std::uint32_t number) {
    const auto at =
        std::lower_bound(versions.begin(), versions.end(), number,
                         [](const StoredVersion& one, std::uint32_t than) { return one.number < than; });
    return static_cast<std::size_t>(at - versions.begin());
}

}  // namespace

std::optional<std::uint32_t> version_before(std::span<const StoredVersion> versions, std::uint32_t number) {
    const std::size_t place = place_of(versions, number);
    return place == 0 ? std::nullopt : std::optional(versions[place - 1].number);
}

ComparisonSteps comparison_steps(std::span<const StoredVersion> versions, std::uint32_t from,
                                 std::uint32_t to) {
    if (versions.empty()) {
        return {};
    }
    const std::size_t last = versions.size() - 1;
    const std::size_t low = std::min(last, place_of(versions, std::min(from, to)));
    const std::size_t high = std::min(last, place_of(versions, std::max(from, to)));
    const std::size_t wide = std::max<std::size_t>(1, high - low);
    ComparisonSteps steps;
    if (low > 0) {
        steps.older = {versions[low - std::min(low, wide)].number, versions[low].number};
    }
    if (high < last) {
        steps.newer = {versions[high].number, versions[std::min(last, high + wide)].number};
    }
    return steps;
}

}  // namespace smallprint
