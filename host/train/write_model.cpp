#include "train/write_model.h"

#include <bit>
#include <cstring>
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
    bytes.resize((bytes.size() + 15U) & ~std::size_t{15U});
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

std::vector<model::VocabularySlot> vocabulary_table(const Vocabulary& vocabulary) {
    const std::vector<std::pair<std::string, model::WordEntry>> words(vocabulary.begin(), vocabulary.end());
    return make_table(
        words, model::VocabularySlot{},
        [](const auto& word, std::size_t, std::size_t slots) {
            const std::uint64_t hash = model::hash_word(word.first);
            const model::VocabularySlot slot{static_cast<std::uint32_t>(hash >> 32U) | 1U,
                                             word.second.word,
                                             word.second.stem,
                                             word.second.cluster,
                                             0,
                                             word.second.sense};
            return std::pair(static_cast<std::size_t>(hash & (slots - 1)), slot);
        },
        [](const model::VocabularySlot& slot) { return slot.check == 0; });
}

std::vector<model::FeatureSlot> feature_table(const TrainedHead& head) {
    return make_table(
        head.features, model::FeatureSlot{0, model::no_row},
        [](model::FeatureKey key, std::size_t row, std::size_t slots) {
            return std::pair(model::slot_of(key, slots),
                             model::FeatureSlot{key, static_cast<std::uint32_t>(row)});
        },
        [](const model::FeatureSlot& slot) { return slot.row == model::no_row; });
}

void append_head(std::string& bytes, const TrainedHead& head) {
    std::string names;
    std::vector<model::ClassRow> classes = head.classes;
    for (std::size_t k = 0; k < classes.size(); ++k) {
        classes[k].name_begin = static_cast<std::uint32_t>(names.size());
        classes[k].name_size = static_cast<std::uint32_t>(head.names[k].size());
        names += head.names[k];
    }
    const auto features = feature_table(head);
    const model::HeadHeader header{static_cast<std::uint32_t>(classes.size()),
                                   static_cast<std::uint32_t>(names.size()),
                                   static_cast<std::uint32_t>(features.size()),
                                   static_cast<std::uint32_t>(head.importance.size()),
                                   head.unknown,
                                   head.sense_share,
                                   {}};
    append<model::HeadHeader>(bytes, {&header, 1});
    append<model::ClassRow>(bytes, classes);
    append<char>(bytes, names);
    append<model::FeatureSlot>(bytes, features);
    append<std::uint16_t>(bytes, head.importance);
    append<std::int8_t>(bytes, head.weights);
}

}  // namespace

ModelBytes::ModelBytes(const std::string& bytes) : blocks_((bytes.size() + 15U) / 16U), size_(bytes.size()) {
    if (!bytes.empty()) {
        std::memcpy(blocks_.data(), bytes.data(), bytes.size());
    }
}

std::string_view ModelBytes::view() const noexcept {
    return blocks_.empty() ? std::string_view() : std::string_view(blocks_.front().bytes, size_);
}

std::string write_model(const Vocabulary& vocabulary, std::span<const TrainedHead> heads) {
    if (heads.empty() || heads.size() > model::most_heads) {
        throw std::runtime_error("A model has one to eight heads.");
    }
    const auto words = vocabulary_table(vocabulary);
    model::FileHeader header{};
    std::memcpy(header.magic, model::file_magic.data(), sizeof header.magic);
    header.version = model::file_version;
    header.head_count = static_cast<std::uint32_t>(heads.size());
    header.vocabulary_slots = static_cast<std::uint32_t>(words.size());
    std::string bytes;
    append<model::FileHeader>(bytes, {&header, 1});
    append<model::VocabularySlot>(bytes, words);
    for (const TrainedHead& head : heads) {
        append_head(bytes, head);
    }
    header.size = bytes.size();
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

}  // namespace smallprint::train
