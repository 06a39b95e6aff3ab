// Which * and _ of a Markdown paragraph are emphasis (CommonMark, section 6.2, without the rule of three).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace smallprint {

enum class EmphasisMark : std::uint8_t { none, begins, ends, bold_begins, bold_ends };

/// One entry a byte of the text; `none` where a character means itself. Linear: an end looks back at most 16
/// openers.
[[nodiscard]] std::vector<EmphasisMark> emphasis_marks(std::string_view text);

}  // namespace smallprint
