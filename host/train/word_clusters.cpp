#include "train/word_clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <unordered_map>

#include "catalogue/words.h"
#include "train/samples.h"
#include "train/text_file.h"

namespace smallprint::train {
namespace {

using Sentences = std::vector<std::vector<std::uint32_t>>;

Sentences read_sentences(const std::filesystem::path& corpus, const std::vector<std::string>& words) {
    std::unordered_map<std::string, std::uint32_t> ids;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        ids.emplace(words[i], i);
    }
    Sentences sentences;
    Words split;
    for_each_document(corpus, [&](const nlohmann::json& /*line*/, const std::string& text) {
        split_words(text, split);
        std::vector<std::uint32_t> sentence;
        for (std::size_t i = 0; i < split.size(); ++i) {
            if (const auto found = ids.find(std::string(split.key(i))); found != ids.end()) {
                sentence.push_back(found->second);
            }
            if ((split.list[i].marks & (mark_stop | mark_newline)) != 0 || i + 1 == split.size()) {
                if (sentence.size() > 3) {
                    sentences.push_back(std::move(sentence));
                }
                sentence.clear();
            }
        }
    });
    return sentences;
}

/// Vectors of words, trained one sentence after the other.
class SkipGrams {
public:
    SkipGrams(std::size_t words, const Sentences& sentences, const ClusterOptions& options)
        : options_(options),
          counts_(words, 0.0),
          vectors_(words * options.dimensions),
          contexts_(words * options.dimensions, 0.0F),
          gradient_(options.dimensions) {
        for (const auto& sentence : sentences) {
            for (const std::uint32_t word : sentence) {
                counts_[word] += 1.0;
            }
        }
        total_ = std::accumulate(counts_.begin(), counts_.end(), 0.0);
        fill_table();
        for (float& value : vectors_) {
            value = (uniform() - 0.5F) / static_cast<float>(options.dimensions);
        }
    }

    std::vector<float> train(const Sentences& sentences) {
        const double all = static_cast<double>(sentences.size() * options_.rounds);
        double done = 0.0;
        for (std::size_t round = 0; round < options_.rounds; ++round) {
            for (const auto& sentence : sentences) {
                rate_ = static_cast<float>(std::max(0.0005, 0.035 * (1.0 - done / all)));
                done += 1.0;
                read(sentence);
            }
        }
        return std::move(vectors_);
    }

private:
    static constexpr std::size_t table_size = std::size_t{1} << 20U;

    float uniform() { return static_cast<float>(random_() >> 8U) / static_cast<float>(1U << 24U); }

    /// Words drawn as often as their count to the power of 3/4.
    void fill_table() {
        double sum = 0.0;
        for (const double count : counts_) {
            sum += std::pow(count, 0.75);
        }
        double reached = 0.0;
        for (std::uint32_t word = 0; word < counts_.size(); ++word) {
            reached += std::pow(counts_[word], 0.75) / sum;
            while (table_.size() < table_size &&
                   static_cast<double>(table_.size()) < reached * static_cast<double>(table_size)) {
                table_.push_back(word);
            }
        }
        table_.resize(table_size, static_cast<std::uint32_t>(counts_.size() - 1));
    }

    void read(const std::vector<std::uint32_t>& sentence) {
        kept_.clear();
        for (const std::uint32_t word : sentence) {
            const double keep = 1e-3 * total_ / counts_[word];  // The commonest words say least.
            if (keep >= 1.0 || uniform() < static_cast<float>(std::sqrt(keep) + keep)) {
                kept_.push_back(word);
            }
        }
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            const std::size_t reach = 1 + random_() % options_.window;
            const std::size_t last = std::min(kept_.size() - 1, i + reach);
            for (std::size_t j = i - std::min(i, reach); j <= last; ++j) {
                if (j != i) {
                    learn(kept_[i], kept_[j]);
                }
            }
        }
    }

    void learn(std::uint32_t word, std::uint32_t neighbour) {
        const std::size_t size = options_.dimensions;
        float* vector = &vectors_[word * size];
        std::fill(gradient_.begin(), gradient_.end(), 0.0F);
        for (std::size_t n = 0; n <= options_.negatives; ++n) {
            const std::uint32_t other = n == 0 ? neighbour : table_[random_() & (table_size - 1)];
            if (n != 0 && other == neighbour) {
                continue;
            }
            float* context = &contexts_[other * size];
            const float product = std::inner_product(vector, vector + size, context, 0.0F);
            const float step = ((n == 0 ? 1.0F : 0.0F) - 1.0F / (1.0F + std::exp(-product))) * rate_;
            for (std::size_t x = 0; x < size; ++x) {
                gradient_[x] += step * context[x];
                context[x] += step * vector[x];
            }
        }
        for (std::size_t x = 0; x < size; ++x) {
            vector[x] += gradient_[x];
        }
    }

    const ClusterOptions& options_;
    std::mt19937 random_{1};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same model from the same corpus.
    std::vector<double> counts_;
    double total_ = 0.0;
    std::vector<float> vectors_;
    std::vector<float> contexts_;
    std::vector<float> gradient_;
    std::vector<std::uint32_t> table_;
    std::vector<std::uint32_t> kept_;
    float rate_ = 0.0F;
};

void to_unit_length(std::vector<float>& vectors, std::size_t size) {
    for (std::size_t begin = 0; begin < vectors.size(); begin += size) {
        const auto first = vectors.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = first + static_cast<std::ptrdiff_t>(size);
        const float length = std::sqrt(std::inner_product(first, last, first, 0.0F)) + 1e-9F;
        std::for_each(first, last, [length](float& value) { value /= length; });
    }
}

/// Spherical k-means, begun at every other of the first words.
std::vector<std::uint32_t> group(const std::vector<float>& vectors, std::size_t words,
                                 const ClusterOptions& options) {
    const std::size_t size = options.dimensions;
    const std::size_t step = std::max<std::size_t>(1, words / std::max<std::size_t>(1, options.clusters));
    std::vector<float> centres;
    for (std::size_t k = 0; k < options.clusters && k * step < words; ++k) {
        const auto first = vectors.begin() + static_cast<std::ptrdiff_t>(k * step * size);
        centres.insert(centres.end(), first, first + static_cast<std::ptrdiff_t>(size));
    }
    const std::size_t count = centres.size() / size;
    std::vector<std::uint32_t> of(words, 0);
    for (int round = 0; round < 15; ++round) {
        for (std::size_t word = 0; word < words; ++word) {
            float best = -2.0F;
            for (std::size_t k = 0; k < count; ++k) {
                const float likeness = std::inner_product(&centres[k * size], &centres[k * size] + size,
                                                          &vectors[word * size], 0.0F);
                if (likeness > best) {
                    best = likeness;
                    of[word] = static_cast<std::uint32_t>(k);
                }
            }
        }
        std::fill(centres.begin(), centres.end(), 0.0F);
        for (std::size_t word = 0; word < words; ++word) {
            for (std::size_t x = 0; x < size; ++x) {
                centres[of[word] * size + x] += vectors[word * size + x];
            }
        }
        to_unit_length(centres, size);
    }
    return of;
}

}  // namespace

std::vector<std::uint32_t> cluster_words(const std::filesystem::path& corpus,
                                         const std::vector<std::string>& words,
                                         const ClusterOptions& options) {
    const Sentences sentences = read_sentences(corpus, words);
    std::vector<float> vectors = SkipGrams(words.size(), sentences, options).train(sentences);
    to_unit_length(vectors, options.dimensions);
    return group(vectors, words.size(), options);
}

}  // namespace smallprint::train
