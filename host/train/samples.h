// Labelled sentences of the corpus, each with the company it comes from, so that none is ever on both sides
// of a split. Build-time tool; throws std::runtime_error with the file's name for what cannot be read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace smallprint::train {

enum class Source : std::uint8_t {
    unfair_tos,
    unfair_tos_cased,
    tosdr,
    privacyspy,
    feedback,
    silver,
    judged,
    document
};

struct Sample {
    Source source = Source::unfair_tos;
    std::string company;  ///< Folded: "World of Warcraft" and "WorldOfWarcraft" are one.
    std::string text;
    std::string key;  ///< The words alone, for finding the same sentence again.
    std::vector<std::string> labels;
};

/// CLAUDETTE's eight categories, exactly as the corpus writes them.
[[nodiscard]] const std::vector<std::string>& unfair_categories();

[[nodiscard]] std::string fold_company(std::string_view name);
[[nodiscard]] std::string sentence_key(std::string_view text);
[[nodiscard]] std::vector<nlohmann::json> read_lines(const std::filesystem::path& file);

/// UNFAIR-ToS or its cased successor: `part` is "train" or "val".
[[nodiscard]] std::vector<Sample> read_unfair(const std::filesystem::path& corpus, Source source,
                                              std::string_view part);

/// Deals companies to `folds` parts of about equal size, by their number of samples; deterministic.
[[nodiscard]] std::vector<int> deal_folds(const std::vector<Sample>& samples, int folds);

}  // namespace smallprint::train
