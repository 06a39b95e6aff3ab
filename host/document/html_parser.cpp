// Tree construction (HTML standard, section 13.2.6), reduced to what decides where text stands.
#include <algorithm>
#include <cstddef>

#include "document/html_open_elements.h"
#include "document/html_scan.h"
#include "document/html_tree.h"

namespace smallprint {
namespace {

bool is_table_part(Tag tag) noexcept {
    return tag == Tag::table_ || tag == Tag::tbody_ || tag == Tag::thead_ || tag == Tag::tfoot_ ||
           tag == Tag::tr_;
}

bool may_stand_in_table(Tag tag) noexcept {
    switch (tag) {
        case Tag::caption_:
        case Tag::colgroup_:
        case Tag::col_:
        case Tag::tbody_:
        case Tag::thead_:
        case Tag::tfoot_:
        case Tag::tr_:
        case Tag::td_:
        case Tag::th_:
        case Tag::script_:
        case Tag::style_:
        case Tag::template_:
            return true;
        default:
            return false;
    }
}

bool is_blank(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), is_html_space);
}

class TreeBuilder {
public:
    TreeBuilder(std::string_view page, const HtmlLimits& limits)
        : page_(page), scanner_(page), limits_(limits) {
        tree_.nodes.reserve(page.size() / 24 + 16);
        tree_.nodes.push_back({Tag::root, no_node, no_node, no_node, no_node, no_node, {}});
        stack_.push(0, Tag::root);
    }

    HtmlTree build() {
        for (HtmlToken token = scanner_.next(); token.kind != TokenKind::end; token = scanner_.next()) {
            switch (token.kind) {
                case TokenKind::text:
                    add_text(token.source);
                    break;
                case TokenKind::start_tag:
                    start(token);
                    break;
                default:
                    end(token.tag, token.name);
                    break;
            }
        }
        return std::move(tree_);
    }

private:
    NodeId add_node(Tag tag, std::string_view source) {
        const auto id = static_cast<NodeId>(tree_.nodes.size());
        HtmlNode node;
        node.tag = tag;
        node.source = source;
        const bool misplaced = is_table_part(stack_.current()) && !may_stand_in_table(tag) &&
                               !(tag == Tag::text && is_blank(source));
        const std::size_t table = misplaced ? stack_.innermost_table() : 0;
        if (table > 0 && tree_.nodes[stack_[table].node].parent != no_node) {
            // Foster parenting: what may not stand in a table is shown before it.
            const NodeId before = stack_[table].node;
            node.parent = tree_.nodes[before].parent;
            node.next = before;
            node.previous = tree_.nodes[before].previous;
            tree_.nodes[before].previous = id;
            if (node.previous == no_node) {
                tree_.nodes[node.parent].first_child = id;
            } else {
                tree_.nodes[node.previous].next = id;
            }
        } else {
            node.parent = stack_.back().node;
            HtmlNode& parent = tree_.nodes[node.parent];
            node.previous = parent.last_child;
            if (parent.last_child == no_node) {
                parent.first_child = id;
            } else {
                tree_.nodes[parent.last_child].next = id;
            }
            parent.last_child = id;
        }
        tree_.nodes.push_back(node);
        return id;
    }

    void add_text(std::string_view text) {
        if (tree_.nodes.size() < 2ULL * limits_.elements) {
            add_node(Tag::text, text);
        }
    }

    // Rows and cells end the rows and cells before them. False where there is no table to stand in.
    bool prepare_table_part(Tag tag) {
        const std::size_t table = stack_.innermost_table();
        if (table == 0) {
            return false;
        }
        std::size_t keep = table + 1;
        if (tag == Tag::tr_ || tag == Tag::td_ || tag == Tag::th_) {
            while (keep < stack_.size() &&
                   (stack_[keep].tag == Tag::tbody_ || stack_[keep].tag == Tag::thead_ ||
                    stack_[keep].tag == Tag::tfoot_)) {
                ++keep;
            }
        }
        if (tag == Tag::td_ || tag == Tag::th_) {
            if (keep < stack_.size() && stack_[keep].tag == Tag::tr_) {
                ++keep;
                stack_.pop_to(keep);
            } else {
                stack_.pop_to(keep);
                stack_.push(add_node(Tag::tr_, {}), Tag::tr_);
            }
            return true;
        }
        stack_.pop_to(keep);
        return true;
    }

    void prepare(Tag tag) {
        if (has_flag(tag, flag_breakout) && stack_.count(Tag::svg_) + stack_.count(Tag::math_) > 0) {
            std::size_t i = stack_.size() - 1;
            while (i > 0 && stack_[i].tag != Tag::svg_ && stack_[i].tag != Tag::math_) {
                --i;
            }
            stack_.pop_to(std::max<std::size_t>(i, 1));
        }
        if (tag == Tag::li_) {
            stack_.close_item(Tag::li_, Tag::li_);
        } else if (tag == Tag::dd_ || tag == Tag::dt_) {
            stack_.close_item(Tag::dd_, Tag::dt_);
        } else if ((tag == Tag::option_ || tag == Tag::optgroup_) && stack_.current() == Tag::option_) {
            stack_.pop();
        } else if (tag == Tag::a_ || tag == Tag::nobr_) {
            if (const std::size_t open = stack_.find(tag, flag_scope)) {
                stack_.take_out(open);
            }
        } else if (tag == Tag::button_) {
            if (const std::size_t open = stack_.find(tag, flag_scope)) {
                stack_.pop_to(open);
            }
        }
        if (has_flag(tag, flag_closes_p)) {
            stack_.close_paragraph();
        }
        if (heading_level(tag) != 0 && heading_level(stack_.current()) != 0) {
            stack_.pop();
        }
    }

    void start(const HtmlToken& token) {
        switch (token.tag) {
            case Tag::html_:
                tree_.html_source = tree_.html_source.empty() ? token.source : tree_.html_source;
                return;
            case Tag::body_:
                tree_.body_source = tree_.body_source.empty() ? token.source : tree_.body_source;
                return;
            case Tag::head_:
            case Tag::frame_:
            case Tag::frameset_:
                return;
            case Tag::meta_:
                read_meta(token.source);
                return;
            case Tag::form_:
                if (stack_.count(Tag::form_) > 0) {
                    return;
                }
                break;
            case Tag::caption_:
            case Tag::colgroup_:
            case Tag::tbody_:
            case Tag::thead_:
            case Tag::tfoot_:
            case Tag::tr_:
            case Tag::td_:
            case Tag::th_:
                if (!prepare_table_part(token.tag)) {
                    return;
                }
                break;
            default:
                break;
        }
        prepare(token.tag);
        const bool foreign = stack_.count(Tag::svg_) + stack_.count(Tag::math_) > 0;
        if (has_flag(token.tag, flag_raw) && !foreign) {
            const std::string_view content = scanner_.raw_text(tag_name(token.tag));
            if (token.tag == Tag::title_ && tree_.title.empty()) {
                tree_.title = content;
            }
            return;  // Scripts, styles, frames and edited text are not part of what the page says.
        }
        add_element(token, foreign);
    }

    void add_element(const HtmlToken& token, bool foreign) {
        const bool empty =
            has_flag(token.tag, flag_void) ||
            (token.self_closing && (foreign || token.tag == Tag::svg_ || token.tag == Tag::math_));
        const bool too_deep = stack_.size() >= limits_.depth;
        if (tree_.nodes.size() >= limits_.elements || too_deep) {
            overflow_ += empty ? 0U : 1U;
            // The text of too deep an element stays, and a block still ends what is before it: one mark is
            // enough.
            const NodeId last = tree_.nodes[stack_.back().node].last_child;
            if (tree_.nodes.size() < limits_.elements && has_flag(token.tag, flag_block) &&
                (last == no_node || tree_.nodes[last].tag == Tag::text)) {
                add_node(Tag::p_, {});
            }
            return;
        }
        const NodeId node = add_node(token.tag, token.source);
        if (!empty) {
            stack_.push(node, token.tag);
        }
    }

    void read_meta(std::string_view source) {
        const auto kind = attribute(source, "http-equiv", limits_);
        if (kind && equals_ignoring_case(*kind, "content-language")) {
            tree_.meta_language = attribute(source, "content", limits_).value_or(std::string_view{});
        }
    }

    void end(Tag tag, std::string_view name) {
        if (overflow_ > 0 && tag != Tag::p_ && tag != Tag::li_ && tag != Tag::br_) {
            --overflow_;
            return;
        }
        switch (tag) {
            case Tag::html_:
            case Tag::body_:
            case Tag::head_:
                return;
            case Tag::br_:
                add_node(Tag::br_, {});
                return;
            case Tag::p_:
                if (stack_.count(Tag::p_) == 0) {
                    add_node(Tag::p_, {});
                }
                stack_.close_paragraph();
                return;
            case Tag::form_:
                if (const std::size_t open = stack_.find(tag, flag_scope)) {
                    stack_.take_out(open);
                }
                return;
            case Tag::table_:
                if (const std::size_t open = stack_.innermost_table()) {
                    stack_.pop_to(open);
                }
                return;
            case Tag::tbody_:
            case Tag::thead_:
            case Tag::tfoot_:
            case Tag::tr_:
            case Tag::td_:
            case Tag::th_:
            case Tag::caption_:
                end_table_part(tag);
                return;
            default:
                end_other(tag, name);
        }
    }

    void end_table_part(Tag tag) {
        const std::size_t table = stack_.innermost_table();
        for (std::size_t i = stack_.size() - 1; table > 0 && i > table; --i) {
            if (stack_[i].tag == tag) {
                stack_.pop_to(i);
                return;
            }
        }
    }

    void end_other(Tag tag, std::string_view name) {
        if (heading_level(tag) != 0) {
            // Any heading's end tag ends any open heading.
            for (std::size_t i = stack_.size() - 1; i > 0 && !has_flag(stack_[i].tag, flag_scope); --i) {
                if (heading_level(stack_[i].tag) != 0) {
                    stack_.pop_to(i);
                    return;
                }
            }
            return;
        }
        if (tag == Tag::unknown) {
            end_unknown(name);
            return;
        }
        const bool formatting = has_flag(tag, flag_formatting);
        const bool special = has_flag(tag, flag_special);
        const std::size_t open = stack_.find(tag, special || formatting ? flag_scope : flag_special);
        if (open == 0) {
            return;
        }
        if (!formatting) {
            stack_.pop_to(open);
            return;
        }
        // A formatting element ends here even if blocks opened inside it stay open (the adoption agency).
        const bool blocks_inside =
            std::any_of(stack_.begin() + static_cast<std::ptrdiff_t>(open), stack_.end(),
                        [](const OpenElement& entry) { return has_flag(entry.tag, flag_special); });
        if (blocks_inside) {
            stack_.take_out(open);
        } else {
            stack_.pop_to(open);
        }
    }

    void end_unknown(std::string_view name) {
        if (stack_.count(Tag::unknown) == 0) {
            return;
        }
        for (std::size_t i = stack_.size() - 1; i > 0 && !has_flag(stack_[i].tag, flag_special); --i) {
            if (stack_[i].tag != Tag::unknown) {
                continue;
            }
            // An element's source begins right after its name.
            const char* after_name = tree_.nodes[stack_[i].node].source.data();
            const auto offset = static_cast<std::size_t>(after_name - page_.data());
            if (offset > name.size() && page_.substr(offset - name.size(), name.size()) == name &&
                page_[offset - name.size() - 1] == '<') {
                stack_.pop_to(i);
                return;
            }
        }
    }

    std::string_view page_;
    HtmlScanner scanner_;
    HtmlLimits limits_;
    HtmlTree tree_;
    OpenElements stack_;
    std::uint32_t overflow_ = 0;
};

}  // namespace

HtmlTree parse_html(std::string_view page, const HtmlLimits& limits) {
    return TreeBuilder{page, limits}.build();
}

}  // namespace smallprint
