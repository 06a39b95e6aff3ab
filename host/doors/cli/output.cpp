#include "doors/cli/output.h"

#include <cstdio>

#include "base/error.h"
#include "base/utf8.h"

namespace smallprint {
namespace {

bool steers_terminal(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace

void print(std::string_view text) {
    (void)std::fwrite(text.data(), 1, text.size(), stdout);
}

void finish_output() {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        throw Error(ErrorCode::internal, "The output could not be written completely; is the disk full?");
    }
}

void complain(std::string_view message) {
    // Whole lines at once, so that lines of several processes do not mix.
    const auto line = "smallprint: " + harmless(message) + "\n";
    (void)std::fflush(stdout);
    (void)std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string harmless(std::string_view text, bool keep_lines) {
    const auto mended = mend_utf8(text);
    std::string clean;
    clean.reserve(mended.size());
    for (std::size_t position = 0; position < mended.size();) {
        const auto begin = position;
        const auto c = next_code_point(mended, position);
        if (c == U'\n' || c == U'\t') {
            clean += c == U'\n' && keep_lines ? '\n' : ' ';
        } else if (steers_terminal(c)) {
            append_utf8(clean, 0xFFFD);
        } else {
            clean.append(mended, begin, position - begin);
        }
    }
    return clean;
}

}  // namespace smallprint
