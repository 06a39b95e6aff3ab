#include "train/write_model.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <stdexcept>

namespace smallprint::train {
namespace {

template <typename Item>
void append(std::string& bytes, std::span<const Item> items) {
    const std::size_t begin = bytes.size();
    bytes.resize(begin + items.size_bytes());
    if (!items.empty()) {
        std::memcpy(bytes.data() + begin, items.data(), items.size_bytes());
    }
    bytes.resize((bytes.size() + model::section_alignment - 1) & ~(model::section_alignment - 1));
}

/// A table of open addressing that is long enough for every item to be found within `longest_probe` steps.
template <typename Slot, typename Item, typename Place, typename IsEmpty>
std::vector<Slot> make_table(const std::vector<Item>& items, const Slot& empty, const Place& place,
                             const IsEmpty& is_empty) {
    for (std::size_t slots = std::bit_ceil(items.size() + items.size() / 4 + 16);; slots *= 2) {
        std::vector<Slot> table(slots, empty);
        bool fits = true;
        for (std::size_t i = 0; i < items.size() && fits; ++i) {
            const auto [at, slot] = place(items[i], i, slots);
            std::size_t probe = 0;
            while (probe < model::longest_probe && !is_empty(table[(at + probe) & (slots - 1)])) {
                ++probe;
            }
            fits = probe < model::longest_probe;
            if (fits) {
                table[(at + probe) & (slots - 1)] = slot;
            }
        }
        if (fits) {
            return table;
        }
    }
}

using RowsOf = std::map<model::FeatureKey, model::HeadRows>;

/// The row of every feature in every head.
RowsOf rows_of(std::span<const TrainedHead> heads) {
    RowsOf rows;
    for (std::size_t head = 0; head < heads.size(); ++head) {
        const auto& features = heads[head].features;
        if (features.size() >= model::no_row) {
            throw std::runtime_error("A head of a model has at most 65,534 features.");
        }
        for (std::size_t row = 0; row < features.size(); ++row) {
            rows.try_emplace(features[row], model::no_rows).first->second[head] =
                static_cast<model::RowNumber>(row);
        }
    }
    return rows;
}

std::vector<model::VocabularySlot> vocabulary_table(const Vocabulary& vocabulary, const RowsOf& rows) {
    const std::vector<std::pair<std::string, model::WordEntry>> words(vocabulary.begin(), vocabulary.end());
    const auto rows_at = [&rows](model::FeatureKey key) {
        const auto found = rows.find(key);
        return found != rows.end() ? found->second : model::no_rows;
    };
    return make_table(
        words, model::VocabularySlot{},
        [&](const auto& word, std::size_t, std::size_t slots) {
            const std::uint64_t hash = model::hash_word(word.first);
            const model::WordEntry& entry = word.second;
            const model::VocabularySlot slot{static_cast<std::uint32_t>(hash >> 32U) | 1U,
                                             entry.word,
                                             entry.stem,
                                             entry.cluster,
                                             0,
                                             entry.sense,
                                             rows_at(model::word_feature(entry.word)),
                                             rows_at(model::stem_feature(entry.stem)),
                                             rows_at(model::cluster_feature(entry.cluster)),
                                             0};
            return std::pair(static_cast<std::size_t>(hash & (slots - 1)), slot);
        },
        [](const model::VocabularySlot& slot) { return slot.check == 0; });
}

/// Whether a feature is found by its word's slot, so that the table need not have it.
bool is_of_a_known_word(model::FeatureKey key) {
    return key >= model::cluster_feature(0) &&
           (key < model::word_feature(0) || key >= model::word_feature(model::first_word));
}

std::vector<model::FeatureSlot> feature_table(const RowsOf& rows) {
    std::vector<model::FeatureSlot> features;
    for (const auto& [key, of_heads] : rows) {
        if (!is_of_a_known_word(key)) {
            features.push_back({key, of_heads});
        }
    }
    return make_table(
        features, model::FeatureSlot{0, model::no_rows},
        [](const model::FeatureSlot& feature, std::size_t, std::size_t slots) {
            return std::pair(model::slot_of(feature.key, slots), feature);
        },
        [](const model::FeatureSlot& slot) { return model::is_none(slot.rows); });
}

/// The rows of a head as they lie in the file.
std::vector<std::int8_t> weight_rows(const TrainedHead& head) {
    const std::size_t classes = head.classes.size();
    const std::size_t size = model::row_size_of(classes);
    std::vector<std::int8_t> rows(head.importance.size() * size + model::rows_padding);
    for (std::size_t i = 0; i < head.importance.size(); ++i) {
        std::int8_t* row = rows.data() + i * size;
        std::copy_n(head.weights.data() + i * classes, classes, row);
        std::memcpy(row + size - sizeof head.importance[i], &head.importance[i], sizeof head.importance[i]);
    }
    return rows;
}

void append_head(std::string& bytes, const TrainedHead& head) {
    std::string names;
    std::vector<model::ClassRow> classes = head.classes;
    for (std::size_t k = 0; k < classes.size(); ++k) {
        classes[k].name_begin = static_cast<std::uint32_t>(names.size());
        classes[k].name_size = static_cast<std::uint32_t>(head.names[k].size());
        names += head.names[k];
    }
    const model::HeadHeader header{static_cast<std::uint32_t>(classes.size()),
                                   static_cast<std::uint32_t>(names.size()),
                                   static_cast<std::uint32_t>(head.importance.size()),
                                   head.unknown,
                                   head.sense_share,
                                   {}};
    append<model::HeadHeader>(bytes, {&header, 1});
    append<model::ClassRow>(bytes, classes);
    append<char>(bytes, names);
    append<std::int8_t>(bytes, weight_rows(head));
}

}  // namespace

ModelBytes::ModelBytes(const std::string& bytes)
    : blocks_((bytes.size() + sizeof(Block) - 1) / sizeof(Block)), size_(bytes.size()) {
    if (!bytes.empty()) {
        std::memcpy(blocks_.data(), bytes.data(), bytes.size());
    }
}

std::string_view ModelBytes::view() const noexcept {
    return blocks_.empty() ? std::string_view() : std::string_view(blocks_.front().bytes, size_);
}

std::string write_model(const Vocabulary& vocabulary, std::span<const TrainedHead> heads) {
    if (heads.empty() || heads.size() > model::most_heads) {
        throw std::runtime_error("A model has one or two heads.");
    }
    const RowsOf rows = rows_of(heads);
    const auto words = vocabulary_table(vocabulary, rows);
    const auto features = feature_table(rows);
    model::FileHeader header{};
    std::memcpy(header.magic, model::file_magic.data(), sizeof header.magic);
    header.version = model::file_version;
    header.head_count = static_cast<std::uint32_t>(heads.size());
    header.vocabulary_slots = static_cast<std::uint32_t>(words.size());
    header.feature_slots = static_cast<std::uint32_t>(features.size());
    std::string bytes;
    append<model::FileHeader>(bytes, {&header, 1});
    append<model::VocabularySlot>(bytes, words);
    append<model::FeatureSlot>(bytes, features);
    for (const TrainedHead& head : heads) {
        append_head(bytes, head);
    }
    header.size = bytes.size();
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

}  // namespace smallprint::train
