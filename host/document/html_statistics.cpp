#include "document/html_statistics.h"

#include "document/html_scan.h"

namespace smallprint {
namespace {

constexpr std::size_t shortest_prose = 48;

std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && is_html_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_html_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

bool is_shown(Tag tag) noexcept {
    switch (tag) {
        case Tag::svg_:
        case Tag::math_:
        case Tag::template_:
        case Tag::select_:
        case Tag::button_:
        case Tag::canvas_:
            return false;
        default:
            return true;
    }
}

}  // namespace

std::vector<NodeStatistics> page_statistics(const HtmlTree& tree) {
    std::vector<NodeStatistics> all(tree.nodes.size());
    // A child comes after its parent, so going backwards every node is complete when it is added to its
    // parent.
    for (std::size_t i = tree.nodes.size(); i-- > 1;) {
        const HtmlNode& node = tree.nodes[i];
        NodeStatistics& own = all[i];
        if (node.tag == Tag::text) {
            const std::string_view text = trimmed(node.source);
            own.text_bytes = static_cast<std::uint32_t>(text.size());
            if (text.size() >= shortest_prose && text.find(' ') != std::string_view::npos) {
                own.prose_bytes = own.text_bytes;
            }
        } else if (node.tag == Tag::a_) {
            own.link_bytes = own.text_bytes;
            own.prose_bytes = 0;
            ++own.links;
        } else if (heading_level(node.tag) != 0 && own.text_bytes > 0) {
            ++own.headings;
            own.titles += node.tag == Tag::h1_ ? 1U : 0U;
        }
        if (!is_shown(node.tag)) {
            own = {};
            continue;
        }
        NodeStatistics& parent = all[node.parent];
        parent.text_bytes += own.text_bytes;
        parent.link_bytes += own.link_bytes;
        parent.prose_bytes += own.prose_bytes;
        parent.links += own.links;
        parent.headings += own.headings;
        parent.titles += own.titles;
    }
    return all;
}

}  // namespace smallprint
