#include "document/input_format.h"

#include <algorithm>

#include "document/html_scan.h"
#include "document/markdown_lines.h"

namespace smallprint {
namespace {

constexpr std::size_t looked_at = 65'536;

bool begins_as_html(std::string_view text) noexcept {
    while (!text.empty() && is_html_space(text.front())) {
        text.remove_prefix(1);
    }
    if (text.starts_with("<!--") || text.starts_with("<?xml") ||
        (text.size() > 9 && equals_ignoring_case(text.substr(0, 9), "<!doctype"))) {
        return true;
    }
    if (text.size() < 2 || text.front() != '<' || !is_ascii_letter(text[1])) {
        return false;
    }
    std::size_t end = 1;
    while (end < text.size() && (is_ascii_letter(text[end]) || (text[end] >= '0' && text[end] <= '9'))) {
        ++end;
    }
    const Tag tag = tag_of(text.substr(1, end - 1));
    return has_flag(tag, flag_special) || has_flag(tag, flag_formatting) || tag == Tag::span_ ||
           tag == Tag::svg_;
}

std::size_t markdown_signs(std::string_view text) noexcept {
    std::size_t signs = 0;
    bool text_above = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto atx = atx_heading(line);
        signs += atx && !atx->text.empty() ? 2U : 0U;
        signs += text_above && setext_level(line) != 0 ? 2U : 0U;
        signs +=
            line.find("](") != std::string_view::npos || line.find("**") != std::string_view::npos ? 1U : 0U;
        signs += line.starts_with("* ") || line.starts_with("- ") ? 1U : 0U;
        signs += is_table_delimiter(line) ? 2U : 0U;
        signs += line.find("\\.") != std::string_view::npos ? 1U : 0U;
        text_above = !is_blank_line(line);
    }
    return signs;
}

}  // namespace

InputFormat format_of(std::string_view text) noexcept {
    text = text.substr(0, looked_at);
    if (begins_as_html(text)) {
        return InputFormat::html;
    }
    std::size_t tags = 0;
    HtmlScanner scanner{text};
    for (HtmlToken token = scanner.next(); token.kind != TokenKind::end; token = scanner.next()) {
        tags += token.kind == TokenKind::end_tag && has_flag(token.tag, flag_block) ? 1U : 0U;
    }
    const std::size_t signs = markdown_signs(text);
    if (tags >= 3 && tags > signs) {
        return InputFormat::html;
    }
    return signs >= 2 ? InputFormat::markdown : InputFormat::text;
}

}  // namespace smallprint
