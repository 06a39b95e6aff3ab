// The main part of a page: where nearly all of the prose is. What stands beside it is kept only if it reads
// like terms.
#include <algorithm>
#include <array>
#include <string>

#include "document/html_boilerplate.h"
#include "document/html_scan.h"

namespace smallprint {
namespace {

constexpr double main_share = 0.9;
constexpr std::size_t words_looked_at = 400;

// Words that terms are full of and teasers are not.
bool is_legal_word(std::string_view word) {
    constexpr std::array<std::string_view, 40> words{
        "agreement", "arbitration",  "breach",    "collect",    "comply",     "consent",    "contact",
        "data",      "disclose",     "effective", "governed",   "hereby",     "hereunder",  "law",
        "laws",      "legal",        "liability", "liable",     "notice",     "parties",    "party",
        "personal",  "policies",     "policy",    "privacy",    "process",    "provisions", "pursuant",
        "rights",    "shall",        "terms",     "updated",    "user",       "users",      "warranties",
        "warranty",  "jurisdiction", "third",     "conditions", "information"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Elements that hold a part of a page; paragraphs, lists and headings beside each other are one text.
bool is_container(Tag tag) noexcept {
    constexpr std::array tags{Tag::div_,    Tag::section_, Tag::article_, Tag::main_,
                              Tag::form_,   Tag::header_,  Tag::footer_,  Tag::aside_,
                              Tag::table_,  Tag::tbody_,   Tag::tr_,      Tag::td_,
                              Tag::center_, Tag::nav_,     Tag::dialog_,  Tag::fieldset_};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

class MainText {
public:
    MainText(const HtmlTree& tree, const std::vector<NodeStatistics>& statistics)
        : tree_(tree), statistics_(statistics), left_out_(tree.nodes.size()), prose_(tree.nodes.size()) {}

    std::vector<bool> find() {
        drop_boilerplate();
        count_kept_prose();
        for (NodeId node = 0; (node = step_into(node)) != no_node;) {
        }
        return std::move(left_out_);
    }

private:
    void drop_boilerplate() {
        const Boilerplate boilerplate{tree_, statistics_};
        // A parent comes before its children, so that what is inside a dropped part need not be looked at.
        for (std::size_t i = 1; i < tree_.nodes.size(); ++i) {
            const auto node = static_cast<NodeId>(i);
            left_out_[i] = left_out_[tree_[node].parent] || boilerplate.drops(node);
        }
    }

    void count_kept_prose() {
        for (std::size_t i = tree_.nodes.size(); i-- > 1;) {
            const HtmlNode& node = tree_.nodes[i];
            if (left_out_[i]) {
                prose_[i] = 0;
                continue;
            }
            if (node.tag == Tag::text) {
                prose_[i] = statistics_[i].prose_bytes;
            }
            prose_[node.parent] += prose_[i];
        }
    }

    // The child with nearly all prose, with its neighbours judged; no_node where the main part is reached.
    NodeId step_into(NodeId node) {
        NodeId best = no_node;
        for (NodeId child = tree_[node].first_child; child != no_node; child = tree_[child].next) {
            if (best == no_node || prose_[child] > prose_[best]) {
                best = child;
            }
        }
        if (best == no_node || !is_container(tree_[best].tag) || prose_[best] == 0 ||
            static_cast<double>(prose_[best]) < main_share * static_cast<double>(prose_[0])) {
            return no_node;
        }
        bool after = false;
        for (NodeId child = tree_[node].first_child; child != no_node; child = tree_[child].next) {
            if (child == best) {
                after = true;
            } else if (!left_out_[child] && has_flag(tree_[child].tag, flag_block) &&
                       !belongs(child, after)) {
                left_out_[child] = true;
            }
        }
        return best;
    }

    [[nodiscard]] bool belongs(NodeId node, bool after) const {
        const NodeStatistics& own = statistics_[node];
        if (own.text_bytes == 0 || (!after && own.titles > 0)) {
            return true;
        }
        std::size_t words = 0;
        std::size_t hits = 0;
        count_words(node, words, hits);
        constexpr std::size_t least_hits = 2;
        constexpr std::size_t words_per_hit = 25;
        return hits >= least_hits && hits * words_per_hit >= words;
    }

    // Links are left out: a footer's links are all named "terms" and "privacy".
    void count_words(NodeId node, std::size_t& words, std::size_t& hits) const {
        if (tree_[node].tag == Tag::text) {
            std::string word;
            for (const char c : tree_[node].source) {
                if (is_ascii_letter(c)) {
                    word.push_back(ascii_lower(c));
                } else if (!word.empty()) {
                    ++words;
                    hits += is_legal_word(word) ? 1U : 0U;
                    word.clear();
                }
            }
            if (!word.empty()) {
                ++words;
                hits += is_legal_word(word) ? 1U : 0U;
            }
            return;
        }
        for (NodeId child = tree_[node].first_child; child != no_node && words < words_looked_at;
             child = tree_[child].next) {
            if (!left_out_[child] && tree_[child].tag != Tag::a_) {
                count_words(child, words, hits);
            }
        }
    }

    const HtmlTree& tree_;
    const std::vector<NodeStatistics>& statistics_;
    std::vector<bool> left_out_;
    std::vector<std::uint32_t> prose_;
};

}  // namespace

std::vector<bool> left_out_nodes(const HtmlTree& tree, const std::vector<NodeStatistics>& statistics) {
    return MainText{tree, statistics}.find();
}

}  // namespace smallprint
