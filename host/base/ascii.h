// Lower case of ASCII letters alone, as protocols, markup and addresses want it: no locale, nothing beyond
// ASCII touched, sizes kept. For words of a language there is fold_case (base/utf8.h).
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace smallprint {

[[nodiscard]] constexpr char ascii_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool is_ascii_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

[[nodiscard]] inline std::string ascii_lowered(std::string_view text) {
    std::string made(text);
    std::transform(made.begin(), made.end(), made.begin(), ascii_lower);
    return made;
}

}  // namespace smallprint
