// HTML character references: named (the table of the HTML standard, section 13.5), decimal and hexadecimal.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace smallprint {

/// One decoded reference. `length` is how much of the input it took, 0 where there is none.
struct CharacterReference {
    std::size_t length = 0;
    std::array<char, 8> text{};  ///< UTF-8.
    std::size_t text_length = 0;
};

/// Reads the reference at the start of `text`, which begins with '&'. As browsers do in text: a handful of
/// old names need no semicolon, numbers of windows-1252's C1 range mean that code page's characters.
[[nodiscard]] CharacterReference read_character_reference(std::string_view text) noexcept;

/// The Unicode character that windows-1252 means by a byte from 0x80 to 0x9F (WHATWG Encoding).
[[nodiscard]] char32_t windows_1252(unsigned char byte) noexcept;

}  // namespace smallprint
