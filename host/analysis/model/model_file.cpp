#include "analysis/model/model_file.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "base/error.h"

namespace smallprint::model {
namespace {

static_assert(std::endian::native == std::endian::little, "The model's file is mapped as it is.");

[[noreturn]] void fail(const char* what) {
    throw Error(ErrorCode::catalogue_invalid,
                std::string("The clause model is damaged (") + what + "); install Smallprint again.");
}

/// Takes sections off the front, each checked against what is left.
class Sections {
public:
    explicit Sections(std::string_view bytes) : bytes_(bytes) {}

    template <typename Item>
    std::span<const Item> take(std::size_t count, const char* what) {
        static_assert(std::is_trivially_copyable_v<Item>);
        const std::size_t left = bytes_.size() - at_;
        if (count > left / sizeof(Item)) {
            fail(what);
        }
        // The bytes are aligned and were written from these very types.
        const auto* first = reinterpret_cast<const Item*>(bytes_.data() + at_);  // NOLINT(*-reinterpret-cast)
        at_ += count * sizeof(Item);
        at_ = std::min(bytes_.size(), (at_ + section_alignment - 1) & ~(section_alignment - 1));
        return {first, count};
    }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

void check_table(std::size_t slots, const char* what) {
    if (slots == 0 || !std::has_single_bit(slots)) {
        fail(what);
    }
}

void check_class(const ClassRow& row, std::size_t names) {
    if (row.name_begin > names || row.name_size > names - row.name_begin || row.name_size == 0) {
        fail("a class has no name");
    }
    for (const float value : {row.scale, row.bias, row.threshold, row.slope, row.offset}) {
        if (!std::isfinite(value)) {
            fail("a number is none");
        }
    }
}

HeadView open_head(Sections& sections) {
    const HeadHeader& header = sections.take<HeadHeader>(1, "head").front();
    if (header.class_count == 0 || header.class_count > most_classes) {
        fail("classes");
    }
    HeadView head;
    head.unknown = static_cast<float>(header.unknown & 0xFFFFU) * importance_unit;
    head.sense_share = static_cast<float>(header.sense_share & 0xFFFFU) * importance_unit;
    head.classes = sections.take<ClassRow>(header.class_count, "classes");
    const auto names = sections.take<char>(header.names_size, "names");
    head.names = {names.data(), names.size()};
    head.row_count = header.row_count;
    head.row_size = row_size_of(header.class_count);
    head.rows = sections.take<std::int8_t>(head.row_count * head.row_size + rows_padding, "rows");
    for (const ClassRow& row : head.classes) {
        check_class(row, head.names.size());
    }
    return head;
}

}  // namespace

const VocabularySlot* FileView::find_word(std::uint64_t hash) const noexcept {
    const auto check = static_cast<std::uint32_t>(hash >> 32U) | 1U;
    std::size_t slot = hash & (vocabulary.size() - 1);
    for (std::size_t probe = 0; probe < longest_probe; ++probe) {
        const VocabularySlot& held = vocabulary[slot];
        if (held.check == check) {
            return &held;
        }
        if (held.check == 0) {
            break;
        }
        slot = (slot + 1) & (vocabulary.size() - 1);
    }
    return nullptr;
}

HeadRows FileView::find_feature(FeatureKey key) const noexcept {
    std::size_t slot = slot_of(key, features.size());
    for (std::size_t probe = 0; probe < longest_probe; ++probe) {
        const FeatureSlot& held = features[slot];
        if (held.key == key || is_none(held.rows)) {
            return held.rows;
        }
        slot = (slot + 1) & (features.size() - 1);
    }
    return no_rows;
}

FileView open_file(std::string_view bytes) {
    if (std::bit_cast<std::uintptr_t>(bytes.data()) % section_alignment != 0) {
        fail("it is not aligned");
    }
    Sections sections(bytes);
    const FileHeader& header = sections.take<FileHeader>(1, "header").front();
    if (std::string_view(header.magic, sizeof header.magic) != file_magic) {
        fail("it is no model");
    }
    if (header.version != file_version) {
        fail("another version");
    }
    if (header.size != bytes.size() || header.head_count == 0 || header.head_count > most_heads) {
        fail("its size");
    }
    check_table(header.vocabulary_slots, "vocabulary");
    FileView view;
    view.vocabulary = sections.take<VocabularySlot>(header.vocabulary_slots, "vocabulary");
    check_table(header.feature_slots, "features");
    view.features = sections.take<FeatureSlot>(header.feature_slots, "features");
    for (std::uint32_t i = 0; i < header.head_count; ++i) {
        view.heads.push_back(open_head(sections));
    }
    for (WordId word = 0; word < first_word; ++word) {
        view.common_rows[word] = view.find_feature(word_feature(word));
    }
    return view;
}

}  // namespace smallprint::model
