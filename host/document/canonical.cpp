#include "document/canonical.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "document/entities.h"

namespace smallprint {
namespace {

// How a byte is treated without decoding: most of a page is copied in runs.
enum class ByteClass : std::uint8_t { copy, space, drop, lead, reference };

constexpr std::array<ByteClass, 256> make_byte_classes() {
    std::array<ByteClass, 256> classes{};
    for (std::size_t i = 0; i < 0x20; ++i) {
        classes[i] = i >= 0x09 && i <= 0x0D ? ByteClass::space : ByteClass::drop;
    }
    classes[' '] = ByteClass::space;
    classes['&'] = ByteClass::reference;
    classes[0x7F] = ByteClass::drop;
    for (std::size_t i = 0xC2; i <= 0xF4; ++i) {
        classes[i] = ByteClass::lead;
    }
    return classes;
}
constexpr std::array<ByteClass, 256> byte_classes = make_byte_classes();

// True where a character may change under NFC. General punctuation and everything below U+0300 never does,
// and that is what most pages have, so that they are spared the normaliser.
bool may_need_nfc(char32_t c) noexcept {
    return c >= 0x0300 && !(c >= 0x2010 && c <= 0x205E) && !(c >= 0x20A0 && c <= 0x20CF) &&
           !(c >= 0x2460 && c <= 0x27FF) && !(c >= 0x4E00 && c <= 0x9FFF);
}

bool is_mark(char32_t c) noexcept {
    if (c < 0x0300) {
        return false;
    }
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

}  // namespace

CharacterClass character_class(char32_t c) noexcept {
    const auto in = [c](char32_t low, char32_t high) { return c >= low && c <= high; };
    if (c == 0x20 || in(0x09, 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || in(0x2000, 0x200A) ||
        c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000) {
        return CharacterClass::space;
    }
    if (c < 0x20 || in(0x7F, 0x9F) || c == 0xAD || c == 0x034F || c == 0x061C || c == 0x180E ||
        in(0x200B, 0x200F) || in(0x202A, 0x202E) || in(0x2060, 0x206F) || c == 0xFEFF || in(0xFFF9, 0xFFFC) ||
        in(0xE0000, 0xE007F)) {
        return CharacterClass::drop;
    }
    return CharacterClass::keep;
}

void CanonicalText::put(std::string_view bytes) {
    if (pending_space_) {
        if (!text_.empty()) {
            text_.push_back(' ');
        }
        pending_space_ = false;
    }
    if (link_open_) {
        if (!link_has_text_) {
            link_has_text_ = true;
            open_begin_ = text_.size();
        }
        link_bytes_ += bytes.size();
    }
    text_.append(bytes);
}

void CanonicalText::append(std::string_view text) {
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t start = position;
        while (position < text.size()) {
            const ByteClass kind = byte_classes[static_cast<unsigned char>(text[position])];
            if (kind != ByteClass::copy && kind != ByteClass::reference) {
                break;
            }
            ++position;
        }
        if (position > start) {
            marks_ = 0;
            put(text.substr(start, position - start));
            continue;
        }
        const std::size_t character = position;
        const char32_t code_point = next_code_point(text, position);
        switch (character_class(code_point)) {
            case CharacterClass::keep:
                needs_nfc_ = needs_nfc_ || may_need_nfc(code_point);
                marks_ = is_mark(code_point) ? marks_ + 1 : 0;
                if (marks_ > most_marks) {
                    break;
                }
                put(text.substr(character, position - character));
                break;
            case CharacterClass::space:
                pending_space_ = true;
                break;
            case CharacterClass::drop:
                break;
        }
    }
}

void CanonicalText::append_html(std::string_view text) {
    while (!text.empty()) {
        const std::size_t ampersand = std::min(text.find('&'), text.size());
        append(text.substr(0, ampersand));
        text.remove_prefix(ampersand);
        if (text.empty()) {
            return;
        }
        const CharacterReference reference = read_character_reference(text);
        if (reference.length == 0) {
            put("&");
            text.remove_prefix(1);
            continue;
        }
        append({reference.text.data(), reference.text_length});
        text.remove_prefix(reference.length);
    }
}

void CanonicalText::begin_link(std::string target) {
    end_link();
    open_target_ = std::move(target);
    link_open_ = true;
    link_has_text_ = false;
}

void CanonicalText::end_link() {
    if (link_open_ && link_has_text_ && text_.size() > open_begin_ && !open_target_.empty()) {
        links_.push_back({static_cast<std::uint32_t>(open_begin_), static_cast<std::uint32_t>(text_.size()),
                          open_target_});
    }
    link_open_ = false;
    link_has_text_ = false;
}

void CanonicalText::finish(Block& block) {
    if (link_open_) {
        const std::string target = open_target_;
        end_link();
        open_target_ = target;
        link_open_ = true;
    }
    if (needs_nfc_) {
        std::string normal = to_nfc(text_);
        if (normal != text_) {
            const auto moved = [&](std::uint32_t offset) {
                return static_cast<std::uint32_t>(
                    std::min(to_nfc(std::string_view{text_}.substr(0, offset)).size(), normal.size()));
            };
            for (Link& link : links_) {
                link.begin = moved(link.begin);
                link.end = moved(link.end);
            }
            text_ = std::move(normal);
        }
    }
    block.text = std::move(text_);
    block.links = std::move(links_);
    text_.clear();
    links_.clear();
    link_bytes_ = 0;
    pending_space_ = false;
    needs_nfc_ = false;
}

std::string canonical_inline(std::string_view text) {
    CanonicalText builder;
    builder.append(text);
    Block block;
    builder.finish(block);
    return std::move(block.text);
}

}  // namespace smallprint
