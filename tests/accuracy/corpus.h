// What the accuracy programs share: where the corpus is, reading its files, shingles, means and intervals.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace accuracy {

/// $SMALLPRINT_CORPUS, else ../shared/corpus beside the project; ends the program with a message if it is not
/// there.
[[nodiscard]] std::filesystem::path corpus();
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
[[nodiscard]] std::vector<nlohmann::json> read_jsonl(const std::filesystem::path& path);

/// Words: runs of letters and digits in lower case; everything else separates.
[[nodiscard]] std::vector<std::string> words(std::string_view text);
/// The same without mail addresses. Cloudflare hides them on some requests and not on others; the archive's
/// text then says "[email protected]", where a reader of the page sees the address all the time, and so does
/// the extractor.
[[nodiscard]] std::vector<std::string> words_but_addresses(std::string_view text);
/// Hashes of all five-word sequences (of all words at once, where there are fewer).
[[nodiscard]] std::unordered_set<std::uint64_t> shingles(const std::vector<std::string>& words);
/// Harmonic mean of precision and recall of two sets.
[[nodiscard]] double f1(const std::unordered_set<std::uint64_t>& found,
                        const std::unordered_set<std::uint64_t>& wanted);

[[nodiscard]] double mean(const std::vector<double>& values);
/// Mean of the lowest tenth.
[[nodiscard]] double worst_tenth(std::vector<double> values);
/// 95 % bootstrap interval of the mean (2,000 samples, fixed seed).
[[nodiscard]] std::pair<double, double> interval_of_mean(const std::vector<double>& values);
/// 95 % Wilson interval of a share.
[[nodiscard]] std::pair<double, double> wilson(std::size_t hits, std::size_t all);
/// A share with its Wilson interval, as "0.92 [0.81, 0.97]"; "-" of nothing.
[[nodiscard]] std::string share(std::size_t hits, std::size_t all);

}  // namespace accuracy
