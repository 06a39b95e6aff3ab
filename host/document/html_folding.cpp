#include "document/html_folding.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/html_scan.h"

namespace smallprint {
namespace {

// The next element or text with words beside a node, or beside what the node is the last part of.
NodeId following(const HtmlTree& tree, const std::vector<NodeStatistics>& statistics, NodeId node) {
    constexpr int most_steps_up = 3;
    constexpr int most_siblings = 4;
    for (int up = 0; up < most_steps_up && node != 0 && node != no_node; ++up) {
        NodeId next = tree[node].next;
        for (int i = 0; i < most_siblings && next != no_node; ++i, next = tree[next].next) {
            if (statistics[next].text_bytes > 0 || tree[next].tag == Tag::button_) {
                return next;
            }
        }
        node = tree[node].parent;
    }
    return no_node;
}

// The last words of a node, without the white space behind them; empty if it has none.
std::string_view last_words(const HtmlTree& tree, const std::vector<NodeStatistics>& statistics,
                            NodeId node) {
    constexpr int deepest = 16;
    for (int depth = 0; depth < deepest && node != no_node; ++depth) {
        if (tree[node].tag == Tag::text) {
            std::string_view text = tree[node].source;
            while (!text.empty() && is_html_space(text.back())) {
                text.remove_suffix(1);
            }
            return text;
        }
        node = tree[node].last_child;
        constexpr int most_blanks = 8;
        for (int i = 0; i < most_blanks && node != no_node && statistics[node].text_bytes == 0; ++i) {
            node = tree[node].previous;
        }
    }
    return {};
}

// Words of a control that say nothing of what it opens.
bool is_mere_control(const HtmlTree& tree, NodeId control) {
    constexpr int deepest = 8;
    NodeId text = control;
    for (int depth = 0; depth < deepest && text != no_node && tree[text].tag != Tag::text; ++depth) {
        text = tree[text].first_child;
    }
    if (text == no_node || tree[text].tag != Tag::text) {
        return false;
    }
    constexpr std::size_t longest = 40;
    std::string words = ascii_lowered(tree[text].source.substr(0, longest));
    words.erase(std::find_if_not(words.rbegin(), words.rend(), is_html_space).base(), words.end());
    words.erase(words.begin(), std::find_if_not(words.begin(), words.end(), is_html_space));
    constexpr std::array<std::string_view, 13> controls{
        "menu",      "open menu",  "close",    "show more", "read more",    "see more", "learn more",
        "show less", "expand all", "show all", "expand",    "collapse all", "more"};
    return std::find(controls.begin(), controls.end(), words) != controls.end();
}

bool holds_nearly_all(const std::vector<NodeStatistics>& statistics, NodeId node) {
    constexpr double nearly_all = 0.9;
    return statistics[node].prose_bytes > nearly_all * statistics[0].prose_bytes;
}

// True if the node, or what it holds first, has this id.
bool has_id(const HtmlTree& tree, NodeId node, std::string_view id) {
    constexpr int deepest = 4;
    for (int depth = 0; depth < deepest && node != no_node; ++depth) {
        if (attribute(tree[node].source, "id") == id) {
            return true;
        }
        node = tree[node].first_child;
        while (node != no_node && tree[node].tag == Tag::text) {
            node = tree[node].next;
        }
    }
    return false;
}

}  // namespace

bool heads_panel(const HtmlTree& tree, const std::vector<NodeStatistics>& statistics, NodeId control) {
    const std::string_view source = tree[control].source;
    const auto toggles = attribute(source, "data-bs-toggle").value_or(std::string_view{});
    if (attribute(source, "role") == "tab" || attribute(source, "aria-haspopup") ||
        (!attribute(source, "aria-expanded") && toggles != "collapse")) {
        return false;
    }
    if (is_mere_control(tree, control)) {
        return false;
    }
    const NodeId panel = following(tree, statistics, control);
    if (panel == no_node || tree[panel].tag == Tag::main_ || holds_nearly_all(statistics, panel)) {
        return false;  // What opens and closes a menu stands before the page's text, too.
    }
    const auto controls = attribute(source, "aria-controls").value_or(std::string_view{});
    return statistics[panel].prose_bytes > 0 && (controls.empty() || has_id(tree, panel, controls)) &&
           std::size_t{statistics[panel].link_bytes} * 2 < statistics[panel].text_bytes;
}

bool is_panel(std::string_view attributes) {
    if (attribute(attributes, "role") == "tabpanel") {
        return true;
    }
    constexpr std::array<std::string_view, 4> words{"accordion", "collapse", "tab-pane", "tabpanel"};
    const std::string_view classes = attribute(attributes, "class").value_or(std::string_view{});
    return std::any_of(words.begin(), words.end(), [classes](std::string_view word) {
        return classes.find(word) != std::string_view::npos;
    });
}

bool is_announced(const HtmlTree& tree, const std::vector<NodeStatistics>& statistics, NodeId list) {
    const Tag tag = tree[list].tag;
    if (tag != Tag::ul_ && tag != Tag::ol_) {
        return false;
    }
    const NodeId parent = tree[list].parent;
    if (tree[parent].tag == Tag::li_ && statistics[parent].prose_bytes > statistics[list].prose_bytes) {
        return true;
    }
    constexpr int most_blanks = 4;
    NodeId before = tree[list].previous;
    for (int i = 0; i < most_blanks && before != no_node && statistics[before].text_bytes == 0; ++i) {
        before = tree[before].previous;
    }
    if (before == no_node || heading_level(tree[before].tag) != 0 || statistics[before].prose_bytes == 0) {
        return false;
    }
    return last_words(tree, statistics, before).ends_with(':');
}

}  // namespace smallprint
