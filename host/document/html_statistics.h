// What each element of a page holds: how much text, how much of it in links, how much of it prose. Made once
// per page from the leaves up; judgements about boilerplate are shares of these numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "document/html_tree.h"

namespace smallprint {

struct NodeStatistics {
    std::uint32_t text_bytes = 0;   ///< Of text as it is seen: white space folded, references decoded.
    std::uint32_t link_bytes = 0;   ///< Of it, inside <a>.
    std::uint32_t prose_bytes = 0;  ///< Of it, in runs that are long enough to be sentences and not links.
    std::uint32_t links = 0;        ///< Number of <a> elements.
    std::uint32_t headings = 0;     ///< Number of h1–h6.
    std::uint32_t titles = 0;       ///< Of these, h1.
};

[[nodiscard]] std::vector<NodeStatistics> page_statistics(const HtmlTree& tree);

}  // namespace smallprint
