// The lexical side of HTML: tags, comments and attributes in a run of bytes (HTML standard, section 13.2.5).
// Every function moves forward only, so that reading a page is linear whatever it holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "document/html_tags.h"

namespace smallprint {

[[nodiscard]] constexpr bool is_html_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
[[nodiscard]] constexpr bool is_ascii_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool equals_ignoring_case(std::string_view text, std::string_view lower) noexcept {
    if (text.size() != lower.size()) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (ascii_lower(text[i]) != lower[i]) {
            return false;
        }
    }
    return true;
}

struct RawAttribute {
    std::string_view name;
    std::string_view value;  ///< Without quotes, references not decoded.
};

/// Reads the attribute at or after `position` and moves past it; false at the tag's end ('>' or end of
/// `source`).
bool next_attribute(std::string_view source, std::size_t& position, RawAttribute& result) noexcept;

enum class TokenKind : std::uint8_t { text, start_tag, end_tag, end };

struct HtmlToken {
    TokenKind kind = TokenKind::end;
    Tag tag = Tag::unknown;
    bool self_closing = false;
    std::string_view name;    ///< Of a tag, as written.
    std::string_view source;  ///< Text, or what stands between a tag's name and its '>'.
};

/// Cuts a page into text and tags; comments, doctypes and processing instructions are passed over.
class HtmlScanner {
public:
    explicit HtmlScanner(std::string_view page) noexcept : page_(page) {}

    [[nodiscard]] HtmlToken next() noexcept;
    /// Everything up to the end tag `</name`, which is passed too; to the end of the page if there is none.
    [[nodiscard]] std::string_view raw_text(std::string_view name) noexcept;

private:
    [[nodiscard]] bool read_markup(HtmlToken& token) noexcept;
    void skip_declaration() noexcept;

    std::string_view page_;
    std::size_t position_ = 0;
};

}  // namespace smallprint
