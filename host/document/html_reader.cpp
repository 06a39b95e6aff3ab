// Walks a page's tree in reading order and says what it meets to the block writer.
#include <algorithm>
#include <array>
#include <utility>

#include "document/html_boilerplate.h"
#include "document/html_mail.h"
#include "document/html_scan.h"
#include "document/html_statistics.h"
#include "document/html_tree.h"
#include "document/html_trim.h"
#include "document/readers.h"

namespace smallprint {
namespace {

constexpr std::uint32_t longest_row = 1000;  // Bytes; a longer table row is split into its cells.

class HtmlReader {
public:
    explicit HtmlReader(const HtmlTree& tree)
        : tree_(tree), statistics_(page_statistics(tree)), left_out_(left_out_nodes(tree, statistics_)) {}

    std::vector<RawBlock> read() {
        visit_children(0);
        return writer_.take();
    }

    /// The element that a fragment names, if it stands in what is read: an entry of a menu names none.
    [[nodiscard]] NodeId find_anchor(std::string_view fragment) const {
        const auto is_it = [fragment](std::string_view source, std::string_view name) {
            const auto value = attribute(source, name);
            return value && !value->empty() && decode_references(*value) == fragment;
        };
        for (NodeId id = 1; id < tree_.nodes.size(); ++id) {
            const HtmlNode& node = tree_[id];
            if (node.tag != Tag::text && !node.source.empty() &&
                (is_it(node.source, "id") || (node.tag == Tag::a_ && is_it(node.source, "name")))) {
                return is_read(id) ? id : no_node;
            }
        }
        return no_node;
    }

private:
    [[nodiscard]] bool is_read(NodeId id) const {
        while (id != no_node && !left_out_[id]) {
            id = tree_[id].parent;
        }
        return id == no_node;
    }

    void visit_children(NodeId node) {
        for (NodeId child = tree_[node].first_child; child != no_node; child = tree_[child].next) {
            visit(child);
        }
    }

    void visit(NodeId id) {
        const HtmlNode& node = tree_[id];
        if (node.tag == Tag::text) {
            writer_.html_text(node.source);
            return;
        }
        if (statistics_[id].text_bytes == 0 && node.tag != Tag::br_ && !has_flag(node.tag, flag_block) &&
            node.tag != Tag::button_) {
            visit_blank(id);
            return;
        }
        if (left_out_[id]) {
            if (has_flag(node.tag, flag_block)) {
                start_block();
            }
            return;
        }
        if (has_flag(node.tag, flag_block)) {
            visit_block(id);
        } else {
            visit_inline(id);
        }
    }

    // An element without words may still hold white space between words.
    void visit_blank(NodeId id) {
        if (tree_[id].first_child != no_node) {
            writer_.space();
        }
    }

    /// An address hidden from harvesters, written as a reader sees it. A link whose words are something else
    /// ("Write to us") keeps them.
    bool visit_hidden_mail(NodeId id) {
        const HtmlNode& node = tree_[id];
        if ((node.tag != Tag::a_ && node.tag != Tag::span_) || node.source.empty()) {
            return false;
        }
        const auto address = hidden_mail_address(node.source);
        if (!address) {
            return false;
        }
        writer_.begin_link("mailto:" + *address);
        const NodeId child = node.first_child;
        const bool masked = child != no_node && tree_[child].tag == Tag::text &&
                            tree_[child].next == no_node &&
                            tree_[child].source.find("protected") != std::string_view::npos;
        if (masked) {
            writer_.text(*address);
        } else {
            visit_children(id);
        }
        writer_.end_link();
        return true;
    }

    void visit_inline(NodeId id) {
        const HtmlNode& node = tree_[id];
        if (visit_hidden_mail(id)) {
            return;
        }
        switch (node.tag) {
            case Tag::br_:
                writer_.line_break();
                return;
            case Tag::a_: {
                const auto target = attribute(node.source, "href");
                if (!target) {
                    visit_children(id);
                    return;
                }
                if (is_anchor_mark(id, *target)) {
                    return;
                }
                writer_.begin_link(decode_references(target->substr(0, 2048)));
                visit_children(id);
                writer_.end_link();
                return;
            }
            case Tag::b_:
            case Tag::strong_:
                writer_.begin_bold();
                visit_children(id);
                writer_.end_bold();
                return;
            default:
                visit_children(id);
        }
    }

    // The sign beside a heading or a footnote that is only there to be clicked.
    [[nodiscard]] bool is_anchor_mark(NodeId id, std::string_view target) const {
        constexpr std::array<std::string_view, 7> marks{"#",      "\u00b6",       "\u21a9", "\u2191",
                                                        "\u23ce", "\u21a9\ufe0e", "\u21b5"};
        const NodeId child = tree_[id].first_child;
        return target.starts_with('#') && child != no_node && tree_[child].tag == Tag::text &&
               tree_[child].next == no_node &&
               std::find(marks.begin(), marks.end(), tree_[child].source) != marks.end();
    }

    // The next text begins a block of the kind that the elements around it say.
    void start_block() {
        writer_.begin_block(heading_ > 0      ? BlockKind::heading
                            : in_row_         ? BlockKind::table_row
                            : item_depth_ > 0 ? BlockKind::list_item
                                              : BlockKind::paragraph,
                            heading_ > 0 ? heading_
                            : in_row_    ? std::uint8_t{0}
                                         : item_level());
    }
    [[nodiscard]] std::uint8_t item_level() const {
        return static_cast<std::uint8_t>(std::min(item_depth_, 255U));
    }

    void visit_block(NodeId id) {
        const HtmlNode& node = tree_[id];
        if (heading_ > 0 || whole_row_) {
            // Blocks inside a heading or a short table row only separate words.
            writer_.space();
            visit_children(id);
            writer_.space();
            return;
        }
        writer_.set_origin(id);
        if (const std::uint8_t level = heading_level(node.tag)) {
            heading_ = level;
            start_block();
            visit_children(id);
            heading_ = 0;
        } else if (node.tag == Tag::li_) {
            ++item_depth_;
            start_block();
            visit_children(id);
            --item_depth_;
        } else if (node.tag == Tag::tr_) {
            visit_row(id);
        } else {
            start_block();
            visit_children(id);
        }
        start_block();
        writer_.set_origin(node.parent);
    }

    void visit_row(NodeId id) {
        const bool was_in_row = in_row_;
        in_row_ = !is_layout(id);
        whole_row_ = in_row_ && statistics_[id].text_bytes <= longest_row;
        start_block();
        visit_children(id);
        whole_row_ = false;
        in_row_ = was_in_row;
    }

    // A table that only places things: one cell a row, or cells with headings, lists, tables or many
    // paragraphs.
    [[nodiscard]] bool is_layout(NodeId row) const {
        std::size_t cells = 0;
        for (NodeId child = tree_[row].first_child; child != no_node; child = tree_[child].next) {
            if (tree_[child].tag == Tag::td_ || tree_[child].tag == Tag::th_) {
                cells += statistics_[child].text_bytes > 0 && !left_out_[child] ? 1U : 0U;
                if (holds_structure(child)) {
                    return true;
                }
            }
        }
        return cells < 2;
    }
    [[nodiscard]] bool holds_structure(NodeId cell) const {
        for (NodeId child = tree_[cell].first_child; child != no_node; child = tree_[child].next) {
            const Tag tag = tree_[child].tag;
            if (tag == Tag::table_ || heading_level(tag) != 0) {
                return true;
            }
            if ((tag == Tag::div_ || tag == Tag::section_) && holds_structure(child)) {
                return true;
            }
        }
        return false;
    }

    const HtmlTree& tree_;
    std::vector<NodeStatistics> statistics_;
    std::vector<bool> left_out_;
    BlockWriter writer_;
    unsigned item_depth_ = 0;
    std::uint8_t heading_ = 0;
    bool in_row_ = false;
    bool whole_row_ = false;
};

std::string primary_language(const HtmlTree& tree) {
    std::string_view tag = attribute(tree.html_source, "lang").value_or(std::string_view{});
    if (tag.empty()) {
        tag = attribute(tree.html_source, "xml:lang").value_or(tree.meta_language);
    }
    std::string language;
    for (const char c : tag.substr(0, std::min(tag.find_first_of("-_,;"), tag.size()))) {
        if (is_ascii_letter(c)) {
            language.push_back(ascii_lower(c));
        }
    }
    return language.size() >= 2 && language.size() <= 3 ? language : std::string{};
}

}  // namespace

ReadBlocks read_html(std::string_view page, std::string_view fragment) {
    const HtmlTree tree = parse_html(page);
    ReadBlocks reading;
    reading.title = canonical_inline(decode_references(tree.title.substr(0, 4096)));
    reading.language = primary_language(tree);
    HtmlReader reader{tree};
    std::vector<RawBlock> raw = reader.read();
    trim_scraps(raw);
    if (const NodeId anchor = fragment.empty() ? no_node : reader.find_anchor(fragment); anchor != no_node) {
        // Nodes are numbered in reading order, and a block knows the element that it began in.
        const auto block = std::find_if(raw.begin(), raw.end(),
                                        [anchor](const RawBlock& one) { return one.origin >= anchor; });
        if (block != raw.end()) {
            reading.at_fragment = static_cast<std::size_t>(block - raw.begin());
        }
    }
    reading.blocks.reserve(raw.size());
    for (RawBlock& block : raw) {
        reading.blocks.push_back(std::move(block.block));
    }
    return reading;
}

}  // namespace smallprint
