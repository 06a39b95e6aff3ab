#include "document/markdown_brackets.h"

#include <algorithm>

#include "document/entities.h"
#include "document/html_scan.h"
#include "document/html_tree.h"

namespace smallprint {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t longest_target = 4096;
constexpr unsigned deepest_brackets = 32;  // As CommonMark's own programs.

}  // namespace

MarkdownBrackets::MarkdownBrackets(std::string_view text) : text_(text) {
    partner_.assign(text_.size(), 0);
    closes_.assign(text_.size(), false);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        const char c = text_[i];
        if (c == '\\') {
            ++i;
        } else if (c == '[') {
            open.push_back(i);
        } else if (c == ']' && !open.empty()) {
            partner_[open.back()] = static_cast<std::uint32_t>(i);
            closes_[i] = true;
            open.pop_back();
        }
    }
}

bool MarkdownBrackets::ends_elsewhere_begun_link(std::size_t i) {
    return !closes_[i] && i + 1 < text_.size() && text_[i + 1] == '(' && plain_target_end(i + 2) != none;
}

std::size_t MarkdownBrackets::plain_target_end(std::size_t begin) {
    if (begin < stop_from_ || begin > stop_) {
        stop_from_ = begin;
        stop_ = text_.find_first_of(") \n", begin);
    }
    return stop_ == none || text_[stop_] != ')' ? none : stop_ + 1;
}

bool MarkdownBrackets::read_target(std::size_t open, const LinkReferences& references, std::string& target,
                                   std::size_t& end) {
    const std::size_t close = partner_[open];
    if (close + 1 < text_.size() && text_[close + 1] == '(') {
        std::size_t i = close + 2;
        unsigned depth = 1;
        bool quoted = false;
        for (; i < text_.size() && i - close < longest_target && depth > 0 && depth <= deepest_brackets;
             ++i) {
            const char c = text_[i];
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '(' ? 1U : 0U;
                depth -= c == ')' ? 1U : 0U;
            }
        }
        if (depth == 0) {
            std::string_view inside = text_.substr(close + 2, i - close - 3);
            while (!inside.empty() && is_html_space(inside.front())) {
                inside.remove_prefix(1);
            }
            inside = inside.substr(0, std::min(inside.find_first_of(" \n\t"), inside.size()));
            if (inside.starts_with('<') && inside.ends_with('>')) {
                inside = inside.substr(1, inside.size() - 2);
            }
            target = decode_references(inside);
            end = i;
            return true;
        }
        // A picture in the text itself may be of any length; its target is nothing to keep.
        if (text_.substr(close + 2).starts_with("data:")) {
            end = plain_target_end(close + 2);
            return end != none;
        }
        return false;
    }
    std::string_view label = text_.substr(open + 1, close - open - 1);
    end = close + 1;
    if (close + 1 < text_.size() && text_[close + 1] == '[' && partner_[close + 1] != 0) {
        const std::size_t second = partner_[close + 1];
        if (second > close + 2) {
            label = text_.substr(close + 2, second - close - 2);
        }
        end = second + 1;
    }
    if (references.empty() || label.size() > 1000) {
        return false;
    }
    const auto found = references.find(reference_key(label));
    if (found == references.end()) {
        return false;
    }
    target = found->second;
    return true;
}

}  // namespace smallprint
