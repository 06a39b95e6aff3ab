#include "document/html_statistics.h"

#include "document/entities.h"
#include "document/html_scan.h"

namespace smallprint {
namespace {

constexpr std::size_t shortest_prose = 48;

// Characters that are not seen, in UTF-8: soft hyphens, zero-width and bidirectional marks, the byte order's.
std::size_t unseen_bytes(std::string_view text) noexcept {
    if (text.starts_with("\u00AD")) {
        return 2;
    }
    constexpr std::size_t of_three = 3;
    const bool mark = text.size() >= of_three && text[0] == '\xE2' &&
                      ((text[1] == '\x80' && text[2] >= '\x8B' && text[2] <= '\x8F') ||
                       (text[1] == '\x81' && text[2] >= '\xA0' && text[2] <= '\xAF'));
    return mark || text.starts_with("\uFEFF") ? of_three : 0;
}

struct Seen {
    std::uint32_t bytes = 0;
    bool several_words = false;
};

// How much of a text is seen, whatever it is written like: white space folded, character references as one
// byte, nothing for what is not seen.
Seen seen_of(std::string_view text) noexcept {
    Seen seen;
    bool space = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_html_space(c)) {
            space = true;
            continue;
        }
        std::size_t length = 1;
        if (c == '&') {
            if (const CharacterReference reference = read_character_reference(text.substr(i));
                reference.length > 0) {
                length = reference.length;
                if (unseen_bytes({reference.text.data(), reference.text_length}) > 0) {
                    i += length - 1;
                    continue;
                }
            }
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            if (const std::size_t unseen = unseen_bytes(text.substr(i)); unseen > 0) {
                i += unseen - 1;
                continue;
            }
        }
        if (space && seen.bytes > 0) {
            ++seen.bytes;
            seen.several_words = true;
        }
        space = false;
        ++seen.bytes;
        i += length - 1;
    }
    return seen;
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

// The text that goes on behind `text` after elements that show nothing (<wbr>, an anchor, an empty <span>):
// to a reader both are one. Each gap is looked at once.
NodeId goes_on_at(const HtmlTree& tree, const std::vector<NodeStatistics>& all, NodeId text) {
    NodeId next = tree[text].next;
    while (next != no_node && next > text && tree[next].tag != Tag::text && tree[next].tag != Tag::br_ &&
           !has_flag(tree[next].tag, flag_block) && all[next].text_bytes == 0) {
        next = tree[next].next;
    }
    return next != no_node && next > text && tree[next].tag == Tag::text ? next : no_node;
}

}  // namespace

std::vector<NodeStatistics> page_statistics(const HtmlTree& tree) {
    std::vector<NodeStatistics> all(tree.nodes.size());
    std::vector<Seen> runs(tree.nodes.size());
    // A child comes after its parent, so going backwards every node is complete when it is added to its
    // parent.
    for (std::size_t i = tree.nodes.size(); i-- > 1;) {
        const HtmlNode& node = tree.nodes[i];
        NodeStatistics& own = all[i];
        if (node.tag == Tag::text) {
            const Seen seen = seen_of(node.source);
            own.text_bytes = seen.bytes;
            Seen& run = runs[i] = seen;
            if (const NodeId rest = goes_on_at(tree, all, static_cast<NodeId>(i)); rest != no_node) {
                run.bytes += runs[rest].bytes;
                run.several_words = run.several_words || runs[rest].several_words;
                all[node.parent].prose_bytes -= all[rest].prose_bytes;  // Counted here instead.
                all[rest].prose_bytes = 0;
            }
            if (run.bytes >= shortest_prose && run.several_words) {
                own.prose_bytes = run.bytes;
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
