#include "document/html_trim.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/html_scan.h"

namespace smallprint {
namespace {

constexpr std::size_t longest_scrap = 120;
constexpr std::size_t most_at_start = 12;

bool is_mostly_link(const RawBlock& raw) noexcept {
    return std::size_t{raw.link_bytes} * 10 >= raw.block.text.size() * 8;
}

bool is_copyright_line(const std::string& text) {
    const bool marked = text.starts_with("\u00a9") || text.starts_with("copyright \u00a9") ||
                        text.starts_with("copyright (c)") || text.starts_with("(c) 2") ||
                        text.starts_with("copyright 2") ||
                        text.find("all rights reserved") != std::string::npos;
    return marked && text.size() <= longest_scrap;
}

bool is_control(std::string_view text) {
    for (const std::string_view arrow : {"\u2191", "\u25b2", "^"}) {
        if (text.starts_with(arrow)) {
            text.remove_prefix(arrow.size());
            text.remove_prefix(text.starts_with(' ') ? 1 : 0);
            break;
        }
    }
    constexpr std::array<std::string_view, 16> controls{"back to top",
                                                        "top",
                                                        "return to top",
                                                        "to the top",
                                                        "print",
                                                        "share",
                                                        "close",
                                                        "skip to content",
                                                        "skip to main content",
                                                        "menu",
                                                        "loading...",
                                                        "go back",
                                                        "back",
                                                        "read more",
                                                        "download pdf",
                                                        "copy link"};
    return std::find(controls.begin(), controls.end(), text) != controls.end();
}

// Asked of readers, and told to them, on help centres' pages.
bool is_about_the_page(const std::string& text) {
    constexpr std::array<std::string_view, 9> questions{
        "was this page helpful?",         "was this article helpful?",  "was this helpful?",
        "did this answer your question?", "did you find this helpful?", "did you find this article helpful?",
        "did you find it helpful?",       "have more questions?",       "is this page helpful?"};
    return std::find(questions.begin(), questions.end(), text) != questions.end();
}

// "Updated over a week ago": the page's words would change by themselves from one week to the next.
bool is_relative_date(const std::string& text) {
    constexpr std::size_t longest = 80;
    constexpr std::array<std::string_view, 14> units{
        "second ago", "seconds ago", "minute ago", "minutes ago", "hour ago",   "hours ago", "day ago",
        "days ago",   "week ago",    "weeks ago",  "month ago",   "months ago", "year ago",  "years ago"};
    if (text.size() > longest) {
        return false;
    }
    const auto* const unit = std::find_if(units.begin(), units.end(), [&text](std::string_view words) {
        return text.find(words) != std::string::npos;
    });
    if (unit == units.end()) {
        return false;
    }
    return text.ends_with(*unit) || text.ends_with("updated") || text.ends_with("edited");
}

bool is_scrap_anywhere(const RawBlock& raw) {
    if (raw.block.text.size() > longest_scrap || raw.block.kind == BlockKind::heading ||
        raw.block.kind == BlockKind::table_row) {
        return false;
    }
    const std::string text = ascii_lowered(raw.block.text);
    return (is_mostly_link(raw) && is_control(text)) || is_about_the_page(text) || is_relative_date(text);
}

bool is_scrap_at_end(const RawBlock& raw) {
    if (raw.block.text.size() > longest_scrap) {
        return false;
    }
    const std::string text = ascii_lowered(raw.block.text);
    return is_copyright_line(text) || is_control(text) || raw.block.kind == BlockKind::heading ||
           (is_mostly_link(raw) && text.find('@') == std::string::npos);
}

bool is_scrap_at_start(const RawBlock& raw) {
    return raw.block.kind != BlockKind::heading && raw.block.text.size() <= longest_scrap &&
           (is_mostly_link(raw) || is_control(ascii_lowered(raw.block.text)));
}

}  // namespace

void trim_scraps(std::vector<RawBlock>& blocks) {
    if (!std::all_of(blocks.begin(), blocks.end(), is_scrap_anywhere)) {
        blocks.erase(std::remove_if(blocks.begin(), blocks.end(), is_scrap_anywhere), blocks.end());
    }
    // A heading goes only together with scraps behind it.
    std::size_t end = blocks.size();
    while (end > 1 && is_scrap_at_end(blocks[end - 1])) {
        --end;
    }
    const bool something_but_headings =
        std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(end), blocks.end(),
                    [](const RawBlock& raw) { return raw.block.kind != BlockKind::heading; });
    const bool text_left =
        std::any_of(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const RawBlock& raw) { return raw.block.kind != BlockKind::heading; });
    if (something_but_headings && text_left) {
        blocks.resize(end);
    }
    std::size_t start = 0;
    while (start < blocks.size() && start < most_at_start && is_scrap_at_start(blocks[start])) {
        ++start;
    }
    if (start > 0 && start < blocks.size()) {
        blocks.erase(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(start));
    }
}

}  // namespace smallprint
