// Known provisions, found again by their fingerprints (DESIGN 4, step 3). Made once, then only read.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "catalogue/content.h"
#include "catalogue/words.h"

namespace smallprint {

/// A known provision seen in a clause: words [first, last].
struct ProvisionMatch {
    const Provision* provision = nullptr;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    double containment = 0.0;  ///< 0–1: how much of the provision is there; 1 and exact for the same words.
    bool exact = false;
};

class ProvisionIndex {
public:
    /// Keeps references into `provisions`, which must outlive it.
    explicit ProvisionIndex(const std::vector<Provision>& provisions);

    /// Provisions contained in the words, each at most once.
    [[nodiscard]] std::vector<ProvisionMatch> find(const Words& words) const;

    static constexpr double least_containment = 0.7;

private:
    void note(std::uint64_t shingle);
    /// False for nearly all shingles that no provision has.
    [[nodiscard]] bool may_have(std::uint64_t shingle) const {
        const std::uint64_t bit = shingle & filter_mask_;
        return (filter_[bit / 64] >> (bit % 64) & 1U) != 0;
    }

    const std::vector<Provision>& provisions_;
    std::vector<std::uint64_t>
        filter_;  ///< A bit for each shingle by its lowest bits (Bloom, with one hash).
    std::uint64_t filter_mask_ = 63;
    std::unordered_multimap<std::uint64_t, std::uint32_t> by_shingle_;
    std::unordered_multimap<std::uint64_t, std::uint32_t> short_by_hash_;  ///< Those too short for shingles.
};

}  // namespace smallprint
