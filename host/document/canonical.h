// Canonical inline text: the one table by which white space, zero-width characters, bidi controls and soft
// hyphens are folded or dropped (shared/protocol/CANONICAL.md). The extension applies the same table to the
// page's text, so that a quote is found there; shared/protocol/canonical.json holds vectors for both sides.
//
// A CanonicalText owns the text of one block while it is being put together; nothing here keeps state between
// blocks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace smallprint {

/// What the table says about one character.
enum class CharacterClass : std::uint8_t { keep, space, drop };

/// The table's entry for a code point.
[[nodiscard]] CharacterClass character_class(char32_t code_point) noexcept;

/// So many combining marks in a row are kept, as in Unicode's stream-safe text format (UAX #15, 13); more are
/// dropped, for putting n marks in order takes n² steps.
constexpr unsigned most_marks = 30;

/// Builds one block's text from pieces of well-formed UTF-8. Runs of white space become one space, none at
/// the ends.
class CanonicalText {
public:
    /// Appends text as it is (no character references).
    void append(std::string_view text);
    /// Appends text of an HTML page, with its character references decoded.
    void append_html(std::string_view text);
    /// A white-space character, as a line break inside a paragraph is.
    void space() noexcept { pending_space_ = true; }

    void begin_link(std::string target);
    void end_link();

    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }
    [[nodiscard]] const std::string& raw() const noexcept { return text_; }
    [[nodiscard]] std::size_t link_bytes() const noexcept { return link_bytes_; }

    /// Moves text (in NFC) and links into the block and starts afresh; a link that is still open goes on.
    void finish(Block& block);

private:
    void put(std::string_view bytes);

    std::string text_;
    std::vector<Link> links_;
    std::string open_target_;
    std::size_t open_begin_ = 0;
    std::size_t link_bytes_ = 0;
    bool link_open_ = false;
    bool link_has_text_ = false;
    bool pending_space_ = false;
    bool needs_nfc_ = false;
    unsigned marks_ = 0;  ///< Combining marks in a row.
};

/// The canonical form of one piece of text: CanonicalText over it, for tests and for short strings such as
/// titles.
[[nodiscard]] std::string canonical_inline(std::string_view text);

}  // namespace smallprint
