// The model's file: how it lies on disk and in memory, which is the same, so that it is mapped and used as it
// is.
//
// Little-endian, every section 16-byte aligned:
//   header      FileHeader
//   vocabulary  `vocabulary_slots` of VocabularySlot, open addressing by hash_word, a power of two
//   per head    HeadHeader, `class_count` of ClassRow, names, `feature_slots` of FeatureSlot, `row_count` of
//               importance (uint16, in 1/4096), `row_count` × `class_count` of weight (int8)
// A head is one linear classifier per class over one table of features. Opening reads the headers and class
// rows only; everything else is bounds-checked by its size and by masking, so hostile bytes give wrong
// answers at worst.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/model/sentence_words.h"

namespace smallprint::model {

inline constexpr std::uint32_t file_version = 2;
inline constexpr std::string_view file_magic = "SPMODEL\n";
inline constexpr std::size_t most_heads = 8;
inline constexpr std::size_t most_classes = 256;

struct FileHeader {
    char magic[8];
    std::uint32_t version;
    std::uint32_t head_count;
    std::uint64_t size;  ///< Of the whole file.
    std::uint32_t vocabulary_slots;
    std::uint32_t reserved;
};

struct VocabularySlot {
    std::uint32_t check;  ///< Upper half of the word's hash; 0 in an empty slot.
    WordId word;
    WordId stem;
    WordId cluster;
    std::uint16_t reserved;
    SenseCode sense;
};

struct HeadHeader {
    std::uint32_t class_count;
    std::uint32_t names_size;
    std::uint32_t feature_slots;
    std::uint32_t row_count;
    std::uint32_t unknown;  ///< Importance of a feature that is not in the table.
    std::uint32_t
        sense_share;  ///< Length of the senses' part beside that of the words, in 1/4096; 0 for none.
    std::uint32_t reserved[2];
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
    std::uint32_t row;  ///< no_row in an empty slot.
};
inline constexpr std::uint32_t no_row = 0xFFFFFFFFU;
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
    std::span<const FeatureSlot> features;
    std::span<const std::uint16_t> importance;
    std::span<const std::int8_t> weights;
    float unknown = 0.0F;      ///< Importance of what is not in the table.
    float sense_share = 0.0F;  ///< Words and senses are two vectors, of lengths 1 and this; 0: words alone.

    [[nodiscard]] std::string_view name(std::size_t index) const {
        return names.substr(classes[index].name_begin, classes[index].name_size);
    }
    /// Says that a feature is about to be looked up.
    void expect(FeatureKey key) const noexcept { fetch(&features[slot_of(key, features.size())]); }
    /// The row of a feature, no_row for none.
    [[nodiscard]] std::uint32_t find(FeatureKey key) const noexcept;
};

struct FileView {
    std::span<const VocabularySlot> vocabulary;
    std::vector<HeadView> heads;

    [[nodiscard]] WordEntry find(std::string_view key) const noexcept { return find(key, hash_word(key)); }
    /// The same, with the word's hash.
    [[nodiscard]] WordEntry find(std::string_view key, std::uint64_t hash) const noexcept;
    /// Says that the word of this hash is about to be looked up.
    void expect(std::uint64_t hash) const noexcept { fetch(&vocabulary[hash & (vocabulary.size() - 1)]); }
};

/// Slots that are looked at before giving up; the writer grows the table until this is enough.
inline constexpr std::size_t longest_probe = 64;

/// Views of `bytes`, which must outlive them and be 16-byte aligned. Throws Error(catalogue_invalid) for
/// anything that is no model of this version, cut off, or points outside itself.
[[nodiscard]] FileView open_file(std::string_view bytes);

}  // namespace smallprint::model
