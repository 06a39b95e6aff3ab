#include "doors/cli/pdf_pages.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <vector>

#include "base/ascii.h"

namespace smallprint {
namespace {

constexpr std::size_t edge_lines = 3;         // Of a page, at either end, without blank ones.
constexpr std::size_t longest_running = 160;  // Bytes; a longer line is of the text.

using Page = std::vector<std::string_view>;

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blank = " \t\r";
    const std::size_t begin = line.find_first_not_of(blank);
    return begin == std::string_view::npos ? std::string_view{}
                                           : line.substr(begin, line.find_last_not_of(blank) + 1 - begin);
}

std::vector<Page> pages_of(std::string_view text) {
    std::vector<Page> pages(1);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\n\f"), text.size());
        pages.back().push_back(trimmed(text.substr(0, end)));
        if (end < text.size() && text[end] == '\f') {
            pages.emplace_back();
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return pages;
}

// The line with its numbers made alike: "Page 3 of 12" and "Page 4 of 12" are one.
std::string shape_of(std::string_view line) {
    std::string shape;
    for (const char c : line) {
        if (!is_ascii_digit(c)) {
            shape += ascii_lower(c);
        } else if (shape.empty() || shape.back() != '0') {
            shape += '0';
        }
    }
    return shape;
}

// Page numbers and what browsers print around a page, which nothing needs to repeat.
bool is_of_the_print(std::string_view line, const std::string& shape) {
    constexpr std::array<std::string_view, 10> shapes{
        "0/0",      "0 / 0", "0 of 0",          "page 0",        "page 0 of 0",
        "page 0/0", "- 0 -", "\u2013 0 \u2013", "0/0/0, 0:0 am", "0/0/0, 0:0 pm"};
    const bool address = line.find(' ') == std::string_view::npos &&
                         (shape.starts_with("https://") || shape.starts_with("file://"));
    return address || std::find(shapes.begin(), shapes.end(), shape) != shapes.end();
}

// The indexes of a page's outermost lines that are not blank, at the top or at the end.
std::vector<std::size_t> edge(const Page& page, bool top) {
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < page.size() && lines.size() < edge_lines; ++i) {
        const std::size_t at = top ? i : page.size() - 1 - i;
        if (!page[at].empty()) {
            lines.push_back(at);
        }
    }
    return lines;
}

// On how many pages each line stands at an edge.
std::map<std::string, std::size_t> running_lines(const std::vector<Page>& pages, bool top) {
    std::map<std::string, std::size_t> counts;
    for (const Page& page : pages) {
        std::vector<std::string> shapes;
        for (const std::size_t line : edge(page, top)) {
            if (page[line].size() <= longest_running) {
                shapes.push_back(shape_of(page[line]));
            }
        }
        std::sort(shapes.begin(), shapes.end());
        shapes.erase(std::unique(shapes.begin(), shapes.end()), shapes.end());
        for (std::string& shape : shapes) {
            ++counts[std::move(shape)];
        }
    }
    return counts;
}

void clear_running(std::vector<Page>& pages, bool top) {
    const auto counts = running_lines(pages, top);
    const std::size_t many = std::max<std::size_t>(2, (pages.size() + 1) / 2);
    for (Page& page : pages) {
        for (const std::size_t line : edge(page, top)) {
            if (page[line].size() > longest_running) {
                continue;
            }
            const std::string shape = shape_of(page[line]);
            const auto count = counts.find(shape);
            if ((count != counts.end() && count->second >= many) || is_of_the_print(page[line], shape)) {
                page[line] = {};
            }
        }
    }
}

bool goes_on(std::string_view before, std::string_view after) {
    constexpr std::string_view ends = ".!?:;";
    return !before.empty() && !after.empty() && ends.find(before.back()) == std::string_view::npos &&
           after.front() >= 'a' && after.front() <= 'z';
}

}  // namespace

std::string join_pages(std::string_view text) {
    std::vector<Page> pages = pages_of(text);
    if (!pages.empty() && pages.back().empty()) {
        pages.pop_back();  // A form feed stands behind the last page too.
    }
    clear_running(pages, true);
    clear_running(pages, false);
    std::string joined;
    for (const Page& page : pages) {
        const auto shown = [](std::string_view line) { return !line.empty(); };
        const auto begin = std::find_if(page.begin(), page.end(), shown);
        const auto end = std::find_if(page.rbegin(), page.rend(), shown).base();
        if (begin >= end) {
            continue;
        }
        if (!joined.empty()) {
            const std::size_t last = joined.rfind('\n', joined.size() - 2);
            const auto before =
                trimmed(std::string_view{joined}.substr(last == std::string::npos ? 0 : last + 1));
            joined += goes_on(before.substr(0, before.find_last_not_of('\n') + 1), *begin) ? "" : "\n";
        }
        for (auto line = begin; line < end; ++line) {
            joined.append(*line).append("\n");
        }
    }
    return joined;
}

}  // namespace smallprint
