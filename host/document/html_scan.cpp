#include "document/html_scan.h"

#include <algorithm>

namespace smallprint {

HtmlToken HtmlScanner::next() noexcept {
    HtmlToken token;
    while (position_ < page_.size()) {
        if (page_[position_] == '<' && read_markup(token)) {
            if (token.kind != TokenKind::end) {
                return token;
            }
            continue;  // A comment or the like, or a tag cut off by the end of the page.
        }
        const std::size_t begin = position_;
        // A '<' that begins no markup is text.
        position_ = std::min(page_.find('<', position_ + 1), page_.size());
        token.kind = TokenKind::text;
        token.source = page_.substr(begin, position_ - begin);
        return token;
    }
    token.kind = TokenKind::end;
    return token;
}

// At '<'. True if markup was passed over; the token says whether it was a tag.
bool HtmlScanner::read_markup(HtmlToken& token) noexcept {
    token = {};
    std::size_t name_begin = position_ + 1;
    if (name_begin >= page_.size()) {
        return false;
    }
    const char first = page_[name_begin];
    if (first == '!' || first == '?') {
        skip_declaration();
        return true;
    }
    const bool is_end = first == '/';
    if (is_end) {
        ++name_begin;
        if (name_begin >= page_.size()) {
            return false;
        }
        if (!is_ascii_letter(page_[name_begin])) {
            position_ = std::min(page_.find('>', name_begin), page_.size() - 1) + 1;
            return true;
        }
    } else if (!is_ascii_letter(first)) {
        return false;
    }
    std::size_t name_end = name_begin;
    while (name_end < page_.size() && !is_html_space(page_[name_end]) && page_[name_end] != '/' &&
           page_[name_end] != '>') {
        ++name_end;
    }
    std::size_t end = name_end;
    if (end < page_.size() && page_[end] != '>') {
        RawAttribute ignored;
        while (next_attribute(page_, end, ignored)) {
        }
    }
    if (end >= page_.size()) {
        position_ = page_.size();  // Cut off: browsers drop it.
        return true;
    }
    token.kind = is_end ? TokenKind::end_tag : TokenKind::start_tag;
    token.name = page_.substr(name_begin, name_end - name_begin);
    token.tag = tag_of(token.name);
    token.source = page_.substr(name_end, end - name_end);
    token.self_closing = end > name_end && page_[end - 1] == '/';
    position_ = end + 1;
    return true;
}

void HtmlScanner::skip_declaration() noexcept {
    const std::string_view rest = page_.substr(position_);
    if (!rest.starts_with("<!--")) {
        position_ = std::min(page_.find('>', position_), page_.size() - 1) + 1;
        return;
    }
    if (rest.starts_with("<!-->") || rest.starts_with("<!--->")) {
        position_ += rest[4] == '>' ? 5 : 6;
        return;
    }
    std::size_t dashes = position_ + 4;
    while ((dashes = page_.find("--", dashes)) != std::string_view::npos) {
        std::size_t end = dashes + 2;
        if (end < page_.size() && page_[end] == '!') {
            ++end;
        }
        if (end < page_.size() && page_[end] == '>') {
            position_ = end + 1;
            return;
        }
        ++dashes;
    }
    position_ = page_.size();
}

std::string_view HtmlScanner::raw_text(std::string_view name) noexcept {
    const std::size_t begin = position_;
    std::size_t open = position_;
    while ((open = page_.find("</", open)) != std::string_view::npos) {
        const std::size_t name_end = open + 2 + name.size();
        if (name_end <= page_.size() && equals_ignoring_case(page_.substr(open + 2, name.size()), name) &&
            (name_end == page_.size() || is_html_space(page_[name_end]) || page_[name_end] == '/' ||
             page_[name_end] == '>')) {
            position_ = std::min(page_.find('>', name_end), page_.size() - 1) + 1;
            return page_.substr(begin, open - begin);
        }
        open += 2;
    }
    position_ = page_.size();
    return page_.substr(begin);
}

}  // namespace smallprint
