// The host's HTML parser against libgumbo, which follows the HTML standard to the letter.
//   build/bin/parser_accuracy [--show]
// For every page of the corpus: the text in document order, with the places where blocks begin and end, must
// be what gumbo's tree gives. Prints how many pages are equal, and the first difference of those that are
// not.
#include <gumbo.h>

#include <algorithm>
#include <iostream>
#include <string>

#include "base/utf8.h"
#include "corpus.h"
#include "document/charset.h"
#include "document/html_tree.h"

namespace {

using smallprint::HtmlTree;
using smallprint::NodeId;
using smallprint::Tag;

// Elements whose content is no text of the page, for both parsers alike.
bool is_left_out(Tag tag) {
    switch (tag) {
        case Tag::script_:
        case Tag::style_:
        case Tag::noscript_:
        case Tag::title_:
        case Tag::textarea_:
        case Tag::iframe_:
        case Tag::svg_:
        case Tag::math_:
        case Tag::template_:
        case Tag::select_:
            return true;
        default:
            return false;
    }
}

// Text with white space folded; '\n' where a block begins or ends.
class Words {
public:
    void text(std::string_view piece) {
        for (const char c : piece) {
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                space_ = true;
                continue;
            }
            if (block_ && !all_.empty()) {
                all_.push_back('\n');
            } else if (space_ && !all_.empty()) {
                all_.push_back(' ');
            }
            block_ = space_ = false;
            all_.push_back(c);
        }
    }
    void block() { block_ = true; }
    [[nodiscard]] const std::string& all() const { return all_; }

private:
    std::string all_;
    bool space_ = false;
    bool block_ = false;
};

void walk(const HtmlTree& tree, NodeId id, Words& words) {
    const auto& node = tree[id];
    if (node.tag == Tag::text) {
        words.text(smallprint::decode_references(node.source));
        return;
    }
    if (is_left_out(node.tag)) {
        return;
    }
    const bool block = smallprint::has_flag(node.tag, smallprint::flag_block) || node.tag == Tag::br_;
    if (block) {
        words.block();
    }
    for (NodeId child = node.first_child; child != smallprint::no_node; child = tree[child].next) {
        walk(tree, child, words);
    }
    if (block) {
        words.block();
    }
}

void walk(const GumboNode* node, Words& words) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
        words.text(node->v.text.text);
        return;
    }
    if (node->type != GUMBO_NODE_ELEMENT) {
        return;
    }
    const GumboElement& element = node->v.element;
    const Tag tag = smallprint::tag_of(gumbo_normalized_tagname(element.tag));
    if (is_left_out(tag)) {
        return;
    }
    const bool block = smallprint::has_flag(tag, smallprint::flag_block) || tag == Tag::br_;
    if (block) {
        words.block();
    }
    for (unsigned i = 0; i < element.children.length; ++i) {
        walk(static_cast<const GumboNode*>(element.children.data[i]), words);
    }
    if (block) {
        words.block();
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bool show = argc > 1 && std::string{argv[1]} == "--show";
    const auto root = accuracy::corpus();
    std::size_t pages = 0;
    std::size_t equal = 0;
    for (const char* folder : {"html", "messy_html", "controls", "nonterms"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root / folder}) {
            if (entry.path().extension() != ".html") {
                continue;
            }
            const std::string page = smallprint::decode_page(accuracy::read_file(entry.path()), {});
            Words own;
            walk(smallprint::parse_html(page), 0, own);
            GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
            Words theirs;
            walk(output->root, theirs);
            gumbo_destroy_output(&kGumboDefaultOptions, output);
            ++pages;
            if (own.all() == theirs.all()) {
                ++equal;
                continue;
            }
            const auto [mine, other] =
                std::mismatch(own.all().begin(), own.all().end(), theirs.all().begin(), theirs.all().end());
            std::cout << "differs: " << entry.path().filename().string() << '\n';
            if (show) {
                const auto around = [](const std::string& text, std::ptrdiff_t at) {
                    return text.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - 40)), 100);
                };
                std::cout << "  own:   " << around(own.all(), mine - own.all().begin())
                          << "\n  gumbo: " << around(theirs.all(), other - theirs.all().begin()) << '\n';
            }
        }
    }
    std::cout << equal << " of " << pages << " pages read as libgumbo reads them\n";
    return 0;
}
