// UTF-8 as it comes from the outside: checked, mended, normalised, case-folded.
//
// Normalisation is utf8proc's (Unicode version in unicode_version()), so that a hash of normalised text says
// which tables made it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace smallprint {

/// True for well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
[[nodiscard]] bool is_valid_utf8(std::string_view text) noexcept;

/// The text with each maximal ill-formed part replaced by U+FFFD (Unicode 15, 3.9, "best practice").
[[nodiscard]] std::string mend_utf8(std::string_view text);

/// Decodes the character at `position` and moves past it. The text must be well-formed and position inside
/// it.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& position) noexcept;

/// Appends one scalar value as UTF-8; what is not a scalar value becomes U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

/// Normalisation form C. ASCII passes without a copy of the tables being touched.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// Full case folding after NFKC, for match keys only (never for canonical text).
[[nodiscard]] std::string fold_case(std::string_view text);

/// For example "15.0.0".
[[nodiscard]] std::string unicode_version();

}  // namespace smallprint
