#include "corpus.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <random>
#include <sstream>

namespace accuracy {

std::filesystem::path corpus() {
    const char* named = std::getenv("SMALLPRINT_CORPUS");
    const std::filesystem::path path =
        named != nullptr ? std::filesystem::path{named}
                         : std::filesystem::path{SMALLPRINT_SOURCE_DIR} / ".." / "shared" / "corpus";
    if (!std::filesystem::exists(path / "html")) {
        std::cerr << "The corpus is not at " << path << "; set SMALLPRINT_CORPUS.\n";
        std::exit(77);  // What ctest counts as skipped.
    }
    return path;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

std::vector<nlohmann::json> read_jsonl(const std::filesystem::path& path) {
    std::ifstream file{path};
    std::vector<nlohmann::json> rows;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty()) {
            rows.push_back(nlohmann::json::parse(line));
        }
    }
    return rows;
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> all;
    std::string word;
    const auto flush = [&] {
        if (!word.empty()) {
            all.push_back(std::exchange(word, {}));
        }
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == 0xE2 && i + 2 < text.size()) {  // General punctuation and symbols.
            flush();
            i += 2;
        } else if (c == 0xC2 && i + 1 < text.size()) {
            flush();
            i += 1;
        } else if (std::isalnum(c) != 0 || c >= 0x80) {
            word.push_back(static_cast<char>(std::tolower(c)));
        } else {
            flush();
        }
    }
    flush();
    return all;
}

std::vector<std::string> words_but_addresses(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
        const std::string_view token = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (token.find('@') == std::string_view::npos) {
            kept.append(token).push_back(' ');
        }
    }
    std::vector<std::string> all = words(kept);
    std::vector<std::string> result;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] == "email" && i + 1 < all.size() && all[i + 1] == "protected") {
            ++i;
        } else {
            result.push_back(std::move(all[i]));
        }
    }
    return result;
}

std::unordered_set<std::uint64_t> shingles(const std::vector<std::string>& words) {
    constexpr std::size_t length = 5;
    std::unordered_set<std::uint64_t> all;
    for (std::size_t i = 0; i < words.size() && (i == 0 || i + length <= words.size()); ++i) {
        std::string joined;
        for (std::size_t k = i; k < std::min(i + length, words.size()); ++k) {
            joined += words[k];
            joined += ' ';
        }
        all.insert(std::hash<std::string>{}(joined));
    }
    return all;
}

double f1(const std::unordered_set<std::uint64_t>& found, const std::unordered_set<std::uint64_t>& wanted) {
    if (found.empty() && wanted.empty()) {
        return 1.0;
    }
    std::size_t common = 0;
    for (const std::uint64_t shingle : found) {
        common += wanted.count(shingle);
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(found.size() + wanted.size());
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

double worst_tenth(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    values.resize(std::max<std::size_t>(values.size() / 10, std::min<std::size_t>(values.size(), 1)));
    return mean(values);
}

std::pair<double, double> interval_of_mean(const std::vector<double>& values) {
    constexpr std::size_t samples = 2000;
    if (values.empty()) {
        return {0, 0};
    }
    std::mt19937_64 random{20240511};  // NOLINT: the same interval every time is wanted.
    std::uniform_int_distribution<std::size_t> pick{0, values.size() - 1};
    std::vector<double> means;
    means.reserve(samples);
    for (std::size_t i = 0; i < samples; ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < values.size(); ++k) {
            sum += values[pick(random)];
        }
        means.push_back(sum / static_cast<double>(values.size()));
    }
    std::sort(means.begin(), means.end());
    return {means[samples / 40], means[samples - samples / 40 - 1]};
}

std::pair<double, double> wilson(std::size_t hits, std::size_t all) {
    if (all == 0) {
        return {0, 1};
    }
    constexpr double z = 1.959964;
    const auto n = static_cast<double>(all);
    const double p = static_cast<double>(hits) / n;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    return {centre - half, centre + half};
}

std::string share(std::size_t hits, std::size_t all) {
    if (all == 0) {
        return "-";
    }
    const auto [low, high] = wilson(hits, all);
    std::ostringstream text;
    text << std::fixed << std::setprecision(2) << static_cast<double>(hits) / static_cast<double>(all) << " ["
         << low << ", " << high << "]";
    return text.str();
}

}  // namespace accuracy
