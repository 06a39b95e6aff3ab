#include "document/html_boilerplate.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/html_scan.h"

namespace smallprint {
namespace {

// The words of a class or id: "site-footer", "siteFooter" and "site_footer" are all {site, footer}.
template <typename Visit>
void for_each_word(std::string_view names, Visit visit) {
    constexpr std::size_t most_bytes = 512;
    std::string word;
    bool lower_before = false;
    for (const char c : names.substr(0, most_bytes)) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (!is_ascii_letter(c) || (upper && lower_before)) {
            if (!word.empty()) {
                visit(std::string_view{word});
                word.clear();
            }
        }
        lower_before = is_ascii_letter(c) && !upper;
        if (is_ascii_letter(c)) {
            word.push_back(ascii_lower(c));
        }
    }
    if (!word.empty()) {
        visit(std::string_view{word});
    }
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Consent managers put whole paragraphs over a page; their own words in ids and classes are unmistakable.
constexpr std::array<std::string_view, 16> consent_words{
    "onetrust", "ot",     "cookiebot", "cybot",  "didomi",    "usercentrics", "cky",   "cmplz",
    "osano",    "truste", "iubenda",   "termly", "cookieyes", "cookielaw",    "klaro", "cookieconsent"};

constexpr std::array<std::string_view, 44> boilerplate_words{
    "nav",     "navbar",  "navigation",    "menu",     "submenu",   "footer",     "breadcrumb", "breadcrumbs",
    "sidebar", "share",   "sharing",       "social",   "related",   "newsletter", "subscribe",  "pagination",
    "toc",     "skip",    "masthead",      "topbar",   "header",    "banner",     "popup",      "login",
    "signin",  "search",  "lang",          "language", "languages", "locale",     "copyright",  "comments",
    "disqus",  "advert",  "advertisement", "ads",      "promo",     "cta",        "toolbar",    "offcanvas",
    "drawer",  "tooltip", "feedback",      "megamenu"};

}  // namespace

double Boilerplate::prose_share(NodeId node) const {
    const double all = statistics_[0].prose_bytes;
    return all > 0 ? statistics_[node].prose_bytes / all : 0.0;
}

bool Boilerplate::is_hidden_scrap(NodeId node) const {
    constexpr std::uint32_t shortest_panel = 200;
    if (statistics_[node].text_bytes >= shortest_panel) {
        return false;  // A folded panel: its words are part of the terms.
    }
    const std::string_view source = tree_[node].source;
    if (attribute(source, "hidden")) {
        return true;
    }
    const std::string_view style = attribute(source, "style").value_or(std::string_view{});
    if (style.find("display:none") != std::string_view::npos ||
        style.find("display: none") != std::string_view::npos) {
        return true;
    }
    bool hidden = false;
    for_each_word(attribute(source, "class").value_or(std::string_view{}), [&](std::string_view word) {
        hidden = hidden || word == "sr" || word == "visuallyhidden" || word == "material" || word == "icon";
    });
    return hidden && statistics_[node].text_bytes < 80;
}

bool Boilerplate::drops_by_name(NodeId node) const {
    const std::string_view source = tree_[node].source;
    if (source.empty()) {
        return false;
    }
    bool consent = false;
    bool named = false;
    bool cookie = false;
    bool bar = false;
    const auto look = [&](std::string_view word) {
        consent = consent || is_one_of(word, consent_words);
        named = named || is_one_of(word, boilerplate_words);
        cookie = cookie || word == "cookie" || word == "cookies" || word == "gdpr" || word == "consent";
        bar = bar || word == "banner" || word == "bar" || word == "notice" || word == "popup" ||
              word == "modal" || word == "dialog" || word == "overlay" || word == "consent";
    };
    for_each_word(attribute(source, "id").value_or(std::string_view{}), look);
    for_each_word(attribute(source, "class").value_or(std::string_view{}), look);
    const double share = prose_share(node);
    const NodeStatistics& own = statistics_[node];
    if (consent || (cookie && bar)) {
        return share < 0.5;
    }
    if (!named) {
        return false;
    }
    // A name alone is weak: the part must be small beside the page's prose.
    return share < 0.1 || (share < 0.3 && own.link_bytes * 2 > own.text_bytes);
}

bool Boilerplate::drops_by_links(NodeId node) const {
    const NodeStatistics& own = statistics_[node];
    if (own.links < 3 || own.text_bytes == 0 || own.prose_bytes > own.text_bytes / 4) {
        return false;
    }
    return static_cast<double>(own.link_bytes) > 0.8 * own.text_bytes;
}

bool Boilerplate::drops(NodeId node) const {
    const HtmlNode& element = tree_[node];
    switch (element.tag) {
        case Tag::svg_:
        case Tag::math_:
        case Tag::template_:
        case Tag::select_:
        case Tag::datalist_:
        case Tag::canvas_:
        case Tag::audio_:
        case Tag::video_:
        case Tag::object_:
        case Tag::map_:
            return true;
        case Tag::nav_:
        case Tag::dialog_:
            return prose_share(node) < 0.4;
        case Tag::footer_:
        case Tag::aside_:
            return prose_share(node) < 0.3;
        case Tag::header_:
            return prose_share(node) < 0.1 && statistics_[node].links > 2;
        case Tag::button_: {
            const Tag parent = tree_[element.parent].tag;
            return heading_level(parent) == 0 && parent != Tag::summary_ && parent != Tag::dt_;
        }
        case Tag::html_:
        case Tag::text:
        case Tag::root:
        case Tag::p_:
            return false;
        default:
            break;
    }
    if (!element.source.empty()) {
        if (const auto role = attribute(element.source, "role")) {
            constexpr std::array<std::string_view, 11> roles{
                "navigation",    "banner", "contentinfo", "search",  "dialog", "alertdialog",
                "complementary", "menu",   "menubar",     "toolbar", "button"};
            if (is_one_of(*role, roles)) {
                return prose_share(node) < 0.3 && !(*role == "button" && statistics_[node].text_bytes > 24);
            }
        }
        if (is_hidden_scrap(node) || drops_by_name(node)) {
            return true;
        }
    }
    return has_flag(element.tag, flag_block) && heading_level(element.tag) == 0 && drops_by_links(node);
}

}  // namespace smallprint
