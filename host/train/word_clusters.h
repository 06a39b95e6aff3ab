// Words that are used alike, put together without labels: vectors by skip-grams with negative sampling
// (Mikolov et al. 2013) over the corpus's documents, then spherical k-means. "terminate", "revoke" and
// "suspend" come to lie together, so that what is learnt of one holds for the others. Deterministic.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace smallprint::train {

struct ClusterOptions {
    std::size_t dimensions = 32;
    std::size_t window = 3;     ///< Words on each side, at most.
    std::size_t negatives = 5;  ///< Random words a neighbour is told from.
    std::size_t rounds = 2;     ///< Over the documents.
    std::size_t clusters = 500;
};

/// The cluster of each word, from 0; `words` are those to be put together (folded), names among them.
/// Reads every document of the corpus; about a minute.
[[nodiscard]] std::vector<std::uint32_t> cluster_words(const std::filesystem::path& corpus,
                                                       const std::vector<std::string>& words,
                                                       const ClusterOptions& options);

}  // namespace smallprint::train
