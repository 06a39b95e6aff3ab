// The clause model (DESIGN 4 step 5): a linear classifier per class over words, stems, neighbouring words and
// who does what.
// Only read once made; the scratch of a reading belongs to one thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/model/model_file.h"
#include "analysis/model/weighted_rows.h"

namespace smallprint::model {

/// A feature of a sentence, its row in each head, and how often it is there.
struct CountedFeature {
    FeatureKey key = 0;
    HeadRows rows = no_rows;
    std::uint32_t count = 0;
};

/// Memory that readings reuse.
struct Scratch {
    std::string joined;
    Words words;
    std::vector<std::uint64_t> hashes;
    std::vector<const VocabularySlot*> slots;
    std::vector<WordEntry> entries;
    std::vector<CountedFeature> counted;     ///< Of words, each once.
    std::vector<FeatureKey> sense_features;  ///< Of who does what; made when a head asks.
    std::vector<CountedFeature> counted_senses;
    std::vector<std::uint32_t> places;  ///< A small table that finds a feature again.
    std::vector<WeightedRow> rows;
    std::vector<float> sums;
};

/// What one class says of one sentence.
struct Score {
    std::string_view name;     ///< Of the class; lives as long as the model.
    float margin = 0.0F;       ///< Score above the class's threshold; asserted where it is not negative.
    float probability = 0.0F;  ///< Calibrated, 0–1.
};

/// Of clause types the likeliest is said from this probability on, although it is below its own threshold;
/// and never more than so many. Tuned on company folds of the corpus (tests/accuracy/tosdr.cpp).
inline constexpr float least_probability = 0.025F;
inline constexpr std::size_t most_types = 3;

class ClauseModel {
public:
    /// Uses `bytes` in place; they must outlive it. Throws as open_file.
    explicit ClauseModel(std::string_view bytes) : file_(open_file(bytes)) {}

    /// The model inside the program. Opening it reads a few kilobytes.
    [[nodiscard]] static ClauseModel embedded();

    /// Heads in the order of the file.
    enum class Head : std::uint8_t { unfair_tos = 0, clause_types = 1 };

    [[nodiscard]] bool has(Head head) const noexcept {
        return static_cast<std::size_t>(head) < file_.heads.size();
    }
    [[nodiscard]] const HeadView& view(Head head) const {
        return file_.heads.at(static_cast<std::size_t>(head));
    }

    /// Makes words of a text once; score() may then be asked for several heads. Linear in the text, of which
    /// the first `longest_text` bytes are looked at.
    void read(std::string_view text, Scratch& scratch) const;
    /// The raw score of each class of a head for what was read last: a view of the scratch. A text without
    /// any known feature scores its biases.
    [[nodiscard]] std::span<const float> score(Head head, Scratch& scratch) const;
    /// The classes that are asserted, best first.
    [[nodiscard]] std::vector<Score> asserted(Head head, Scratch& scratch) const;

private:
    FileView file_;
};

/// The calibrated probability of a raw score.
[[nodiscard]] float probability(const ClassRow& row, float score) noexcept;

}  // namespace smallprint::model
