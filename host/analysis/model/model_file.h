// The model's file: how it lies on disk and in memory, which is the same, so that it is mapped and used as it
// is.
//
// Little-endian, every section 64-byte aligned:
//   header      FileHeader
//   vocabulary  `vocabulary_slots` of VocabularySlot, open addressing by hash_word, a power of two
//   features    `feature_slots` of FeatureSlot, open addressing by slot_of, a power of two
//   per head    HeadHeader, `class_count` of ClassRow, names, `row_count` of row: a weight (int8) a class,
//   padding,
//               and at its end the feature's importance (uint16, in 1/4096)
// A head is one linear classifier per class over rows of weights. A word's slot says which rows its own
// features have in every head, so that one look at a word serves them all; pairs of words and of senses are
// found in the table of features. Opening reads the headers and class rows only; everything else is
// bounds-checked by its size and by masking, so hostile bytes give wrong answers at worst.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/model/sentence_words.h"

namespace smallprint::model {

inline constexpr std::uint32_t file_version = 3;
inline constexpr std::string_view file_magic = "SPMODEL\n";
inline constexpr std::size_t most_heads = 2;
inline constexpr std::size_t most_classes = 256;

struct FileHeader {
    char magic[8];
    std::uint32_t version;
    std::uint32_t head_count;
    std::uint64_t size;  ///< Of the whole file.
    std::uint32_t vocabulary_slots;
    std::uint32_t feature_slots;
};

inline constexpr std::size_t section_alignment = 64;
/// The size of a row of so many classes, in bytes.
[[nodiscard]] constexpr std::size_t row_size_of(std::size_t classes) noexcept {
    return (classes + sizeof(std::uint16_t) + 1) / 2 * 2;
}
/// Rows are summed sixteen columns at a time (weighted_rows.h): what is read beyond the classes counts for
/// nothing, and behind the last row so many bytes may be read.
[[nodiscard]] constexpr std::size_t columns_of(std::size_t classes) noexcept {
    return (classes + 15) / 16 * 16;
}
inline constexpr std::size_t rows_padding = 16;

/// A feature's row of weights in a head.
using RowNumber = std::uint16_t;
inline constexpr RowNumber no_row = 0xFFFFU;
using HeadRows = std::array<RowNumber, most_heads>;
inline constexpr HeadRows no_rows{no_row, no_row};
/// Whether a feature has no row in any head.
[[nodiscard]] constexpr bool is_none(const HeadRows& rows) noexcept {
    return std::bit_cast<std::uint32_t>(rows) == std::bit_cast<std::uint32_t>(no_rows);
}

struct VocabularySlot {
    std::uint32_t check;  ///< Upper half of the word's hash; 0 in an empty slot.
    WordId word;
    WordId stem;
    WordId cluster;
    std::uint16_t reserved;
    SenseCode sense;
    HeadRows word_rows;
    HeadRows stem_rows;
    HeadRows cluster_rows;
    std::uint32_t padding;  ///< Two slots a cache line.
};
static_assert(sizeof(VocabularySlot) == 32);

struct HeadHeader {
    std::uint32_t class_count;
    std::uint32_t names_size;
    std::uint32_t row_count;
    std::uint32_t unknown;  ///< Importance of a feature that is not in the table.
    std::uint32_t
        sense_share;  ///< Length of the senses' part beside that of the words, in 1/4096; 0 for none.
    std::uint32_t reserved[3];
};

struct ClassRow {
    std::uint32_t name_begin;
    std::uint32_t name_size;
    float scale;  ///< Of the class's int8 weights.
    float bias;
    float threshold;  ///< Asserted at and above this score.
    float slope;      ///< Probability = 1 / (1 + exp(-(slope · score + offset))), Platt 1999.
    float offset;
    float reserved;
};

struct FeatureSlot {
    FeatureKey key;
    HeadRows rows;  ///< no_rows in an empty slot.
};
static_assert(sizeof(FeatureSlot) == 8);
inline constexpr float importance_unit = 1.0F / 4096.0F;

/// Where a feature is looked for first; `slots` is a power of two.
[[nodiscard]] constexpr std::size_t slot_of(FeatureKey key, std::size_t slots) noexcept {
    std::uint32_t mixed = key ^ (key >> 16U);  // MurmurHash3's last steps (Appleby).
    mixed = (mixed * 0x85EBCA6BU) ^ ((mixed * 0x85EBCA6BU) >> 13U);
    mixed = (mixed * 0xC2B2AE35U) ^ ((mixed * 0xC2B2AE35U) >> 16U);
    return mixed & (slots - 1);
}
/// Asks for memory that is about to be read: the tables are larger than the nearest caches.
inline void fetch([[maybe_unused]] const void* place) noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(place);
#endif
}

/// One head as it lies in the file.
struct HeadView {
    std::span<const ClassRow> classes;
    std::string_view names;
    std::span<const std::int8_t> rows;
    std::size_t row_size = 0;
    std::size_t row_count = 0;
    float unknown = 0.0F;      ///< Importance of what is not in the table.
    float sense_share = 0.0F;  ///< Words and senses are two vectors, of lengths 1 and this; 0: words alone.

    [[nodiscard]] std::string_view name(std::size_t index) const {
        return names.substr(classes[index].name_begin, classes[index].name_size);
    }
    /// Whether a row lies in the file.
    [[nodiscard]] bool has(RowNumber row) const noexcept { return row < row_count; }
    /// A row that is there.
    [[nodiscard]] const std::int8_t* row(RowNumber row) const noexcept {
        return rows.data() + std::size_t{row} * row_size;
    }
    /// The importance of a feature by its row, in 1/4096.
    [[nodiscard]] std::uint16_t importance(const std::int8_t* row) const noexcept {
        std::uint16_t value = 0;
        std::memcpy(&value, row + row_size - sizeof value, sizeof value);
        return value;
    }
};

struct FileView {
    std::span<const VocabularySlot> vocabulary;
    std::span<const FeatureSlot> features;
    std::vector<HeadView> heads;
    /// What a word that is in no vocabulary has rows for: being rare, a number, a year.
    std::array<HeadRows, first_word> common_rows{};

    /// The slot of a word by its hash; nullptr for a word that is not known.
    [[nodiscard]] const VocabularySlot* find_word(std::uint64_t hash) const noexcept;
    /// Says that the word of this hash is about to be looked up.
    void expect_word(std::uint64_t hash) const noexcept {
        fetch(&vocabulary[hash & (vocabulary.size() - 1)]);
    }
    /// The rows of a feature; no_rows for one that is not known.
    [[nodiscard]] HeadRows find_feature(FeatureKey key) const noexcept;
    /// Says that a feature is about to be looked up.
    void expect_feature(FeatureKey key) const noexcept { fetch(&features[slot_of(key, features.size())]); }
};

/// Slots that are looked at before giving up; the writer grows the table until this is enough.
inline constexpr std::size_t longest_probe = 64;

/// Views of `bytes`, which must outlive them and be aligned as sections are. Throws Error(catalogue_invalid)
/// for anything that is no model of this version, cut off, or points outside itself.
[[nodiscard]] FileView open_file(std::string_view bytes);

}  // namespace smallprint::model
