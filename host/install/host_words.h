// What the extension's popup says about the host, by state; made by the build from the extension's own
// messages.
#pragma once

#include <string_view>

namespace smallprint {

struct HostWords {
    std::string_view title;  ///< "The program does not answer"
    std::string_view text;   ///< One or two sentences.
};

/// The words for "ok", "missing", "forbidden", "failing", "too_old" or "too_new"; empty for anything else.
[[nodiscard]] HostWords host_words(std::string_view state) noexcept;

}  // namespace smallprint
