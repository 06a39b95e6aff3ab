#include "doors/cli/terminal.h"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "base/console.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "doors/cli/output.h"

namespace smallprint {
namespace {

// SGR sequences; the words themselves never carry meaning by colour alone.
constexpr const char* sequence(Tone tone) noexcept {
    switch (tone) {
        case Tone::strong:
            return "\x1b[1m";
        case Tone::faint:
            return "\x1b[2m";
        case Tone::high:
            return "\x1b[1;31m";
        case Tone::medium:
            return "\x1b[1;33m";
        case Tone::low:
            return "\x1b[1;36m";
        case Tone::good:
            return "\x1b[1;32m";
        case Tone::plain:
            break;
    }
    return "";
}

// The longest beginning of a word that fits; at least one character, so that it ends.
std::size_t bytes_that_fit(std::string_view word, std::size_t room) {
    std::size_t used = 0;
    std::size_t position = 0;
    while (position < word.size()) {
        const auto begin = position;
        const auto c = next_code_point(word, position);
        used += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))));
        if (used > room && begin > 0) {
            return begin;
        }
    }
    return word.size();
}

// Greedy filling. Addresses are never broken, so that they can be copied.
std::vector<std::string> fill(std::string_view text, std::size_t room) {
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        auto word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!word.empty()) {
            const auto columns = columns_of(word);
            if (used > 0 && used + 1 + columns > room) {
                lines.emplace_back();
                used = 0;
            }
            const bool whole = columns <= room || word.find("://") != std::string_view::npos;
            const auto part = whole ? word.size() : bytes_that_fit(word, room);
            if (used > 0) {
                lines.back() += ' ';
                ++used;
            }
            lines.back().append(word.substr(0, part));
            used += columns_of(word.substr(0, part));
            word.remove_prefix(part);
        }
    }
    return lines;
}

}  // namespace

TextStyle style_of_stdout() {
    TextStyle style;
    if (!is_terminal(StandardStream::out)) {
        return style;
    }
    if (const std::size_t columns = terminal_columns(); columns > 0) {
        style.width = std::clamp<std::size_t>(columns, 30, 120);
    }
    style.colour = !environment("NO_COLOR") && environment("TERM").value_or("dumb") != "dumb";
    return style;
}

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t position = 0; position < text.size();) {
        const auto c = next_code_point(text, position);
        columns +=
            static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))));
    }
    return columns;
}

void Page::paragraph(std::string_view text, std::size_t indent, std::string_view lead, Tone tone) {
    const auto hanging = columns_of(lead);
    const auto room =
        std::max<std::size_t>(style_.width > indent + hanging ? style_.width - indent - hanging : 0, 16);
    bool first = true;
    for (const auto& line : fill(harmless(text), room)) {
        text_.append(indent, ' ');
        if (first) {
            text_ += lead;
        } else {
            text_.append(hanging, ' ');
        }
        first = false;
        const bool coloured = style_.colour && tone != Tone::plain;
        text_ += coloured ? sequence(tone) : "";
        text_ += line;
        text_ += coloured ? "\x1b[0m\n" : "\n";
    }
}

void Page::blank() {
    text_ += '\n';
}

}  // namespace smallprint
