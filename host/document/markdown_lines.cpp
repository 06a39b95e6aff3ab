#include "document/markdown_lines.h"

#include <algorithm>

namespace smallprint {
namespace {

constexpr std::size_t tab_width = 4;
constexpr std::size_t code_indentation = 4;

std::string_view trim(std::string_view text) noexcept {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

}  // namespace

std::size_t indentation(std::string_view line) noexcept {
    std::size_t columns = 0;
    for (const char c : line) {
        if (c == ' ') {
            ++columns;
        } else if (c == '\t') {
            columns += tab_width - columns % tab_width;
        } else {
            break;
        }
    }
    return columns;
}

std::string_view without_indentation(std::string_view line, std::size_t columns) noexcept {
    std::size_t done = 0;
    while (done < columns && !line.empty() && (line.front() == ' ' || line.front() == '\t')) {
        done += line.front() == ' ' ? 1 : tab_width - done % tab_width;
        line.remove_prefix(1);
    }
    return line;
}

bool is_blank_line(std::string_view line) noexcept {
    return trim(line).empty();
}

bool is_rule(std::string_view line) noexcept {
    line = trim(line);
    if (line.empty() || (line.front() != '-' && line.front() != '*' && line.front() != '_')) {
        return false;
    }
    const char mark = line.front();
    std::size_t marks = 0;
    for (const char c : line) {
        if (c == mark) {
            ++marks;
        } else if (c != ' ' && c != '\t') {
            return false;
        }
    }
    return marks >= 3;
}

unsigned setext_level(std::string_view line) noexcept {
    if (indentation(line) >= code_indentation) {
        return 0;
    }
    line = trim(line);
    if (line.empty() || (line.front() != '=' && line.front() != '-') ||
        line.find_first_not_of(line.front()) != std::string_view::npos) {
        return 0;
    }
    return line.front() == '=' ? 1 : 2;
}

std::optional<AtxHeading> atx_heading(std::string_view line) noexcept {
    if (indentation(line) >= code_indentation) {
        return std::nullopt;
    }
    line = trim(line);
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level == 0 || level > 6 || (level < line.size() && line[level] != ' ' && line[level] != '\t')) {
        return std::nullopt;
    }
    std::string_view text = trim(line.substr(level));
    const std::size_t last = text.find_last_not_of('#');
    if (last == std::string_view::npos) {
        text = {};
    } else if (last + 1 < text.size() && text[last] == ' ') {
        text = trim(text.substr(0, last));
    }
    return AtxHeading{static_cast<unsigned>(level), text};
}

std::optional<ListMarker> list_marker(std::string_view line) noexcept {
    const std::size_t indent = indentation(line);
    const std::string_view rest = without_indentation(line, indent);
    if (rest.empty()) {
        return std::nullopt;
    }
    std::size_t width = 0;
    ListMarker marker;
    if (rest.front() == '-' || rest.front() == '*' || rest.front() == '+') {
        width = 1;
        marker.starts_at_one = true;
    } else {
        while (width < rest.size() && width < 9 && rest[width] >= '0' && rest[width] <= '9') {
            ++width;
        }
        if (width == 0 || width >= rest.size() || (rest[width] != '.' && rest[width] != ')')) {
            return std::nullopt;
        }
        marker.starts_at_one = rest.substr(0, width) == "1";
        ++width;
    }
    const std::string_view after = rest.substr(width);
    marker.empty = is_blank_line(after);
    if (!marker.empty && after.front() != ' ' && after.front() != '\t') {
        return std::nullopt;
    }
    const std::size_t gap = marker.empty ? 1 : indentation(after);
    marker.content = indent + width + (gap > code_indentation ? 1 : gap);
    return marker;
}

bool is_table_delimiter(std::string_view line) noexcept {
    line = trim(line);
    return line.size() >= 3 && line.find_first_not_of("|-: \t") == std::string_view::npos &&
           line.find("--") != std::string_view::npos && line.find('|') != std::string_view::npos;
}

}  // namespace smallprint
