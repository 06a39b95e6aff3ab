#include "document/html_boilerplate.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/html_folding.h"
#include "document/html_scan.h"

namespace smallprint {
namespace {

// Shares of the page's prose above which a part is kept although its name says boilerplate.
constexpr double keep_navigation = 0.4;
constexpr double keep_footer = 0.3;
constexpr double keep_named = 0.1;
constexpr double keep_consent = 0.6;
constexpr std::size_t longest_label_looked_at = 128;
constexpr std::uint32_t shortest_hidden_panel = 200;  // Bytes; a longer hidden part is a folded panel.

bool is_never_text(Tag tag) noexcept {
    constexpr std::array tags{Tag::svg_,      Tag::math_,   Tag::template_, Tag::select_,
                              Tag::datalist_, Tag::canvas_, Tag::audio_,    Tag::video_,
                              Tag::object_,   Tag::map_,    Tag::picture_};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

}  // namespace

double Boilerplate::prose_share(NodeId node) const {
    const double all = statistics_[0].prose_bytes;
    return all > 0 ? statistics_[node].prose_bytes / all : 0.0;
}

bool Boilerplate::is_hidden_scrap(NodeId node, const NameHints& hints) const {
    const std::uint32_t bytes = statistics_[node].text_bytes;
    if (bytes >= shortest_hidden_panel) {
        return false;
    }
    const std::string_view source = tree_[node].source;
    if (statistics_[node].prose_bytes > 0 && is_panel(source)) {
        return false;
    }
    const std::string_view style = attribute(source, "style").value_or(std::string_view{});
    return hints.hidden || hints.skip || attribute(source, "hidden") ||
           style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos ||
           (bytes <= 3 && attribute(source, "aria-hidden") == "true");
}

// A dialog that calls itself one of consent to whoever cannot see it.
bool Boilerplate::is_labelled_consent(NodeId node) const {
    const auto label = attribute(tree_[node].source, "aria-label");
    if (!label || statistics_[node].headings >= 4 || prose_share(node) >= keep_consent) {
        return false;
    }
    const std::string words = ascii_lowered(label->substr(0, longest_label_looked_at));
    return words.find("cookie") != std::string::npos || words.find("consent") != std::string::npos;
}

// "Latest update: 3 May 2026" at a text's foot is the text's own, whatever that foot is called.
bool Boilerplate::dates_the_text(NodeId node) const {
    constexpr std::uint32_t longest_line = 120;
    const NodeStatistics& own = statistics_[node];
    if (tree_[node].tag != Tag::div_ || own.text_bytes > longest_line || own.links > 0) {
        return false;
    }
    NodeId text = node;
    while (text != no_node && tree_[text].tag != Tag::text) {
        text = tree_[text].first_child;
        while (text != no_node && statistics_[text].text_bytes == 0) {
            text = tree_[text].next;
        }
    }
    if (text == no_node) {
        return false;
    }
    const std::string words = ascii_lowered(tree_[text].source.substr(0, longest_line));
    constexpr std::array<std::string_view, 6> signs{"last updated", "latest update", "last modified",
                                                    "last revised", "effective",     "updated on"};
    return std::any_of(signs.begin(), signs.end(),
                       [&words](std::string_view sign) { return words.find(sign) != std::string::npos; });
}

bool Boilerplate::drops_by_name(NodeId node, const NameHints& hints) const {
    const NodeStatistics& own = statistics_[node];
    const double share = prose_share(node);
    if (hints.consent && share < keep_consent) {
        // "cookie-policy-notice" may be the terms themselves: those have headings.
        return share < keep_named || own.headings < 4;
    }
    const bool mostly_links = own.link_bytes * 2 > own.text_bytes;
    if (hints.strong && (share < keep_named || (share < keep_footer && mostly_links))) {
        return true;
    }
    // Weak names: only scraps, and never a bare heading ("toc-heading", "section-header").
    constexpr std::uint32_t most_prose = 250;
    return hints.weak && own.prose_bytes < most_prose && share < keep_named && own.titles == 0 &&
           (own.headings == 0 || own.links > 0);
}

bool Boilerplate::drops_by_links(NodeId node) const {
    const NodeStatistics& own = statistics_[node];
    return own.links >= 3 && own.prose_bytes * 4 < own.text_bytes && own.link_bytes > own.text_bytes * 0.8 &&
           own.titles == 0 && !is_announced(tree_, statistics_, node);
}

bool Boilerplate::drops_by_tag(NodeId node) const {
    const HtmlNode& element = tree_[node];
    switch (element.tag) {
        case Tag::nav_:
        case Tag::dialog_:
            return prose_share(node) < keep_navigation;
        case Tag::footer_:
        case Tag::aside_:
            return prose_share(node) < keep_footer;
        case Tag::header_:
            return prose_share(node) < keep_named && statistics_[node].titles == 0;
        case Tag::button_: {
            // The heads of accordions are buttons inside headings.
            const Tag parent = tree_[element.parent].tag;
            return heading_level(parent) == 0 && parent != Tag::summary_ && parent != Tag::dt_ &&
                   !heads_panel(tree_, statistics_, node);
        }
        default:
            return is_never_text(element.tag);
    }
}

bool Boilerplate::drops_by_role(NodeId node, std::string_view role) const {
    constexpr std::array<std::string_view, 11> roles{"tablist", "navigation", "banner",      "contentinfo",
                                                     "search",  "dialog",     "alertdialog", "complementary",
                                                     "menu",    "menubar",    "toolbar"};
    if (role == "button") {
        constexpr std::uint32_t longest_label = 24;
        return statistics_[node].text_bytes <= longest_label &&
               heading_level(tree_[tree_[node].parent].tag) == 0 && !heads_panel(tree_, statistics_, node);
    }
    return std::find(roles.begin(), roles.end(), role) != roles.end() && prose_share(node) < keep_footer &&
           !(role == "banner" && statistics_[node].titles > 0);
}

bool Boilerplate::drops(NodeId node) const {
    const HtmlNode& element = tree_[node];
    if (element.tag == Tag::text || element.tag == Tag::root || element.tag == Tag::br_) {
        return false;
    }
    if (drops_by_tag(node)) {
        return true;
    }
    const bool is_heading = heading_level(element.tag) != 0;
    const bool is_block = has_flag(element.tag, flag_block);
    if (!element.source.empty() && !is_heading) {
        if (const auto role = attribute(element.source, "role");
            role && (drops_by_role(node, *role) ||
                     ((*role == "dialog" || *role == "alertdialog") && is_labelled_consent(node)))) {
            return true;
        }
        const NameHints hints = name_hints(element.source);
        if (is_hidden_scrap(node, hints)) {
            return true;
        }
        if (is_block && element.tag != Tag::p_ && drops_by_name(node, hints) && !dates_the_text(node)) {
            return true;
        }
    }
    return is_block && !is_heading && drops_by_links(node);
}

}  // namespace smallprint
