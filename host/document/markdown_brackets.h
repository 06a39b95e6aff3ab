// The brackets of a paragraph of Markdown: which belong together, and where the links they make lead. Linear
// in the text, whatever it is.
//
// Owns nothing of the text, which must outlive it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/markdown_inline.h"

namespace smallprint {

class MarkdownBrackets {
public:
    explicit MarkdownBrackets(std::string_view text);

    /// Is the [ at `i` closed?
    [[nodiscard]] bool is_open(std::size_t i) const { return partner_[i] != 0; }
    /// The ] of the [ at `i`.
    [[nodiscard]] std::size_t partner(std::size_t i) const { return partner_[i]; }

    /// A link around several paragraphs, as converters of pages write it, has its [ in one block and its
    /// "](target)" in a later one: is the ] at `i` such a one? (Brackets that are text come escaped.)
    [[nodiscard]] bool ends_elsewhere_begun_link(std::size_t i);

    /// The end, after its ), of a target without spaces that begins at `begin`; npos if there is none.
    [[nodiscard]] std::size_t plain_target_end(std::size_t begin);

    /// After the bracketed text that begins at `open`: "(target "title")", "[label]" or nothing. True with
    /// the target and the end of it all.
    [[nodiscard]] bool read_target(std::size_t open, const LinkReferences& references, std::string& target,
                                   std::size_t& end);

private:
    std::string_view text_;
    std::vector<std::uint32_t> partner_;  // 0 where there is none
    std::vector<bool> closes_;            // a ] that is the partner of a [
    // What ends a plain target, looked for last: from where on, and where it is.
    std::size_t stop_from_ = 1;
    std::size_t stop_ = 0;
};

}  // namespace smallprint
