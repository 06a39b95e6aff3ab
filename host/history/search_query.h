// From what a person types to an FTS5 expression: words (all of them), "phrases", prefix*, -without. Pure;
// nothing that is typed can be anything but words to FTS5.
#pragma once

#include <string>
#include <string_view>

namespace smallprint::history {

/// Empty if there is no word to look for (only -without, or nothing at all). At most 32 terms count.
[[nodiscard]] std::string match_expression(std::string_view words);

}  // namespace smallprint::history
