// Puts blocks together for every reader (HTML, Markdown, plain text), so that the same words give the same
// blocks.
//
// A reader says what it meets (text, bold, links, line breaks, the ends of blocks); the writer decides what a
// block is: two line breaks in a row end a paragraph, a line break after a finished sentence too, a short
// paragraph all in bold is a heading. It owns the blocks until take().
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/canonical.h"

namespace smallprint {

/// A block and what a reader may want to know of it to judge whether it is legal text.
struct RawBlock {
    Block block;
    std::uint32_t origin = 0;      ///< The reader's own mark, set with set_origin(): for HTML a node.
    std::uint32_t link_bytes = 0;  ///< How much of the text is inside links.
};

class BlockWriter {
public:
    /// What the next blocks are. Ends the block before.
    void begin_block(BlockKind kind, std::uint8_t level);
    /// Ends the current block; one without text leaves nothing.
    void end_block();

    void text(std::string_view utf8) { write(utf8, false); }
    void html_text(std::string_view source) { write(source, true); }
    void line_break();
    void space() noexcept { text_.space(); }

    void begin_bold() noexcept { ++bold_depth_; }
    void end_bold() noexcept { bold_depth_ -= bold_depth_ > 0 ? 1U : 0U; }
    void begin_link(std::string target) { text_.begin_link(std::move(target)); }
    void end_link() { text_.end_link(); }
    void set_origin(std::uint32_t origin) noexcept { origin_ = origin; }

    [[nodiscard]] std::size_t current_size() const noexcept { return text_.size(); }
    [[nodiscard]] std::vector<RawBlock> take();

private:
    void write(std::string_view piece, bool is_html);
    void emit();
    [[nodiscard]] bool break_ends_block(std::string_view next) const noexcept;

    std::vector<RawBlock> blocks_;
    CanonicalText text_;
    BlockKind kind_ = BlockKind::paragraph;
    std::uint8_t level_ = 0;
    std::uint32_t origin_ = 0;
    unsigned bold_depth_ = 0;
    std::size_t bold_bytes_ = 0;
    unsigned breaks_ = 0;
};

}  // namespace smallprint
