#include "service/moved_clauses.h"

#include <algorithm>

namespace smallprint {
namespace {

std::string heading_of(const Document& document, std::uint32_t clause) {
    const auto& headings = document.clauses[clause].headings;
    return headings.empty() ? std::string() : document.blocks[headings.back()].text.substr(0, 200);
}

// Positions in `kept` of a longest run whose places in the old version ascend.
std::vector<bool> in_longest_run(std::span<const ClausePair> kept) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends;  // By length: where the run that ends lowest ends.
    std::vector<std::size_t> previous(kept.size(), none);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto place = std::lower_bound(
            ends.begin(), ends.end(), i,
            [&kept](std::size_t a, std::size_t b) { return kept[a].before < kept[b].before; });
        if (place != ends.begin()) {
            previous[i] = *(place - 1);
        }
        if (place == ends.end()) {
            ends.push_back(i);
        } else {
            *place = i;
        }
    }
    std::vector<bool> stays(kept.size(), false);
    for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = previous[i]) {
        stays[i] = true;
    }
    return stays;
}

}  // namespace

std::vector<MovedClause> moved_clauses(const Document& before, const Document& after,
                                       std::span<const ClausePair> kept) {
    std::vector<ClausePair> pairs(kept.begin(), kept.end());
    std::sort(pairs.begin(), pairs.end(),
              [](const ClausePair& a, const ClausePair& b) { return a.after < b.after; });
    const std::vector<bool> stays = in_longest_run(pairs);
    std::vector<MovedClause> moved;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (!stays[i]) {
            moved.push_back({pairs[i].before, pairs[i].after, heading_of(before, pairs[i].before),
                             heading_of(after, pairs[i].after)});
        }
    }
    return moved;
}

}  // namespace smallprint
