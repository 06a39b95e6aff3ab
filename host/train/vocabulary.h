// The words a model knows: those that enough services use in the corpus's documents. Names are recognised by
// being written with a capital nearly always. Without labels, so no label leaks through it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "analysis/model/sentence_words.h"
#include "train/word_clusters.h"

namespace smallprint::train {

using Vocabulary = std::map<std::string, model::WordEntry>;

struct VocabularyOptions {
    std::size_t services = 20;  ///< A word must be used by so many services.
    double capital = 0.9;  ///< A name is written with a capital in so many of its places within sentences.
    std::size_t stem = 5;  ///< Bytes of a stem.
    ClusterOptions clusters;
};

/// Reads every document of the corpus twice (a minute or two, most of it for the clusters).
[[nodiscard]] Vocabulary make_vocabulary(const std::filesystem::path& corpus,
                                         const VocabularyOptions& options);

}  // namespace smallprint::train
