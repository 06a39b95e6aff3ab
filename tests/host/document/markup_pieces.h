// A page cut into tags, texts and elements that are left alone, so that tests can change its markup and put
// it together again. Every byte of the page is in exactly one piece.
#pragma once

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace document_test {

enum class Kind : std::uint8_t {
    text,
    tag,
    whole
};  // `whole`: an element whose content is left alone, or a comment.

struct Piece {
    Kind kind = Kind::text;
    std::string source;
};

inline bool starts_with_name(std::string_view source, std::string_view name) {
    if (source.size() < name.size() + 2) {
        return false;
    }
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (std::tolower(static_cast<unsigned char>(source[i + 1])) != name[i]) {
            return false;
        }
    }
    return std::isalnum(static_cast<unsigned char>(source[name.size() + 1])) == 0;
}

inline std::size_t end_of_tag(std::string_view html, std::size_t at) {
    char quote = 0;
    for (; at < html.size(); ++at) {
        const char c = html[at];
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '>') {
            return at + 1;
        } else if ((c == '"' || c == '\'') && html[at - 1] == '=') {
            quote = c;
        }
    }
    return html.size();
}

inline std::size_t find_ignoring_case(std::string_view html, std::string_view what, std::size_t from) {
    const auto found =
        std::search(html.begin() + static_cast<std::ptrdiff_t>(from), html.end(), what.begin(), what.end(),
                    [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
    return found == html.end() ? html.size() : static_cast<std::size_t>(found - html.begin());
}

inline std::vector<Piece> pieces_of(std::string_view html) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    const auto take = [&](Kind kind, std::size_t end) {
        pieces.push_back({kind, std::string(html.substr(at, end - at))});
        at = end;
    };
    while (at < html.size()) {
        if (html.substr(at).starts_with("<!--")) {
            take(Kind::whole, std::min(html.size(), html.find("-->", at) == std::string_view::npos
                                                        ? html.size()
                                                        : html.find("-->", at) + 3));
            continue;
        }
        const bool tag = html[at] == '<' && at + 1 < html.size() &&
                         (std::isalpha(static_cast<unsigned char>(html[at + 1])) != 0 ||
                          html[at + 1] == '/' || html[at + 1] == '!');
        if (!tag) {
            const std::size_t next = html.find('<', at + 1);
            take(Kind::text, next == std::string_view::npos ? html.size() : next);
            continue;
        }
        bool whole = false;
        for (const char* name : {"script", "style", "title", "textarea", "noscript", "svg", "template",
                                 "select", "pre", "iframe", "button"}) {
            if (starts_with_name(html.substr(at, 12), name)) {
                const std::size_t close = find_ignoring_case(html, std::string("</") + name, at);
                take(Kind::whole, end_of_tag(html, close));
                whole = true;
                break;
            }
        }
        if (!whole) {
            take(html[at + 1] == '!' ? Kind::whole : Kind::tag, end_of_tag(html, at));
        }
    }
    return pieces;
}

inline std::string together(const std::vector<Piece>& pieces) {
    std::string html;
    for (const Piece& piece : pieces) {
        html += piece.source;
    }
    return html;
}

}  // namespace document_test
