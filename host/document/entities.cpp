#include "document/entities.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/utf8.h"

namespace smallprint {
namespace {

struct NamedReference {
    std::string_view name;
    char32_t first;
    char32_t second;
};

constexpr NamedReference named_references[] = {
#include "document/entities_table.inc"
};
constexpr std::size_t longest_name = 32;

void store(CharacterReference& reference, char32_t first, char32_t second) noexcept {
    std::string utf8;  // At most eight bytes: never leaves the small-string buffer.
    append_utf8(utf8, first);
    if (second != 0) {
        append_utf8(utf8, second);
    }
    reference.text_length = std::min(utf8.size(), reference.text.size());
    std::copy_n(utf8.begin(), reference.text_length, reference.text.begin());
}

int digit_value(char c, bool hexadecimal) noexcept {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (hexadecimal && c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (hexadecimal && c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

bool is_alphanumeric(char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

CharacterReference numeric(std::string_view text) noexcept {
    CharacterReference reference;
    std::size_t position = 2;
    const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    position += hexadecimal ? 1U : 0U;
    const std::size_t start = position;
    std::uint32_t value = 0;
    for (; position < text.size(); ++position) {
        const int digit = digit_value(text[position], hexadecimal);
        if (digit < 0) {
            break;
        }
        value = std::min<std::uint32_t>(value * (hexadecimal ? 16U : 10U) + static_cast<std::uint32_t>(digit),
                                        0x110000);
    }
    if (position == start) {
        return reference;
    }
    if (position < text.size() && text[position] == ';') {
        ++position;
    }
    reference.length = position;
    char32_t code_point = value;
    if (value == 0) {
        code_point = 0xFFFD;
    } else if (value >= 0x80 && value <= 0x9F) {
        code_point = windows_1252(static_cast<unsigned char>(value));
    }
    store(reference, code_point, 0);
    return reference;
}

}  // namespace

char32_t windows_1252(unsigned char byte) noexcept {
    constexpr std::array<char16_t, 32> characters{
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
    return byte >= 0x80 && byte <= 0x9F ? characters[byte - 0x80U] : byte;
}

CharacterReference read_character_reference(std::string_view text) noexcept {
    if (text.size() < 2) {
        return {};
    }
    if (text[1] == '#') {
        return numeric(text);
    }
    CharacterReference reference;
    std::size_t end = 1;
    while (end < text.size() && end <= longest_name && is_alphanumeric(text[end])) {
        ++end;
    }
    if (end < text.size() && text[end] == ';') {
        ++end;
    }
    // The longest name that the text begins with: with the semicolon, or a shorter old name without.
    for (std::size_t length = end - 1; length >= 2; --length) {
        const std::string_view name = text.substr(1, length);
        const auto* found =
            std::lower_bound(std::begin(named_references), std::end(named_references), name,
                             [](const NamedReference& row, std::string_view key) { return row.name < key; });
        if (found != std::end(named_references) && found->name == name) {
            reference.length = length + 1;
            store(reference, found->first, found->second);
            return reference;
        }
    }
    return reference;
}

}  // namespace smallprint
